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
    private static readonly AsyncLocal<(Outgoing Outgoing, CancellationToken TooLate)?> Asked = new();

    /// <summary>Whatever is asked of a channel in this call is the outbox's.</summary>
    /// <param name="stopping">Ends the waiting for leave, and no request.</param>
    /// <exception cref="NotHeldException">There was nothing to send any more when there was leave; nothing more was asked.</exception>
    public static async Task SendingAsync(Outgoing outgoing, Func<Task> send, CancellationToken stopping)
    {
        using var tooLate = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        tooLate.CancelAfter(outgoing.Options.LongestWait);
        Asked.Value = (outgoing, tooLate.Token);
        await send();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Asked.Value is not var (outgoing, tooLate) || request.RequestUri?.AbsolutePath.Contains("/v3/conversations", StringComparison.Ordinal) is not true) return await base.SendAsync(request, cancellationToken);

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tooLate);
        var response = await outgoing.Permits.UseAsync(AskAsync, LookAgainAsync, waiting.Token);
        if (response.IsSuccessStatusCode) return response;
        using (response) throw new ChannelRefusedException(response.StatusCode, RetryAfter(response));

        async Task LookAgainAsync()
        {
            if (!await outgoing.IsHeldAsync(waiting.Token)) throw new NotHeldException();
        }

        // The time for an answer begins with the request: one that waited long for leave shall not be broken off while the channel takes it.
        async Task<HttpResponseMessage> AskAsync()
        {
            using var answering = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            answering.CancelAfter(outgoing.Options.LongestAnswer);
            return await base.SendAsync(request, answering.Token);
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } until } => until - clock.GetUtcNow(),
        _ => null,
    };
}

/// <param name="IsHeldAsync">Asked just before each request: whether the message is still there to be sent, and nobody else's.</param>
internal sealed record Outgoing(Permits Permits, OutboxOptions Options, Func<CancellationToken, Task<bool>> IsHeldAsync);

/// <summary>The message was taken back, or erased with its person, while it waited for leave to go.</summary>
internal sealed class NotHeldException : Exception;

/// <param name="retryAfter">What the channel asks for; <see langword="null"/> when it says nothing.</param>
internal sealed class ChannelRefusedException(HttpStatusCode status, TimeSpan? retryAfter) : Exception($"The channel answered {(int)status}.")
{
    public HttpStatusCode Status => status;

    public TimeSpan? RetryAfter => retryAfter;
}
