using ConversationCoach.Core.Outbox;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Outbox;

/// <summary>Leave to make requests of the channel, one after the other, shared with all other instances of the bot.</summary>
internal sealed class Permits(IOutbox outbox, IOptions<OutboxOptions> options, TimeProvider clock) : IDisposable
{
    // A timer rings late now and then. One so late that its neighbours would crowd is let go.
    private static readonly TimeSpan Stale = TimeSpan.FromMilliseconds(100);

    // Half a second's worth: few enough that an instance that stops wastes little, many enough that the database is asked seldom.
    private readonly int _block = Math.Max(1, options.Value.RequestsPerSecond / 2);

    // A request that is not answered yet may still be on its way, and arrive together with those behind it. Few on the way are also few that
    // arrive twice when the process dies.
    private readonly SemaphoreSlim _onTheirWay = new(Math.Max(1, options.Value.RequestsPerSecond / 5));
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Queue<DateTimeOffset> _leased = new();

    /// <summary>Makes the request when it may be made.</summary>
    /// <param name="before">Comes when most of the waiting is over; what it throws ends the waiting.</param>
    /// <param name="cancellationToken">Ends the waiting, and not the request.</param>
    public async Task<T> UseAsync<T>(Func<Task<T>> request, Func<Task> before, CancellationToken cancellationToken)
    {
        await _onTheirWay.WaitAsync(cancellationToken);
        try
        {
            await before();
            await WaitAsync(cancellationToken);
            return await request();
        }
        finally
        {
            _onTheirWay.Release();
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        _onTheirWay.Dispose();
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var now = clock.GetUtcNow();
                while (_leased.TryPeek(out var first) && (now - first > Stale || first - now > OutboxOptions.NeverAhead)) _leased.Dequeue();
                if (_leased.Count == 0)
                    foreach (var permit in await outbox.LeasePermitsAsync(_block, cancellationToken)) _leased.Enqueue(permit);

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
}
