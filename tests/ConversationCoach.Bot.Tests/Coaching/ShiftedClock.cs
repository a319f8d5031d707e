namespace ConversationCoach.Bot.Tests.Coaching;

/// <summary>Shows another time and goes on by itself, since several messages go out with a little time between them.</summary>
internal sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
{
    private TimeSpan _shift = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;

    public void Advance(TimeSpan by) => _shift += by;
}
