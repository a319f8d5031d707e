using ConversationCoach.Core.Preparations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConversationCoach.Storage.Privacy;

/// <summary>Runs <see cref="Retention"/> now and then, for as long as the bot runs.</summary>
/// <param name="services">Asked only when it is time: what needs the storage must not be made before the start has checked its settings.</param>
internal sealed partial class RetentionService(IServiceProvider services, TimeProvider time, ILogger<RetentionService> logger) : BackgroundService
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = Soon; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                await Task.Delay(wait, time, stoppingToken);
                wait = await services.GetRequiredService<Retention>().RunAsync(stoppingToken) ? Soon : Retention.BetweenRuns;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // It must not end the bot, whatever it is; the next run goes on where this one stopped.
            catch (Exception error)
            {
                Log.Failed(logger, error.GetType().Name, (error as StorageUnavailableException)?.Message ?? "");
                wait = Retention.BetweenRuns;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Retention stopped early, with {Error}, and goes on later. {Reason}")]
        public static partial void Failed(ILogger logger, string error, string reason);
    }
}
