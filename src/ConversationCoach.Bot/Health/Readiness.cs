using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConversationCoach.Bot.Health;

/// <summary>Whether this instance can do its work now. However often it is asked, it looks at most once a second.</summary>
internal sealed class Readiness(HealthCheckService checks, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task<HealthReport>? _report;
    private long _since;

    public async Task<IResult> AnswerAsync(CancellationToken cancellationToken)
    {
        var report = await LookAsync().WaitAsync(cancellationToken);
        var parts = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status is HealthStatus.Healthy ? "ready" : entry.Value.Description ?? "It failed.");
        return report.Status is HealthStatus.Healthy
            ? Results.Ok(new { status = "ready", parts })
            : Results.Json(new { status = "not ready", parts }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    // For all who ask meanwhile, so nobody who goes away may end it for the others.
    private Task<HealthReport> LookAsync()
    {
        lock (_lock)
        {
            if (_report is null || (_report.IsCompleted && clock.GetElapsedTime(_since) >= Fresh))
                (_report, _since) = (checks.CheckHealthAsync(CancellationToken.None), clock.GetTimestamp());
            return _report;
        }
    }
}
