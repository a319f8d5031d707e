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
