using ConversationCoach.Core.State;

namespace ConversationCoach.Core.Tests.State;

public class AWaitingLimit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Is_none_unless_a_turn_has_begun() => Assert.Equal(5 * Second, WaitingLimit.Left(5 * Second));

    [Fact]
    public async Task Goes_with_the_turn_into_what_it_calls_and_no_further()
    {
        using (WaitingLimit.Begin(3 * Second))
        {
            await Task.Run(() => WaitingLimit.Spend(2 * Second));
            Assert.Equal(Second, WaitingLimit.Left(5 * Second));
            Assert.Equal(Second / 2, WaitingLimit.Left(Second / 2));
            WaitingLimit.Spend(5 * Second);
            Assert.Equal(TimeSpan.Zero, WaitingLimit.Left(5 * Second));
        }

        Assert.Equal(5 * Second, WaitingLimit.Left(5 * Second));
    }

    [Fact]
    public async Task Is_one_for_each_turn()
    {
        var left = await Task.WhenAll(Enumerable.Range(1, 20).Select(number => Task.Run(async () =>
        {
            using var limit = WaitingLimit.Begin(30 * Second);
            WaitingLimit.Spend(number * Second);
            await Task.Yield();
            return WaitingLimit.Left(100 * Second);
        })));

        Assert.Equal(Enumerable.Range(1, 20).Select(number => (30 - number) * Second), left);
    }
}
