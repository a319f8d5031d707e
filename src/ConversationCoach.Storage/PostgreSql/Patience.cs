namespace ConversationCoach.Storage.PostgreSql;

/// <summary>Ends work that takes too long, at nobody's expense.</summary>
/// <remarks>
/// The driver asks the server to let a statement be on the very thread that wants it stopped, and when the server hangs that
/// thread hangs with it, for many seconds. So it is never that of a caller or of the pool, and of many at once only a few are
/// tried: a server that hangs would not hear the others either.
/// </remarks>
internal sealed class Patience(TimeProvider time)
{
    private const int MostAtOnce = 4;

    private int _underWay;

    /// <summary>The token of the work is cancelled in the end; the work, and not its caller, waits for that.</summary>
    public async Task<T> WorkAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan patience, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        using var ends = new CancellationTokenSource();
        await using var timer = time.CreateTimer(state => End((CancellationTokenSource)state!), ends, patience, Timeout.InfiniteTimeSpan);
        await using var stopping = stop.UnsafeRegister(state => End((CancellationTokenSource)state!), ends);
        return await work(ends.Token);
    }

    private void End(CancellationTokenSource ends)
    {
        if (Interlocked.Increment(ref _underWay) > MostAtOnce)
        {
            Interlocked.Decrement(ref _underWay);
            return;
        }

        new Thread(() =>
        {
            try
            {
                ends.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The work has ended just now.
            }
            finally
            {
                Interlocked.Decrement(ref _underWay);
            }
        })
        { IsBackground = true, Name = "Conversation Coach: end of patience" }.Start();
    }
}
