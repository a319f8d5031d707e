using System.Collections.Immutable;
using ConversationCoach.Bot.Outbox;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Storage.Tests.Fakes;
using Moq;

namespace ConversationCoach.Bot.Tests.Outbox;

/// <summary>Of a channel are kept, however many instances send and however late a timer rings.</summary>
public sealed class TheLimits
{
    private const int MostInASecond = 30;

    [Fact]
    public async Task Of_one_conversation_let_a_message_through_each_two_and_a_half_seconds()
    {
        await using var office = new PostOffice();
        await office.MeetAsync("ann", "chat-ann");
        for (var assignment = 0; assignment < 5; assignment++) await office.AssignAsync("ann");
        for (var tick = 0; tick < 200; tick++) await office.DeliverAfterAsync(TimeSpan.FromMilliseconds(100));

        var times = office.Asked.Select(asked => asked.At).ToList();
        Assert.Equal(5, times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, OutboxOptions.Between, OutboxOptions.Between + TimeSpan.FromMilliseconds(100)));
    }

    [Fact]
    public async Task Of_the_bot_hold_nobody_up_for_an_hour_when_the_clock_is_set_back_by_one()
    {
        await using var office = new PostOffice();
        await office.MeetAsync("ann", "chat-ann");
        await office.AssignAsync("ann");
        await office.DeliverAfterAsync(TimeSpan.Zero);
        await office.DeliverAfterAsync(TimeSpan.FromHours(-1));

        await office.MeetAsync("bob", "chat-bob");
        await office.AssignAsync("bob");
        await office.DeliverAfterAsync(TimeSpan.Zero);

        Assert.Equal(2, office.Asked.Count);
    }

    [Theory, InlineData(1, 1), InlineData(2, 40), InlineData(3, 150), InlineData(4, 1000)]
    public Task Of_the_bot_let_thirty_requests_through_in_any_second(int seed, int latestRing) => Task.Run(() =>
    {
        // Away from the runner's own context, a ringing timer goes on with whoever waits for it at once: all of it happens in order.
        var (clock, random, options) = (new ManualClock(), new Random(seed), Microsoft.Extensions.Options.Options.Create(new OutboxOptions()));
        var free = clock.GetUtcNow();
        var outbox = new Mock<IOutbox>(MockBehavior.Strict);
        outbox.Setup(box => box.LeasePermitsAsync(It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync(ImmutableArray<DateTimeOffset> (int count, CancellationToken _) =>
        {
            var first = free > clock.GetUtcNow() ? free : clock.GetUtcNow();
            free = first + (count * options.Value.Pace);
            return [.. Enumerable.Range(0, count).Select(place => first + (place * options.Value.Pace))];
        });
        var made = new List<DateTimeOffset>();
        Permits[] instances = [.. Enumerable.Range(0, 3).Select(_ => new Permits(outbox.Object, options, clock))];
        var sending = instances.Select(AskForEverAsync).ToList();

        for (var end = clock.GetUtcNow().AddMinutes(2); clock.GetUtcNow() < end;) clock.Advance(TimeSpan.FromMilliseconds(random.Next(1, latestRing + 1)));

        Assert.All(sending, asking => Assert.False(asking.IsCompleted));
        Assert.All(made, from => Assert.InRange(made.Count(at => at >= from && at < from.AddSeconds(1)), 1, MostInASecond));
        // And they are used, as far as the timers let them.
        Assert.True(made.Count > (latestRing < 200 ? 1500 : 100), $"Only {made.Count} were made.");
        foreach (var permits in instances) permits.Dispose();

        async Task AskForEverAsync(Permits permits)
        {
            while (true)
            {
                await permits.UseAsync(() =>
                {
                    made.Add(clock.GetUtcNow());
                    return Task.FromResult(true);
                }, () => Task.CompletedTask, CancellationToken.None);
            }
        }
    });
}
