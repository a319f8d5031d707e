using System.Net;
using Microsoft.Extensions.Configuration;

namespace ConversationCoach.Bot.Tests.World;

/// <summary>Where a person keeps files: it remembers what was put there, or refuses it.</summary>
internal sealed class Drive : HttpMessageHandler, IHttpClientFactory
{
    public IConfiguration Settings { get; } = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["PublicUrl"] = "https://coach.example" }).Build();

    public HttpStatusCode Answers { get; set; } = HttpStatusCode.Created;

    public Uri? Place { get; private set; }

    public byte[]? File { get; private set; }

    /// <summary>Which bytes of how many the bot said it sends.</summary>
    public string? Range { get; private set; }

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (Place, Range) = (request.RequestUri, request.Content!.Headers.ContentRange?.ToString());
        File = await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return new HttpResponseMessage(Answers);
    }
}
