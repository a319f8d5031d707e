namespace ConversationCoach.Core.State;

/// <summary>
/// How long everything that is asked of the storage on behalf of one turn may wait, all together: many waits, each short enough
/// by itself, would otherwise add up to more than the channel waits. It goes with the turn, into whatever the turn calls.
/// </summary>
public sealed class WaitingLimit : IDisposable
{
    private static readonly AsyncLocal<WaitingLimit?> OfTurn = new();

    private readonly WaitingLimit? _outer;
    private long _left;

    private WaitingLimit(TimeSpan total) => (_outer, _left) = (OfTurn.Value, total.Ticks);

    /// <summary>Holds until it is disposed of. Work without a limit may wait as long as each single wait may.</summary>
    public static WaitingLimit Begin(TimeSpan total) => OfTurn.Value = new WaitingLimit(total);

    /// <param name="most">How long one wait may last by itself.</param>
    /// <returns>How long it may last now; zero when the turn has waited enough.</returns>
    public static TimeSpan Left(TimeSpan most) => OfTurn.Value is not { } limit
        ? most
        : TimeSpan.FromTicks(Math.Clamp(Interlocked.Read(ref limit._left), 0, most.Ticks));

    public static void Spend(TimeSpan waited)
    {
        if (OfTurn.Value is { } limit) Interlocked.Add(ref limit._left, -waited.Ticks);
    }

    public void Dispose() => OfTurn.Value = _outer;
}
