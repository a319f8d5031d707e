using System.Net;
using ConversationCoach.Core.Outbox;

namespace ConversationCoach.Bot.Outbox;

/// <summary>
/// What the outbox asks of a channel waits for leave here, request by request, and a refusal comes back at once with what the channel asks
/// for: the outbox tries again in its own time, and the SDK must not do so on top of it. Answers to people pass untouched.
/// </summary>
internal sealed class OutgoingHandler(TimeProvider clock) : DelegatingHandler
{
    // Not asked for by the constructor: every client has this handler, also one that is used before the storage is open.
    private static readonly AsyncLocal<Attempt?> Asked = new();

    /// <summary>Whatever is asked of a channel in this call is the outbox's.</summary>
    public static async Task SendingAsync(Permits permits, OutboxOptions options, Func<Task> send)
    {
        using var tooLate = new CancellationTokenSource(options.LongestWait);
        Asked.Value = new Attempt(permits, options.LongestAnswer, tooLate.Token);
        await send();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Asked.Value is not var (permits, longestAnswer, tooLate) || request.RequestUri?.AbsolutePath.Contains("/v3/conversations", StringComparison.Ordinal) is not true) return await base.SendAsync(request, cancellationToken);

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tooLate);
        var response = await permits.UseAsync(AskAsync, waiting.Token);
        if (response.IsSuccessStatusCode) return response;
        using (response) throw new ChannelRefusedException(response.StatusCode, RetryAfter(response));

        // The time for an answer begins with the request: one that waited long for leave shall not be broken off while the channel takes it.
        async Task<HttpResponseMessage> AskAsync()
        {
            using var answering = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            answering.CancelAfter(longestAnswer);
            return await base.SendAsync(request, answering.Token);
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } until } => until - clock.GetUtcNow(),
        _ => null,
    };

    private sealed record Attempt(Permits Permits, TimeSpan LongestAnswer, CancellationToken TooLate);
}

/// <param name="retryAfter">What the channel asks for; <see langword="null"/> when it says nothing.</param>
internal sealed class ChannelRefusedException(HttpStatusCode status, TimeSpan? retryAfter) : Exception($"The channel answered {(int)status}.")
{
    public HttpStatusCode Status => status;

    public TimeSpan? RetryAfter => retryAfter;
}
