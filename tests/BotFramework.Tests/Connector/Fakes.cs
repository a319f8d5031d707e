using System.Net;

namespace BotFramework.Tests.Connector;

/// <summary>A channel that answers as scripted, and remembers what it was asked.</summary>
internal sealed class ScriptedChannel(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private int _asked;

    public List<(HttpMethod Method, string Address, string Body, string? Authorization)> Asked { get; } = [];

    public static Func<HttpResponseMessage> Answers(HttpStatusCode status, string body = "", string? retryAfter = null) => () =>
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
        if (retryAfter is not null) response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return response;
    };

    public static Func<HttpResponseMessage> Breaks() => () => throw new HttpRequestException("The connection was cut.");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Asked.Add((request.Method, request.RequestUri!.AbsoluteUri, body, request.Headers.Authorization?.ToString()));
        var response = answers[Math.Min(_asked++, answers.Length - 1)]();
        response.RequestMessage = request;
        return response;
    }
}

/// <summary>A clock on which every wait is over at once, having moved the time.</summary>
internal sealed class HurriedClock : TimeProvider
{
    private DateTimeOffset _now = new(2024, 5, 1, 10, 0, 0, TimeSpan.Zero);

    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public void Advance(TimeSpan time) => _now += time;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero)
        {
            Waits.Add(dueTime);
            Advance(dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new Timer();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
