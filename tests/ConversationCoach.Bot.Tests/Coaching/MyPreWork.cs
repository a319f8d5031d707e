using System.Net;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using Microsoft.Extensions.DependencyInjection;

namespace ConversationCoach.Bot.Tests.Coaching;

/// <summary>What a person who is asked finds and can do.</summary>
public sealed class MyPreWork : IAsyncLifetime, IAsyncDisposable
{
    private readonly Tenant _tenant = new();

    [Fact]
    public async Task Shows_what_waits_before_what_is_finished_and_says_how_much_more_there_is()
    {
        var adele = _tenant.Person("adele");
        await adele.SaysAsync("hello");
        for (var number = 1; number <= 11; number++) await GiveAsync(adele, number, number == 11 ? "The New Coach" : "Carla Coach", new DateOnly(2099, 1, 1).AddDays(number));
        // All but the newest are finished, and shared, so that they stay in the list.
        using (var connection = _tenant.Bot.Connect())
        using (var finish = connection.CreateCommand())
        {
            finish.CommandText = """
                UPDATE assigned SET status = 'Complete' WHERE assignment IN (SELECT id FROM assignment WHERE due < '2099-01-12');
                INSERT INTO share (id, assigned, key_id, sealed, shared_at) SELECT a.id, a.id, a.key_id, x'00', a.moved_at FROM assigned a WHERE a.status = 'Complete';
                """;
            finish.ExecuteNonQuery();
        }

        await _tenant.DeliverAsync();
        await adele.SaysAsync("my pre-work");
        Assert.Contains(adele.Card.Lines, line => line.StartsWith("1\\. ", StringComparison.Ordinal) && line.EndsWith("for The New Coach", StringComparison.Ordinal));
        Assert.Contains("Not shown here: 1 more. They come up once you have finished or declined some of these, or taken back what you share.", adele.Card.Lines);
    }

    [Fact]
    public async Task Says_that_the_coach_sees_a_no_and_not_that_they_are_told()
    {
        var adele = _tenant.Person("adele");
        await adele.SaysAsync("hello");
        await GiveAsync(adele, 1, "Carla Coach", null);
        await _tenant.DeliverAsync();
        await adele.PressesAsync(_tenant.InboxOf("adele").Latest, "Decline");
        Assert.Contains("Your coach sees it when they look how far everybody is.", adele.Latest.Json + adele.Latest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_the_buttons_away_once_it_is_declined_and_can_be_started_after_all()
    {
        var adele = _tenant.Person("adele");
        await adele.SaysAsync("hello");
        await GiveAsync(adele, 1, "Carla Coach", null);
        await _tenant.DeliverAsync();
        var (asked, card) = (_tenant.InboxOf("adele").LatestId, _tenant.InboxOf("adele").Latest);

        await _tenant.PressAsync(adele, asked, card, "Decline", ("word", "No time"));
        Assert.Equal(["Start after all"], _tenant.InboxOf("adele").ById(asked).Buttons);
        Assert.Contains(Coach.English.Phrases.PreWork.Declined, _tenant.InboxOf("adele").ById(asked).Lines);
        Assert.Equal(asked, _tenant.InboxOf("adele").LatestId);

        await _tenant.PressAsync(adele, asked, _tenant.InboxOf("adele").ById(asked), "Start after all");
        Assert.Equal("A new preparation", _tenant.InboxOf("adele").Latest.Title);
    }

    [Fact]
    public async Task Is_declined_and_started_after_all_by_typing()
    {
        var adele = _tenant.Person("adele");
        await adele.SaysAsync("hello");
        await GiveAsync(adele, 1, "Carla Coach", null);
        await _tenant.DeliverAsync();

        await adele.SaysAsync("decline");
        await adele.SaysAsync("skip");
        Assert.Equal("Declined", adele.Latest.Title);
        await adele.SaysAsync("start after all");
        Assert.Equal("A new preparation", adele.Latest.Title);
    }

    [Fact]
    public async Task Leaves_the_card_a_person_works_on_live_when_something_else_is_declined()
    {
        var adele = _tenant.Person("adele");
        await _tenant.PostAsync(adele, activity => activity["text"] = "start");
        var (work, start) = (_tenant.InboxOf("adele").LatestId, _tenant.InboxOf("adele").Latest);
        await GiveAsync(adele, 1, "Carla Coach", null);
        await _tenant.DeliverAsync();

        await _tenant.PressAsync(adele, _tenant.InboxOf("adele").LatestId, _tenant.InboxOf("adele").Latest, "Decline");
        await _tenant.PressAsync(adele, work, start, "Start", ("about", "The rota"));
        Assert.Equal(Coach.English.Guides.Guides[0].Steps[0].Title, _tenant.InboxOf("adele").ById(work).Title);
    }

    [Fact]
    public async Task Is_named_to_the_coach_later_when_nobody_told_the_name_at_first()
    {
        _tenant.Before = request => request.RequestUri!.AbsolutePath.Contains("/members/", StringComparison.Ordinal) ? new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("{}") } : null;
        var coach = _tenant.Person("coach");
        await coach.SaysAsync("assign");
        await coach.PressesAsync("Look at it first", ("people", "me,22222222-2222-4222-8222-222222222222"));
        Assert.Contains("Teams has not told me these names", coach.Card.Json, StringComparison.Ordinal);
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        Assert.Contains("Somebody chosen from the directory (2)", (await FollowAsync(coach)).Lines);

        var asked = _tenant.Bot.Query("SELECT id FROM assigned WHERE number = 2").Single();
        var adele = _tenant.Person("adele");
        await adele.SendAsync(activity =>
        {
            activity["from"] = new JsonObject { ["id"] = "29:adele", ["aadObjectId"] = "22222222-2222-4222-8222-222222222222", ["name"] = "Adele Vance" };
            activity["value"] = JsonNode.Parse($$"""{"action":"answer-pre-work","do":"Later","asked":"{{Guid.Parse(asked)}}"}""");
        });
        Assert.Contains("Adele Vance", (await FollowAsync(coach)).Lines);
    }

    private static async Task<Shown> FollowAsync(Visitor coach)
    {
        await coach.SaysAsync("follow");
        return coach.Card;
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    private async Task<Guid> GiveAsync(Visitor person, int number, string coach, DateOnly? due)
    {
        _ = _tenant.Bot.Door;
        var draft = new Assignment(Guid.NewGuid(), new UserId("tenant", "carla"), coach, Coach.English.Guides.Guides[0].Id, "", due, AssignmentStatus.Draft,
            [new Assignee("Adele Vance", new Contact(person.User, "msteams", "https://teams.example/", "28:bot", "29:adele", null, null, null))], DateTimeOffset.UnixEpoch.AddDays(number));
        var assignments = _tenant.Bot.Services.GetRequiredService<IAssignmentStore>();
        await assignments.SaveDraftAsync(draft, CancellationToken.None);
        await assignments.SendAsync(draft, CancellationToken.None);
        return draft.Id;
    }
}
