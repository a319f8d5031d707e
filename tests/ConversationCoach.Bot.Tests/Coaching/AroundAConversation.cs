using System.Net;
using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Tests.Fakes;

namespace ConversationCoach.Bot.Tests.Coaching;

/// <summary>What comes by itself: through the outbox, by the person's own clock, and only as long as it is wanted.</summary>
public sealed class AroundAConversation : IAsyncLifetime, IAsyncDisposable
{
    private const string Line = "Could we talk about the rota?";

    private readonly ManualClock _clock = new();
    private readonly Tenant _tenant;

    public AroundAConversation() => _tenant = new Tenant(_clock);

    [Fact]
    public async Task Comes_a_card_on_the_morning_and_a_question_the_day_after()
    {
        // A Tuesday; the conversation is on Thursday.
        var ann = await PreparedAsync(_clock.GetUtcNow().AddDays(2));
        await _tenant.DeliverAsync();
        Assert.Empty(_tenant.InboxOf("ann").Messages);

        _clock.Advance(TimeSpan.FromHours(52));
        await _tenant.DeliverAsync();
        Assert.Contains(Line, Assert.Single(_tenant.InboxOf("ann").Messages).Json, StringComparison.Ordinal);

        _clock.Advance(TimeSpan.FromHours(24));
        await _tenant.DeliverAsync();
        Assert.Equal("How did it go?", _tenant.InboxOf("ann").Latest.Title);
        await ann.PressesAsync(_tenant.InboxOf("ann").Latest, "Save", ("answer.what-happened", "They listened."));
    }

    [Fact]
    public async Task Comes_to_somebody_who_had_blocked_the_bot_and_says_hello_the_same_day()
    {
        var ann = await PreparedAsync(_clock.GetUtcNow().AddDays(2));
        _clock.Advance(TimeSpan.FromHours(52));
        await ann.SaysAsync("list");
        _tenant.Before = _ => new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("{}") };
        await _tenant.DeliverAsync(rounds: 1);
        _tenant.Before = _ => null;
        await ann.SaysAsync("hello");

        _clock.Advance(TimeSpan.FromHours(24));
        await _tenant.DeliverAsync();
        Assert.Equal("How did it go?", _tenant.InboxOf("ann").Latest.Title);
    }

    [Fact]
    public async Task Comes_nothing_to_whoever_wants_no_reminders()
    {
        var ann = await PreparedAsync(_clock.GetUtcNow().AddDays(2));
        await ann.SaysAsync("reminders off");
        _clock.Advance(TimeSpan.FromHours(52));
        await _tenant.DeliverAsync();
        Assert.Empty(_tenant.InboxOf("ann").Messages);
    }

    [Fact]
    public async Task Comes_all_the_same_when_reminders_are_wanted_again_in_time()
    {
        var ann = await PreparedAsync(_clock.GetUtcNow().AddDays(1));
        _clock.Advance(TimeSpan.FromHours(13));
        await ann.SaysAsync("reminders off");
        await _tenant.DeliverAsync();
        await ann.SaysAsync("reminders on");

        _clock.Advance(TimeSpan.FromHours(15));
        await _tenant.DeliverAsync();
        Assert.Contains(Line, Assert.Single(_tenant.InboxOf("ann").Messages).Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comes_all_the_same_when_the_day_was_moved_and_is_moved_back()
    {
        var day = _clock.GetUtcNow().AddDays(1);
        var ann = await PreparedAsync(day);
        _clock.Advance(TimeSpan.FromHours(13));
        foreach (var moved in new[] { day.AddDays(2), day })
        {
            await ann.SaysAsync("rename");
            await ann.PressesAsync("Save", ("day", AnswerText.Day(DateOnly.FromDateTime(moved.UtcDateTime))));
            await _tenant.DeliverAsync();
        }

        _clock.Advance(TimeSpan.FromHours(15));
        await _tenant.DeliverAsync();
        Assert.Contains(Line, Assert.Single(_tenant.InboxOf("ann").Messages).Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_with_everything_else_when_the_person_says_so()
    {
        var ann = await PreparedAsync(_clock.GetUtcNow().AddDays(2));
        _clock.Advance(TimeSpan.FromHours(52));
        await _tenant.DeliverAsync();
        await ann.SaysAsync("delete everything");
        using var answer = await _tenant.Bot.PostAsync(ann.Activity(activity =>
        {
            activity["text"] = "yes";
            activity.Remove("deliveryMode");
        }).ToJsonString());

        Assert.All(_tenant.InboxOf("ann").Messages, shown => Assert.DoesNotContain(Line, shown.Json, StringComparison.Ordinal));
        Assert.Contains(_tenant.InboxOf("ann").Messages, shown => shown.Title == Coach.English.Phrases.MyData.BlankedTitle);
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    private async Task<Visitor> PreparedAsync(DateTimeOffset day)
    {
        var ann = _tenant.Person("ann");
        await ann.SaysAsync("start");
        await ann.PressesAsync("Start", ("about", "The rota"), ("day", AnswerText.Day(DateOnly.FromDateTime(day.UtcDateTime))));
        await ann.SaysAsync("edit 3");
        await ann.PressesAsync("Save and continue", ("answer.opening-line", Line));
        return ann;
    }
}
