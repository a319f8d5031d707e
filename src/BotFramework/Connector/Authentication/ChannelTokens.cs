using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Checks the tokens a channel sends: issuer, lifetime, algorithm, signature by a published key, and what that key is endorsed for.</summary>
internal sealed class ChannelTokens
{
    private const string Scheme = "Bearer ";

    private static readonly TimeSpan AllowedClockSkew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly PublishedKeys _keys;
    private readonly string _issuer;

    public ChannelTokens(ChannelAuthenticationSettings settings, HttpClient httpClient, TimeProvider clock)
    {
        _issuer = settings.TokenIssuer;
        var isLocal = new Uri(settings.MetadataUrl).IsLoopback;
        var documents = new HttpDocumentRetriever(httpClient) { RequireHttps = !isLocal, SendAdditionalHeaderData = false };
        _keys = new(settings.MetadataUrl, documents, clock);
    }

    /// <exception cref="IOException">The keys cannot be had, so that nobody can be checked.</exception>
    /// <exception cref="UnauthorizedAccessException">The token is malformed, forged, stale, or signed by a key that may not speak for the channel.</exception>
    public async Task<ClaimsIdentity> CheckAsync(
        string authHeader, string channelId, string[] requiredEndorsements, CancellationToken cancellationToken)
    {
        if (!authHeader.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) throw new UnauthorizedAccessException("The token is no Bearer token.");
        var token = authHeader[Scheme.Length..].Trim();

        var published = await _keys.GetAsync(cancellationToken);
        var result = await ValidateAsync(token, published);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            published = await _keys.GetLaterThanAsync(published, cancellationToken);
            result = await ValidateAsync(token, published);
        }

        if (!result.IsValid) throw new UnauthorizedAccessException($"The token is not valid: {result.Exception?.GetType().Name}.");

        var endorsements = EndorsementsOf(((JsonWebToken)result.SecurityToken).Kid, published);
        if (!EndorsementsValidator.Validate(channelId, endorsements)
            || !Array.TrueForAll(requiredEndorsements ?? [], required => EndorsementsValidator.Validate(required, endorsements)))
            throw new UnauthorizedAccessException("The token is signed by a key that may not speak for the channel.");

        return result.ClaimsIdentity;
    }

    private Task<TokenValidationResult> ValidateAsync(string token, OpenIdConnectConfiguration published) =>
        _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = _issuer,

            // The audience is compared with the app id by whoever knows it.
            ValidateAudience = false,
            ClockSkew = AllowedClockSkew,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidAlgorithms = AuthenticationConstants.AllowedSigningAlgorithms,
            IssuerSigningKeys = published.SigningKeys,
        });

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
