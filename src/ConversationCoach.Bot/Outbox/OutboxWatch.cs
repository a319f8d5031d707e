using System.Diagnostics.Metrics;
using ConversationCoach.Bot.Telemetry;
using ConversationCoach.Core.Outbox;

namespace ConversationCoach.Bot.Outbox;

/// <summary>Looks now and then how much waits in the outbox, and for how long. Whoever collects the figures gets the last look, and waits for no database.</summary>
internal sealed partial class OutboxWatch : BackgroundService
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <summary>What was seen longer ago is not told any more.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromMinutes(1);

    /// <summary>Something for ten thousand people takes a quarter of an hour; what is due for longer does not move.</summary>
    public static readonly TimeSpan TooLong = TimeSpan.FromMinutes(30);

    /// <summary>Between two warnings.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(5);

    private readonly IOutbox _outbox;
    private readonly TimeProvider _clock;
    private readonly ILogger<OutboxWatch> _logger;
    private readonly Meter _meter;
    private DateTimeOffset _warnedAt = DateTimeOffset.MinValue;
    private volatile Look? _last;

    public OutboxWatch(IOutbox outbox, TimeProvider clock, ILogger<OutboxWatch> logger)
    {
        (_outbox, _clock, _logger) = (outbox, clock, logger);
        _meter = Measures.OfOutbox(this, () => Last?.Waiting, () => Last?.Age.TotalSeconds);
    }

    private Look? Last => _last is { } look && _clock.GetUtcNow() - look.At <= Stale ? look : null;

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(Pause, _clock, stoppingToken);
        }
    }

    /// <summary>Never fails: what cannot be seen is not told.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var depth = await _outbox.DepthAsync(cancellationToken);
            var now = _clock.GetUtcNow();
            var look = new Look(now, depth.Waiting, depth.OldestDue is { } due && due < now ? now - due : TimeSpan.Zero);
            _last = look;
            if (look.Age > TooLong) Warn(look);
        }
        catch (Exception error)
        {
            _last = null;
            if (!cancellationToken.IsCancellationRequested) Log.NotSeen(_logger, error.GetType().Name);
        }
    }

    private void Warn(Look look)
    {
        if (look.At - _warnedAt < Quiet) return;
        _warnedAt = look.At;
        Log.DoesNotMove(_logger, look.Waiting, (int)look.Age.TotalMinutes);
    }

    private sealed record Look(DateTimeOffset At, int Waiting, TimeSpan Age);

    private static partial class Log
    {
        [LoggerMessage(EventId = 78, Level = LogLevel.Warning, Message = "How much waits in the outbox cannot be seen just now: {Error}.")]
        public static partial void NotSeen(ILogger logger, string error);

        [LoggerMessage(EventId = 79, Level = LogLevel.Error, Message = "The outbox does not move: {Waiting} messages are due, the oldest for {Minutes} minutes.")]
        public static partial void DoesNotMove(ILogger logger, int waiting, int minutes);
    }
}
