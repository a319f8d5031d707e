namespace Benchmarks.Soak;

/// <summary>Takes whatever the bot asks of anybody to the Teams of this machine: what it asks, and how, stays the same.</summary>
internal sealed class Diversion(Uri teams) : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>Where that Teams is.</summary>
    public const string Setting = "Teams";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var wanted = request.RequestUri!;
        request.RequestUri = new Uri(teams, $"/{wanted.Host}{wanted.PathAndQuery}");
        return base.SendAsync(request, cancellationToken);
    }
}
