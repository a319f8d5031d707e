using ConversationCoach.Core.Outbox;

namespace ConversationCoach.Bot.Outbox;

/// <summary>Leave to make requests of the channel, one after the other, shared with all other instances of the bot.</summary>
internal sealed class Permits(IOutbox outbox, TimeProvider clock) : IDisposable
{
    // Half a second's worth: few enough that an instance that stops wastes little, many enough that the database is asked seldom.
    private const int Block = 12;

    // A timer rings late now and then. One so late that its neighbours would crowd is let go.
    private static readonly TimeSpan Stale = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Queue<DateTimeOffset> _leased = new();

    /// <summary>Comes back when a request may be made.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var now = clock.GetUtcNow();
                while (_leased.TryPeek(out var late) && now - late > Stale) _leased.Dequeue();
                if (_leased.Count == 0)
                    foreach (var permit in await outbox.LeasePermitsAsync(Block, cancellationToken)) _leased.Enqueue(permit);

                var next = _leased.Dequeue();
                if (next - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancellationToken);
                if (clock.GetUtcNow() - next <= Stale) return;
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
