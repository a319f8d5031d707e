using System.Diagnostics.Metrics;
using System.Net;
using Polly;
using Polly.Retry;

namespace Microsoft.Bot.Connector;

/// <summary>
/// When a send is tried again: on the statuses Teams names, after the time it asks for, else after a growing, jittered one. A connection that broke
/// is not tried again: what was sent over it may have arrived.
/// </summary>
internal static class Resending
{
    public const int MostTries = 4;

    /// <summary>A turn waits no longer than this in all; Teams gives up on the turn itself after 10 to 15 s.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private static readonly Counter<long> Retries = new Meter("BotFramework.Connector").CreateCounter<long>("botframework.connector.retries", "{request}", "Sends that were tried again, by the status that was the reason.");

    private static readonly ResiliencePropertyKey<long> Started = new("started");

    public static readonly ResiliencePipeline<HttpResponseMessage> Default = By(TimeProvider.System);

    public static ResiliencePipeline<HttpResponseMessage> By(TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };
        return builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = MostTries - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(500),
            MaxDelay = TimeSpan.FromSeconds(3),
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Result is { } response && MayBeRepeated(response.StatusCode) && WaitedSoFar(args.Context) + Asked(response) <= LongestWait),
            DelayGenerator = args => ValueTask.FromResult(RetryAfter(args.Outcome.Result, clock)),
            OnRetry = args =>
            {
                Retries.Add(1, new KeyValuePair<string, object>("status", (int?)args.Outcome.Result?.StatusCode));
                args.Outcome.Result?.Dispose();
                return ValueTask.CompletedTask;
            },
        }).Build();

        TimeSpan Asked(HttpResponseMessage response) => RetryAfter(response, clock) ?? TimeSpan.Zero;

        TimeSpan WaitedSoFar(ResilienceContext context)
        {
            if (context.Properties.TryGetValue(Started, out var started)) return clock.GetElapsedTime(started);
            context.Properties.Set(Started, clock.GetTimestamp());
            return TimeSpan.Zero;
        }
    }

    private static bool MayBeRepeated(HttpStatusCode status) => status is HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <returns>Null when the channel does not say.</returns>
    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider clock)
    {
        var asked = response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - clock.GetUtcNow() : null;
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }
}
