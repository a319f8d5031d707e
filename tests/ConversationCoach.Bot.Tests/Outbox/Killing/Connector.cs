using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ConversationCoach.Bot.Tests.Outbox.Killing;

/// <summary>A channel on this machine that answers as a mix says, and remembers what was asked of it and when.</summary>
internal sealed class Connector : IAsyncDisposable
{
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(700), AskedToWait = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Mix _mix;
    private readonly WebApplication _app;
    private readonly Dictionary<int, int> _requests = [];
    private readonly Dictionary<int, DateTimeOffset> _notBefore = [];
    private readonly List<(long At, string Conversation)> _asked = [];
    private readonly List<(int Person, long At, DateTimeOffset Time)> _taken = [];

    private Connector(Mix mix)
    {
        _mix = mix;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string ServiceUrl => _app.Urls.Single() + "/";

    /// <summary>How many messages for people were taken.</summary>
    public int TakenSoFar
    {
        get
        {
            lock (_lock) return _taken.Count;
        }
    }

    /// <summary>How often somebody was written to sooner than was asked for.</summary>
    public int TooSoon { get; private set; }

    public static async Task<Connector> StartAsync(Mix mix)
    {
        var connector = new Connector(mix);
        await connector._app.StartAsync();
        return connector;
    }

    /// <summary>Every request, at the time of the stopwatch; of no conversation where one is begun.</summary>
    public IReadOnlyList<(long At, string Conversation)> Asked()
    {
        lock (_lock) return [.. _asked];
    }

    /// <summary>Every message that arrived, at the time of the stopwatch and of the clock.</summary>
    public IReadOnlyList<(int Person, long At, DateTimeOffset Time)> Taken()
    {
        lock (_lock) return [.. _taken];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var at = Stopwatch.GetTimestamp();
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var path = http.Request.Path.Value!.TrimEnd('/').Split('/');
        var isBeginning = path[^1] == "conversations";
        var conversation = isBeginning ? "" : path[Array.IndexOf(path, "conversations") + 1];
        var person = isBeginning ? NumberIn(body, "29-") : NumberIn(conversation, "-");

        var answer = person is { } known ? Look(known, at, isBeginning, conversation) : ChannelAnswer.Taken;
        switch (answer)
        {
            case ChannelAnswer.Cut:
                http.Abort();
                return;
            case ChannelAnswer.Slow:
                await Task.Delay(Slowness);
                break;
            case ChannelAnswer.TooManyWithSeconds:
                http.Response.Headers.RetryAfter = AskedToWait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                break;
            case ChannelAnswer.TooManyWithDate:
                http.Response.Headers.RetryAfter = (TimeProvider.System.GetUtcNow() + AskedToWait).ToString("R", CultureInfo.InvariantCulture);
                break;
        }

        http.Response.StatusCode = StatusOf(answer);
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(isBeginning ? $$"""{"id":"chat-{{person}}"}""" : """{"id":"m1"}""");
    }

    private ChannelAnswer Look(int person, long at, bool isBeginning, string conversation)
    {
        var now = TimeProvider.System.GetUtcNow();
        lock (_lock)
        {
            _asked.Add((at, conversation));
            if (_notBefore.Remove(person, out var notBefore) && now < notBefore) TooSoon++;
            var answer = _mix.Of(person, _requests[person] = _requests.GetValueOrDefault(person) + 1, isBeginning, conversation.StartsWith("gone", StringComparison.Ordinal));
            if (!isBeginning && answer is ChannelAnswer.Taken or ChannelAnswer.Slow) _taken.Add((person, at, now));
            // A date in a header has whole seconds.
            if (answer is ChannelAnswer.TooManyWithSeconds) _notBefore[person] = now + AskedToWait;
            if (answer is ChannelAnswer.TooManyWithDate) _notBefore[person] = now + AskedToWait - TimeSpan.FromSeconds(1);
            return answer;
        }
    }

    private static int StatusOf(ChannelAnswer answer) => answer switch
    {
        ChannelAnswer.TooMany or ChannelAnswer.TooManyWithSeconds or ChannelAnswer.TooManyWithDate => 429,
        ChannelAnswer.PreconditionFailed => 412,
        ChannelAnswer.ServerError => 500,
        ChannelAnswer.BadGateway => 502,
        ChannelAnswer.Unavailable => 503,
        ChannelAnswer.GatewayTimeout => 504,
        ChannelAnswer.Forbidden => 403,
        ChannelAnswer.NotFound => 404,
        _ => 200,
    };

    private static int? NumberIn(string text, string after)
    {
        var start = text.IndexOf(after, StringComparison.Ordinal);
        if (start < 0) return null;
        var digits = text[(start + after.Length)..].TakeWhile(char.IsAsciiDigit).ToArray();
        return digits.Length > 0 ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
    }
}
