using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Coaching;

/// <summary>All that coaches and their people can press, without a press.</summary>
public sealed class PreWorkByTyping : IAsyncLifetime, IAsyncDisposable
{
    private readonly Tenant _tenant = new();

    [Fact]
    public async Task Goes_from_a_coach_to_their_people_and_back()
    {
        var coach = await _tenant.CoachWhoAsksInAGroupAsync();
        await SaysAsync(coach, "assign", "everyone");
        Assert.Contains(coach.Screen, shown => shown.Text == "To 2: Adele Vance, Megan Bowen");
        await SaysAsync(coach, "1", "Before we meet", "3 December 2099");
        Assert.Equal("This is what they will get", coach.Card.Title);
        Assert.Contains(coach.Card.Lines, line => line.Contains("Before we meet", StringComparison.Ordinal));
        await SaysAsync(coach, "send it now");
        Assert.Contains("On its way to 2.", coach.Card.Lines);
        await _tenant.DeliverAsync();

        var adele = _tenant.Person("adele");
        await SaysAsync(adele, "start now", "The rota", "skip", "skip", "We both want safe cover", "share", "see what they will see", "1", "share it");
        Assert.Contains("Shared with Carla Coach.", adele.Card.Lines);
        var megan = _tenant.Person("megan");
        await SaysAsync(megan, "decline", "On leave that week");
        await _tenant.DeliverAsync();

        await SaysAsync(coach, "follow");
        Assert.Contains(coach.Card.Lines, line => line.Contains("On leave that week", StringComparison.Ordinal));
        await SaysAsync(coach, "see what they share", "adele");
        Assert.Contains(coach.Card.Lines, line => line.Contains("We both want safe cover", StringComparison.Ordinal));
        await SaysAsync(adele, "my pre-work", "take back what I shared");
        Assert.Equal(Coach.English.Phrases.PreWork.TakenBack, adele.Latest.Text);
    }

    [Fact]
    public async Task Is_followed_filtered_moved_and_withdrawn()
    {
        var coach = await _tenant.CoachWhoAsksInAGroupAsync();
        await SaysAsync(coach, "assign", "Adele Vance, Megan Bowen", "skip", "skip", "skip", "send it now");
        await _tenant.DeliverAsync();
        await SaysAsync(_tenant.Person("megan"), "decline", "skip");

        await SaysAsync(coach, "follow", "show these", "declined");
        Assert.Contains("Megan Bowen", coach.Card.Lines);
        Assert.DoesNotContain("Adele Vance", coach.Card.Lines);
        await SaysAsync(coach, "more", "another day", "4 December 2099");
        Assert.Contains(coach.Card.Lines, line => line.Contains("4 December 2099", StringComparison.Ordinal));
        await SaysAsync(coach, "remind them", "1");
        Assert.Contains(coach.Card.Lines, line => line.StartsWith("1 will be reminded", StringComparison.Ordinal));
        await SaysAsync(coach, "withdraw", "adele vance", "withdraw it");
        Assert.Contains("Withdrawn from 1.", coach.Card.Lines);
    }

    [Fact]
    public async Task Asks_again_for_what_it_does_not_understand_and_keeps_the_rest()
    {
        var coach = await _tenant.CoachWhoAsksInAGroupAsync();
        await SaysAsync(coach, "assign", "Nobody Known");
        Assert.Equal(Coach.English.Phrases.Assign.AskPeople, coach.Latest.Text);
        await SaysAsync(coach, "Adele Vance", "a fifth way", "2", new string('x', 1001));
        Assert.Equal(Coach.English.Phrases.Assign.AskNote, coach.Latest.Text);
        await SaysAsync(coach, "My note", "1 January 2001");
        Assert.Equal(Coach.English.Phrases.Assign.AskDue, coach.Latest.Text);
        await SaysAsync(coach, "back", "back", "back", "Megan Bowen", "skip", "skip", "skip");
        Assert.Contains(coach.Card.Lines, line => line.Contains("Megan Bowen", StringComparison.Ordinal));
        Assert.Contains(coach.Card.Lines, line => line.Contains("My note", StringComparison.Ordinal));

        await SaysAsync(coach, "send it now", "remind them", "nobody of that name");
        Assert.Contains(coach.Screen.TakeLast(2), shown => shown.Text == Coach.English.Phrases.Typing.NotAChoice);
        await SaysAsync(coach, "back");
        Assert.Contains("Megan Bowen", coach.Card.Lines);
    }

    [Fact]
    public async Task Is_taken_from_a_coach_again_by_whoever_has_blocked_them()
    {
        var coach = await _tenant.CoachWhoAsksInAGroupAsync();
        await SaysAsync(coach, "assign", "Adele Vance", "skip", "skip", "skip", "send it now");
        await _tenant.DeliverAsync();
        var adele = _tenant.Person("adele");
        await SaysAsync(adele, "my pre-work", "more", "no more from Carla Coach");
        Assert.Contains(adele.Latest.Lines, line => line.Contains("unblock coaches", StringComparison.Ordinal));
        await SaysAsync(adele, "unblock coaches");
        Assert.Equal(Coach.English.Phrases.PreWork.Unblocked, adele.Latest.Text);
        Assert.Empty(_tenant.Bot.Query("SELECT coach FROM blocked_coach"));
    }

    [Fact]
    public async Task Can_be_begun_where_there_is_no_roster()
    {
        var coach = _tenant.Person("coach");
        await SaysAsync(coach, "assign", "me", "skip", "skip", "skip", "send it now");
        await _tenant.DeliverAsync();
        await SaysAsync(coach, "start now");
        Assert.Equal("A new preparation", coach.Card.Title);
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    private static async Task SaysAsync(Visitor person, params string[] words)
    {
        foreach (var said in words) await person.SaysAsync(said);
    }
}
