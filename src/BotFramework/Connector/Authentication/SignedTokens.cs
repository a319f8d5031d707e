using System.Security.Claims;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Checks what every token must be: of a known issuer, in its time, signed with an allowed algorithm by a key the issuer publishes, for one audience.</summary>
internal sealed class SignedTokens
{
    private static readonly TimeSpan AllowedClockSkew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = BearerToken.Longest };
    private readonly PublishedKeys _keys;
    private readonly string[] _issuers;

    public SignedTokens(string[] issuers, string metadataUrl, HttpClient httpClient, TimeProvider clock, ILogger logger)
    {
        _issuers = issuers;
        var isLocal = new Uri(metadataUrl).IsLoopback;
        var documents = new HttpDocumentRetriever(httpClient) { RequireHttps = !isLocal, SendAdditionalHeaderData = false };
        _keys = new(metadataUrl, documents, clock, logger ?? NullLogger.Instance);
    }

    public bool AreOf(string issuer) => _issuers.Contains(issuer, StringComparer.Ordinal);

    /// <exception cref="IOException">The keys cannot be had, so that nobody can be checked.</exception>
    /// <exception cref="UnauthorizedAccessException">The token is forged or stale; the message repeats nothing of it.</exception>
    public async Task<CheckedToken> CheckAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var published = await _keys.GetAsync(cancellationToken);
        var result = await ValidateAsync(token, published);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            published = await _keys.GetLaterThanAsync(published, cancellationToken);
            result = await ValidateAsync(token, published);
        }

        if (!result.IsValid) throw new UnauthorizedAccessException($"The token is not valid: {result.Exception?.GetType().Name}.");

        // Of two audiences or service URLs, whoever reads the claims later would take one or the other.
        if (token.Audiences.Count() != 1) throw new UnauthorizedAccessException("The token is not for one audience.");
        return new(result.ClaimsIdentity, token.Kid, published);
    }

    private Task<TokenValidationResult> ValidateAsync(JsonWebToken token, OpenIdConnectConfiguration published) =>
        _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuers = _issuers,

            // The audience is compared with the app id by whoever knows it.
            ValidateAudience = false,
            ClockSkew = AllowedClockSkew,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidAlgorithms = AuthenticationConstants.AllowedSigningAlgorithms,
            IssuerSigningKeys = published.SigningKeys,

            // A token names its key: else one key could sign for what another is endorsed for.
            TryAllIssuerSigningKeys = false,
        });
}

/// <param name="KeyId">The key that signed it.</param>
internal sealed record CheckedToken(ClaimsIdentity Identity, string KeyId, OpenIdConnectConfiguration Published);
