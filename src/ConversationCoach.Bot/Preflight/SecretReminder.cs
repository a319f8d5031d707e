using ConversationCoach.Bot.Options;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Preflight;

/// <summary>Says once a day that the client secret is about to end, where the settings tell when. The authority says so only when it has.</summary>
internal sealed partial class SecretReminder(IOptions<IdentityOptions> identity, TimeProvider clock, ILogger<SecretReminder> logger) : BackgroundService
{
    public const int DaysBefore = 30;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Look();
            await Task.Delay(Day, clock, stoppingToken);
        }
    }

    internal void Look()
    {
        if (identity.Value.SecretEnds() is { } end && DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) >= end.AddDays(-DaysBefore)) Log.Ends(logger, end);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 52, Level = LogLevel.Warning, Message = "MicrosoftAppPassword ends on {End:yyyy-MM-dd}. Put a new client secret there before that, and its day into MicrosoftAppPasswordEnds.")]
        public static partial void Ends(ILogger logger, DateOnly end);
    }
}
