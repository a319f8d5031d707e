using System.Net;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>Whoever the bot sends to; takes everything unless told otherwise.</summary>
internal sealed class StubChannel
{
    private int _asked;

    public Func<HttpRequestMessage, HttpResponseMessage> Answer { get; set; } = _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"id":"m1"}""") };

    public int TimesAsked => _asked;

    public HttpMessageHandler Line() => new Handler(this);

    private sealed class Handler(StubChannel channel) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref channel._asked);
            var response = channel.Answer(request);
            response.RequestMessage = request;
            return Task.FromResult(response);
        }
    }
}
