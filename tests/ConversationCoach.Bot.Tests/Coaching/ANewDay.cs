using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Coaching;

/// <summary>That a coach sets is told to those it is about, when they are awake.</summary>
public sealed class ANewDay : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan UntilTheyWork = TimeSpan.FromHours(4);

    // A Tuesday, just after five in the morning.
    private readonly ShiftedClock _clock = new(new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.Zero));
    private readonly Tenant _tenant;

    public ANewDay() => _tenant = new Tenant(_clock);

    [Fact]
    public async Task Is_told_once_in_waking_hours_to_whoever_has_not_finished()
    {
        var coach = await CoachWhoAskedAsync();
        var megan = _tenant.Person("megan");
        await megan.PressesAsync(_tenant.InboxOf("megan").Latest, "Decline");
        await MoveAsync(coach, "2025-03-20");
        await MoveAsync(coach, "2025-03-20");
        await _tenant.DeliverAsync();
        Assert.Single(_tenant.InboxOf("adele").Messages);

        _clock.Advance(UntilTheyWork);
        await _tenant.DeliverAsync();
        Assert.Equal("“Five steps to a difficult conversation”, for Carla Coach, is wanted by Thursday 20 March 2025 now. Type *my pre-work* to open it.", _tenant.InboxOf("adele").Latest.Text);
        Assert.Equal(2, _tenant.InboxOf("adele").Messages.Count);
        Assert.Single(_tenant.InboxOf("megan").Messages);
    }

    [Fact]
    public async Task Is_not_told_when_it_is_the_day_it_was()
    {
        var coach = await CoachWhoAskedAsync();
        await MoveAsync(coach, "2025-03-14");
        _clock.Advance(UntilTheyWork);
        await _tenant.DeliverAsync();
        Assert.Single(_tenant.InboxOf("adele").Messages);
        Assert.DoesNotContain(coach.Card.Lines, line => line.Contains("is told", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_not_told_when_another_has_taken_its_place_meanwhile()
    {
        var coach = await CoachWhoAskedAsync();
        await MoveAsync(coach, "2025-03-20");
        await MoveAsync(coach, "2025-03-21");
        _clock.Advance(UntilTheyWork);
        await _tenant.DeliverAsync();
        Assert.Contains("Friday 21 March 2025", Assert.Single(_tenant.InboxOf("adele").Messages.Skip(1)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_told_when_it_is_not_asked_any_more()
    {
        var coach = await CoachWhoAskedAsync();
        await MoveAsync(coach, "2025-03-20");
        await coach.PressesAsync("Withdraw…", ("person", "all"));
        await coach.PressesAsync("Withdraw it");
        _clock.Advance(UntilTheyWork);
        await _tenant.DeliverAsync();
        Assert.Equal(Coach.English.Phrases.PreWork.WithdrawnTitle, Assert.Single(_tenant.InboxOf("adele").Messages.Skip(1)).Title);
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    private static async Task MoveAsync(Visitor coach, string day)
    {
        await coach.PressesAsync("More…");
        await coach.PressesAsync("Another day", ("due", day));
    }

    private async Task<Visitor> CoachWhoAskedAsync()
    {
        var coach = await _tenant.CoachWhoAsksInAGroupAsync();
        await coach.PressesAsync(_tenant.InboxOf("coach").Latest, "Look at it first", ("people", "0,1"), ("due", "2025-03-14"));
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        return coach;
    }
}
