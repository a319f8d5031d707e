using System.Net;

namespace ConversationCoach.Bot.Outbox;

/// <summary>
/// What the outbox asks of a channel waits for leave here, request by request, and a refusal comes back at once with what the channel asks
/// for: the outbox tries again in its own time, and the SDK must not do so on top of it. Answers to people pass untouched.
/// </summary>
internal sealed class OutgoingHandler(TimeProvider clock) : DelegatingHandler
{
    // Not asked for by the constructor: every client has this handler, also one that is used before the storage is open.
    private static readonly AsyncLocal<Permits?> Asked = new();

    /// <summary>Whatever is asked of a channel in this call is the outbox's.</summary>
    public static async Task SendingAsync(Permits permits, Func<Task> send)
    {
        Asked.Value = permits;
        await send();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Asked.Value is not { } permits || request.RequestUri?.AbsolutePath.Contains("/v3/conversations", StringComparison.Ordinal) is not true) return await base.SendAsync(request, cancellationToken);

        await permits.WaitAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode) return response;
        using (response) throw new ChannelRefusedException(response.StatusCode, RetryAfter(response));
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } until } => until - clock.GetUtcNow(),
        _ => null,
    };
}

/// <param name="retryAfter">What the channel asks for; <see langword="null"/> when it says nothing.</param>
internal sealed class ChannelRefusedException(HttpStatusCode status, TimeSpan? retryAfter) : Exception($"The channel answered {(int)status}.")
{
    public HttpStatusCode Status => status;

    public TimeSpan? RetryAfter => retryAfter;
}
