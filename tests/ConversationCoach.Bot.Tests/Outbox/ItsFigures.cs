using ConversationCoach.Bot.Outbox;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Tests.Fakes;
using Microsoft.Extensions.Logging;
using Moq;

namespace ConversationCoach.Bot.Tests.Outbox;

/// <summary>How much waits, for how long, and what became of the rest.</summary>
public sealed class ItsFigures : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ManualClock _clock = new();
    private readonly Mock<IOutbox> _outbox = new(MockBehavior.Strict);
    private readonly Host.CapturedLog _log = new();
    private readonly LoggerFactory _loggers;
    private readonly OutboxWatch _watch;

    public ItsFigures()
    {
        _loggers = new LoggerFactory([_log]);
        _watch = new OutboxWatch(_outbox.Object, _clock, _loggers.CreateLogger<OutboxWatch>());
    }

    [Fact]
    public async Task Are_how_many_messages_wait_and_for_how_long_the_oldest_has_been_due()
    {
        using var measured = new Measured(_watch);
        Assert.Equal("", measured.Collect());

        await SeesAsync(3, oldestSince: TimeSpan.FromSeconds(90));
        Assert.Equal("coach.outbox.age 90, coach.outbox.depth 3", measured.Collect());

        await SeesAsync(0, oldestSince: null);
        Assert.Equal("coach.outbox.age 0, coach.outbox.depth 0", measured.Collect());
    }

    [Fact]
    public async Task Are_none_while_the_storage_cannot_be_read()
    {
        using var measured = new Measured(_watch);
        await SeesAsync(3, TimeSpan.FromSeconds(90));
        foreach (var fault in new Exception[] { new StorageUnavailableException("Away.", null), new InvalidOperationException("Whatever.") })
        {
            _outbox.Setup(box => box.DepthAsync(It.IsAny<CancellationToken>())).ThrowsAsync(fault);
            await _watch.LookAsync(None);
            Assert.Equal("", measured.Collect());
        }

        await SeesAsync(1, TimeSpan.Zero);
        Assert.Equal("coach.outbox.age 0, coach.outbox.depth 1", measured.Collect());
    }

    [Fact]
    public async Task Are_none_when_nobody_has_looked_for_a_minute()
    {
        using var measured = new Measured(_watch);
        await SeesAsync(3, TimeSpan.FromSeconds(90));
        _clock.Advance(OutboxWatch.Stale);
        Assert.NotEqual("", measured.Collect());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("", measured.Collect());
    }

    [Fact]
    public async Task Are_looked_for_at_most_three_times_a_minute_and_by_no_collector()
    {
        var looks = 0;
        _outbox.Setup(box => box.DepthAsync(It.IsAny<CancellationToken>())).ReturnsAsync(() => new OutboxDepth(Interlocked.Increment(ref looks), null));
        using var measured = new Measured(_watch);
        var began = _clock.GetUtcNow();
        await _watch.StartAsync(None);
        Assert.True(SpinWait.SpinUntil(() =>
        {
            if (measured.Collect().Length > 0) _clock.Advance(TimeSpan.FromSeconds(1));
            return Volatile.Read(ref looks) == 4;
        }, TimeSpan.FromMinutes(1)));
        Assert.InRange(_clock.GetUtcNow() - began, 3 * OutboxWatch.Pause, TimeSpan.MaxValue);
        await _watch.StopAsync(None);
    }

    [Fact]
    public async Task Are_warned_of_every_five_minutes_while_what_is_due_does_not_move()
    {
        await SeesAsync(3, OutboxWatch.TooLong);
        Assert.DoesNotContain("does not move", _log.Text, StringComparison.Ordinal);

        for (var look = 0; look < 30; look++)
        {
            await SeesAsync(7, OutboxWatch.TooLong + TimeSpan.FromSeconds(1));
            _clock.Advance(OutboxWatch.Pause);
        }

        Assert.Equal(2, _log.Lines.Count(line => line.Contains("The outbox does not move: 7 messages are due, the oldest for 30 minutes.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Tell_what_became_of_each_message_by_kind_and_outcome_and_by_nobodys_id()
    {
        await using var office = new PostOffice();
        using var measured = new Measured();
        await office.MeetAsync("ann", "chat-ann");
        await office.MeetAsync("bob", "chat-bob");
        await office.MeetAsync("cid", "chat-cid");
        foreach (var name in (string[])["ann", "bob", "cid"]) await office.AssignAsync(name);

        office.Answers.Enqueue(PostOffice.Status(403));
        office.Answers.Enqueue(PostOffice.Status(429));
        office.Answers.Enqueue(() => throw new HttpRequestException("Cut."));
        await office.DeliverAsync();
        Assert.Equal(["pre-work given-up Blocked", "pre-work put-off 429", "pre-work put-off HttpRequestException"], Deliveries());

        office.Answers.Enqueue(PostOffice.Status(404));
        await office.DeliverAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["pre-work put-off 404", "pre-work sent"], Deliveries().Except(["pre-work given-up Blocked", "pre-work put-off 429", "pre-work put-off HttpRequestException"]));

        office.Died = 1;
        await office.DeliverAfterAsync(OutboxOptions.Between);
        Assert.Contains("pre-work left-undone InvalidOperationException", Deliveries());

        IEnumerable<string> Deliveries() => measured.Counted("coach.outbox.deliveries").Order(StringComparer.Ordinal);
    }

    public void Dispose()
    {
        _watch.Dispose();
        _loggers.Dispose();
    }

    private Task SeesAsync(int waiting, TimeSpan? oldestSince)
    {
        _outbox.Setup(box => box.DepthAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new OutboxDepth(waiting, _clock.GetUtcNow() - oldestSince));
        return _watch.LookAsync(None);
    }
}
