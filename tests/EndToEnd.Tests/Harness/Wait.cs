namespace EndToEnd.Tests.Harness;

internal static class Wait
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    /// <summary>Generous, as a machine may be busy; nothing waits longer than it must.</summary>
    public static TimeSpan AtMost { get; } = TimeSpan.FromSeconds(60);

    /// <param name="condition">Asked until it says yes; what it throws ends the waiting.</param>
    /// <exception cref="TimeoutException">It did not come true in time; names <paramref name="what"/>.</exception>
    public static async Task UntilAsync(string what, Func<CancellationToken, Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(AtMost);
        using var pace = new PeriodicTimer(Pace);
        try
        {
            while (!await condition(limit.Token)) await pace.WaitForNextTickAsync(limit.Token);
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited {AtMost.TotalSeconds:0} s for {what}.", late);
        }
    }
}
