using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using Microsoft.Extensions.DependencyInjection;

namespace ConversationCoach.Bot.Tests.Coaching;

/// <summary>What is typed where no question waits answers the card that came last, even where the words steer something else too.</summary>
public sealed class TypingToWhatCameByItself : IAsyncLifetime, IAsyncDisposable
{
    private const string Own = "My own other talk";

    private readonly Tenant _tenant = new();

    [Fact]
    public async Task Is_about_the_pre_work_and_not_about_the_preparation_at_hand()
    {
        var adele = await PersonWithWorkOfTheirOwnAsync("adele");
        await GiveAsync(adele, 1, "Carla Coach", null);
        await _tenant.DeliverAsync();

        await adele.SaysAsync("later");
        Assert.Equal(Coach.English.Phrases.PreWork.LaterSaid, adele.Latest.Text);
        await adele.SaysAsync("More");
        Assert.Equal(Coach.English.Phrases.PreWork.MoreTitle, adele.Latest.Title);
        await adele.SaysAsync("do not remind me");
        Assert.Equal(Coach.English.Phrases.PreWork.RemindOff, adele.Latest.Text);
    }

    [Fact]
    public async Task Is_about_the_newest_card_once_another_was_asked_for()
    {
        var adele = await PersonWithWorkOfTheirOwnAsync("adele");
        await GiveAsync(adele, 1, "Carla Coach", null);
        await _tenant.DeliverAsync();

        await adele.SaysAsync("list");
        await adele.SaysAsync("later");
        Assert.Contains(adele.Latest.Lines, line => line.Contains(Own, StringComparison.Ordinal));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Opens_what_is_shared_and_not_a_preparation_of_the_coach(bool isAtWork)
    {
        var coach = await _tenant.CoachWhoAsksInAGroupAsync();
        await coach.PressesAsync(_tenant.InboxOf("coach").Latest, "Look at it first", ("people", "0"));
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        var adele = _tenant.Person("adele");
        foreach (var said in new[] { "start now", "The rota", "skip", "skip", "We both want safe cover", "share", "see what they will see", "1", "share it" }) await adele.SaysAsync(said);
        await coach.StartsAsync(Own);
        if (!isAtWork) await coach.SaysAsync("pause");
        await _tenant.DeliverAsync();

        await coach.SaysAsync("open");
        Assert.Equal("Adele Vance: The rota", coach.Latest.Title);
    }

    [Fact]
    public async Task Opens_the_pre_work_of_those_who_were_not_reached()
    {
        var clock = new ShiftedClock(new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.Zero));
        await using var tenant = new Tenant(clock);
        tenant.Before = request => request.RequestUri!.AbsolutePath.Contains("chat-megan", StringComparison.Ordinal)
            ? new HttpResponseMessage(System.Net.HttpStatusCode.Forbidden) { Content = new StringContent("{}") }
            : null;
        var coach = await tenant.CoachWhoAsksInAGroupAsync();
        await coach.PressesAsync(tenant.InboxOf("coach").Latest, "Look at it first", ("people", "0,1"));
        await coach.PressesAsync("Send it now");
        await tenant.DeliverAsync();
        await coach.SaysAsync("list");
        clock.Advance(TimeSpan.FromMinutes(11));
        await tenant.DeliverAsync();

        await coach.SaysAsync("open");
        Assert.Contains("Megan Bowen", coach.Card.Lines);
    }

    [Fact]
    public async Task Asks_which_when_several_wait()
    {
        var adele = _tenant.Person("adele");
        await adele.SaysAsync("hello");
        await GiveAsync(adele, 1, "Carla Coach", new DateOnly(2099, 1, 5));
        await GiveAsync(adele, 2, "Dana Coach", new DateOnly(2099, 1, 6));
        await _tenant.DeliverAsync();

        await adele.SaysAsync("decline");
        Assert.Contains("Carla Coach", adele.Latest.Text, StringComparison.Ordinal);
        Assert.Contains("Dana Coach", adele.Latest.Text, StringComparison.Ordinal);
        await adele.SaysAsync("2");
        Assert.Equal("Dana Coach asks you to prepare", adele.Card.Title);
        await adele.SaysAsync("decline");
        await adele.SaysAsync("No time");
        Assert.Equal(["Queued", "Declined"], _tenant.Bot.Query("SELECT CASE a.status WHEN 'Declined' THEN 'Declined' ELSE 'Queued' END FROM assigned a JOIN assignment s ON s.id = a.assignment ORDER BY s.made_at"));

        await GiveAsync(adele, 3, "Erin Coach", new DateOnly(2099, 1, 7));
        await _tenant.DeliverAsync();
        await adele.SaysAsync("start now");
        await adele.SaysAsync("2");
        await adele.PressesAsync("Start", ("about", "The rota"));
        Assert.Single(_tenant.Bot.Query("SELECT a.id FROM assigned a JOIN assignment s ON s.id = a.assignment WHERE a.preparation IS NOT NULL AND s.due = '2099-01-07'"));
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    // Nothing is asked of them at the moment.
    private async Task<Visitor> PersonWithWorkOfTheirOwnAsync(string name)
    {
        var person = _tenant.Person(name);
        await person.StartsAsync(Own);
        await person.SaysAsync("pause");
        return person;
    }

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
