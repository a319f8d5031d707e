using System.Net;

namespace ConversationCoach.Bot.Outbox;

/// <summary>
/// What the outbox asks of a channel waits for leave here, request by request, and a refusal comes back at once with what the channel asks
/// for: the outbox tries again in its own time, and the SDK must not do so on top of it. Answers to people pass untouched.
/// </summary>
internal sealed class OutgoingHandler(Permits permits, TimeProvider clock) : DelegatingHandler
{
    private static readonly AsyncLocal<bool> IsOutgoing = new();

    /// <summary>Whatever is asked of a channel in this call is the outbox's.</summary>
    public static async Task SendingAsync(Func<Task> send)
    {
        IsOutgoing.Value = true;
        await send();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!IsOutgoing.Value || request.RequestUri?.AbsolutePath.Contains("/v3/conversations", StringComparison.Ordinal) is not true) return await base.SendAsync(request, cancellationToken);

        await permits.WaitAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode) return response;
        using (response) throw new ChannelRefusedException(response.StatusCode, Asked(response));
    }

    private TimeSpan? Asked(HttpResponseMessage response) => response.Headers.RetryAfter switch
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
