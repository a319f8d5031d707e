using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// The keys a channel publishes. Kept for half a day; asked for again when a token names a key that is not among them, but seldom, since anybody can
/// send such a token. Unlike the library's own manager it waits for the new keys, so that the first token under a new key is not refused.
/// </summary>
internal sealed class PublishedKeys(string metadataUrl, IDocumentRetriever documents, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    private static readonly TimeSpan AskedAtMostEvery = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();

    private volatile Known _known;

    private Task<Known> _asking;

    public async ValueTask<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellationToken) =>
        _known is { } known && clock.GetUtcNow() < known.Until ? known.Keys : (await AskAsync(_known, cancellationToken)).Keys;

    /// <returns>The same when they were asked for a short while ago.</returns>
    public async ValueTask<OpenIdConnectConfiguration> GetLaterThanAsync(OpenIdConnectConfiguration seen, CancellationToken cancellationToken)
    {
        var known = _known;
        if (known.Keys != seen || clock.GetUtcNow() < known.AskedAt + AskedAtMostEvery) return known.Keys;
        return (await AskAsync(known, cancellationToken)).Keys;
    }

    // Whoever comes meanwhile waits for the same answer; whoever stops waiting does not stop it for the others.
    private Task<Known> AskAsync(Known stale, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_known != stale) return Task.FromResult(_known);
            if (_asking is null or { IsCompleted: true }) _asking = FetchAsync(stale);
            return _asking.WaitAsync(cancellationToken);
        }
    }

    private async Task<Known> FetchAsync(Known stale)
    {
        var now = clock.GetUtcNow();
        try
        {
            _known = new(await OpenIdConnectConfigurationRetriever.GetAsync(metadataUrl, documents, CancellationToken.None), now, now + KeptFor);
        }
        catch (IOException) when (stale is not null)
        {
            // The old keys are better than refusing everybody.
            _known = stale with { AskedAt = now, Until = now + AskedAtMostEvery };
        }

        return _known;
    }

    private sealed record Known(OpenIdConnectConfiguration Keys, DateTimeOffset AskedAt, DateTimeOffset Until);
}
