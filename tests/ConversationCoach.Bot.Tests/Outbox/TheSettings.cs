using ConversationCoach.Core.Outbox;

namespace ConversationCoach.Bot.Tests.Outbox;

/// <summary>Of the outbox.</summary>
public sealed class TheSettings
{
    [Fact]
    public void Are_right_unless_told_otherwise() => Assert.Empty(new OutboxOptions().Faults());

    [Fact]
    public void Are_named_where_they_are_wrong() => Assert.Equal(
        ["Outbox:RequestsPerSecond", "Outbox:Lease", "Outbox:FirstBackoff"],
        new OutboxOptions { RequestsPerSecond = 0, Lease = TimeSpan.FromSeconds(1), FirstBackoff = TimeSpan.Zero }.Faults().Select(fault => fault.Split(' ')[0]));
}
