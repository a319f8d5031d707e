using ConversationCoach.Core.Preparations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConversationCoach.Storage.Privacy;

/// <summary>Erases what was kept for its time, in one process at a time, a part of it at a time.</summary>
internal sealed partial class Retention(Lease lease, IEnumerable<IRetained> kinds, TimeProvider time, ILogger<Retention> logger) : BackgroundService
{
    /// <summary>How many records of each kind one run handles.</summary>
    public const int Most = 500;

    private static readonly TimeSpan FirstRun = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenRuns = TimeSpan.FromHours(1);

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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = FirstRun; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                await Task.Delay(wait, time, stoppingToken);
                wait = await RunAsync(stoppingToken) ? FirstRun : BetweenRuns;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // It must not end the bot, whatever it is; the next run goes on where this one stopped.
            catch (Exception error)
            {
                Log.Failed(logger, error.GetType().Name, (error as StorageUnavailableException)?.Message ?? "");
                wait = BetweenRuns;
            }
        }
    }

    // How many, never whose.
    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Retention handled {Count} records of kind {Kind}.")]
        public static partial void Handled(ILogger logger, int count, string kind);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Retention stopped early, with {Error}, and goes on later. {Reason}")]
        public static partial void Failed(ILogger logger, string error, string reason);
    }
}
