using Microsoft.Extensions.Logging;

namespace ConversationCoach.Storage.Privacy;

/// <summary>Erases what was kept for its time, in one process at a time, a part of it at a time.</summary>
internal sealed partial class Retention(Lease lease, IEnumerable<IRetained> kinds, ILogger<Retention> logger)
{
    /// <summary>How many records of each kind one run handles.</summary>
    public const int Most = 500;

    public static readonly TimeSpan BetweenRuns = TimeSpan.FromHours(1);

    /// <returns>Whether there may be more to do at once.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (!await lease.TakeAsync("retention", 1.5 * BetweenRuns, cancellationToken)) return false;

        var hasMore = false;
        foreach (var kind in kinds)
        {
            var count = await kind.PurgeAsync(Most, cancellationToken);
            if (count > 0) Log.Handled(logger, count, kind.Kind);
            hasMore |= count >= Most;
        }

        return hasMore;
    }

    // How many, never whose.
    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Retention handled {Count} records of kind {Kind}.")]
        public static partial void Handled(ILogger logger, int count, string kind);
    }
}
