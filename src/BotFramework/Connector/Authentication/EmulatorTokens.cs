using System.Security.Claims;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// Checks the tokens of a testing client that was given the bot's own credentials: Entra's, of the bot's tenant, for the bot and by the bot. Such a
/// client may speak as anybody, so they are taken only where a setting says so.
/// </summary>
internal sealed class EmulatorTokens(string tenantId, string metadataUrl, HttpClient httpClient, TimeProvider clock, ILogger logger)
{
    private readonly SignedTokens _tokens = new(
        [
            AuthenticationConstants.ValidTokenIssuerUrlTemplateV1.Replace("{0}", tenantId, StringComparison.Ordinal),
            AuthenticationConstants.ValidTokenIssuerUrlTemplateV2.Replace("{0}", tenantId, StringComparison.Ordinal),
        ],
        metadataUrl.Replace("{0}", tenantId, StringComparison.Ordinal), httpClient, clock, logger);

    public bool AreOf(JsonWebToken token) => _tokens.AreOf(token.Issuer);

    /// <exception cref="IOException">The keys cannot be had.</exception>
    /// <exception cref="UnauthorizedAccessException">The token is forged or stale, or was given to another app.</exception>
    public async Task<ClaimsIdentity> CheckAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var identity = (await _tokens.CheckAsync(token, cancellationToken)).Identity;
        var holder = identity.FindFirst(AuthenticationConstants.VersionClaim)?.Value switch
        {
            null or "" or "1.0" => AuthenticationConstants.AppIdClaim,
            "2.0" => AuthenticationConstants.AuthorizedParty,
            _ => throw new UnauthorizedAccessException("The token is of an unknown version."),
        };
        return string.Equals(identity.FindFirst(holder)?.Value, token.Audiences.Single(), StringComparison.OrdinalIgnoreCase)
            ? identity
            : throw new UnauthorizedAccessException("The token was given to another app.");
    }
}
