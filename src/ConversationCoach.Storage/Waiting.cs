using ConversationCoach.Core.State;

namespace ConversationCoach.Storage;

internal static class Waiting
{
    /// <summary>A timer may ring a little early; what is left then is no wait.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(10);

    /// <summary>Has the work done within its own deadline, or within what is left of its turn's, if that is shorter.</summary>
    /// <exception cref="TimeoutException">The turn has waited enough already; nothing was begun.</exception>
    public static async Task<T> WithinAsync<T>(TimeSpan deadline, TimeProvider time, Func<TimeSpan, Task<T>> work)
    {
        var left = WaitingLimit.Left(deadline);
        if (left < Least) throw new TimeoutException("The turn has waited for the storage for long enough.");
        var began = time.GetTimestamp();
        try
        {
            return await work(left);
        }
        finally
        {
            WaitingLimit.Spend(time.GetElapsedTime(began));
        }
    }
}
