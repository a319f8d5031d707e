using System.Net;
using Microsoft.Identity.Client;

namespace Microsoft.Bot.Connector;

/// <summary>The one pool of connections of the process, for whoever was not given an <see cref="HttpClient"/>.</summary>
internal sealed class SharedHttp : IMsalHttpClientFactory
{
    public static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        // A channel's address may come to mean another machine.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = DecompressionMethods.All,

        // A redirection must not carry a token elsewhere, nor one conversation's cookies meet another's.
        AllowAutoRedirect = false,
        UseCookies = false,
    })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    private readonly HttpClient _client;

    public SharedHttp(HttpClient client) => _client = client ?? Client;

    public HttpClient GetHttpClient() => _client;
}
