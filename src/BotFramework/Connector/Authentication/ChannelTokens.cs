using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Checks the tokens a channel sends: what every token must be, and that the key which signed it is endorsed for the channel.</summary>
internal sealed class ChannelTokens(ChannelAuthenticationSettings settings, HttpClient httpClient, TimeProvider clock, ILogger logger = null)
{
    private readonly SignedTokens _tokens = new([settings.TokenIssuer], settings.MetadataUrl, httpClient, clock, logger);

    /// <exception cref="IOException">The keys cannot be had, so that nobody can be checked.</exception>
    /// <exception cref="UnauthorizedAccessException">The token is malformed, forged, stale, or signed by a key that may not speak for the channel.</exception>
    public Task<ClaimsIdentity> CheckAsync(string authHeader, string channelId, string[] requiredEndorsements, CancellationToken cancellationToken) =>
        CheckAsync(BearerToken.Read(authHeader), channelId, requiredEndorsements, cancellationToken);

    public async Task<ClaimsIdentity> CheckAsync(JsonWebToken token, string channelId, string[] requiredEndorsements, CancellationToken cancellationToken)
    {
        var (identity, keyId, published) = await _tokens.CheckAsync(token, cancellationToken);

        var endorsements = EndorsementsOf(keyId, published);
        if (!EndorsementsValidator.Validate(channelId, endorsements)
            || !Array.TrueForAll(requiredEndorsements ?? [], required => EndorsementsValidator.Validate(required, endorsements)))
            throw new UnauthorizedAccessException("The token is signed by a key that may not speak for the channel.");

        return identity;
    }

    private static HashSet<string> EndorsementsOf(string keyId, OpenIdConnectConfiguration published)
    {
        foreach (var key in published.JsonWebKeySet.Keys)
            if (key.Kid == keyId && key.AdditionalData.TryGetValue("endorsements", out var listed)) return Strings(listed);
        return [];
    }

    private static HashSet<string> Strings(object listed) => listed switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } items => [.. items.EnumerateArray().Select(item => item.ToString())],
        IEnumerable<object> items => [.. items.Select(item => item.ToString())],
        string json => [.. JsonSerializer.Deserialize<string[]>(json)],
        _ => [],
    };
}
