using System.Security.Claims;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Where tokens come from, both ways.</summary>
internal sealed record ChannelAuthenticationSettings
{
    /// <summary>Null: Microsoft's, for the tenant of the bot.</summary>
    public string LoginUrl { get; init; }

    public string OAuthScope { get; init; } = AuthenticationConstants.ToChannelFromBotOAuthScope;

    public string TokenIssuer { get; init; } = AuthenticationConstants.ToBotFromChannelTokenIssuer;

    public string MetadataUrl { get; init; } = AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl;

    public bool ValidateAuthority { get; init; } = true;

    /// <summary>The tenant whose tokens a testing client may bring; null when none may.</summary>
    public string EmulatorTenant { get; init; }

    public string EmulatorMetadataUrl { get; init; } = "https://login.microsoftonline.com/{0}/v2.0/.well-known/openid-configuration";
}

internal sealed class ChannelAuthentication(
    ChannelAuthenticationSettings settings, ServiceClientCredentialsFactory credentials, AuthenticationConfiguration configuration,
    IHttpClientFactory httpClients, TimeProvider clock, ILogger logger) : BotFrameworkAuthentication
{
    private readonly ChannelTokens _tokens = new(settings, httpClients?.CreateClient() ?? SharedHttp.Client, clock, logger);

    private readonly EmulatorTokens _emulator = settings.EmulatorTenant is { } tenant
        ? new(tenant, settings.EmulatorMetadataUrl, httpClients?.CreateClient() ?? SharedHttp.Client, clock, logger)
        : null;

    private HttpClient Http => httpClients?.CreateClient() ?? SharedHttp.Client;

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        var identity = await IdentityAsync(activity, authHeader, cancellationToken);
        return new()
        {
            ClaimsIdentity = identity,
            Audience = settings.OAuthScope,
            CallerId = identity.AuthenticationType == AuthenticationConstants.AnonymousAuthType ? null : CallerIdConstants.PublicAzureChannel,
            ConnectorFactory = CreateConnectorFactory(identity),
        };
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => new Connectors(this, AppIdIn(claimsIdentity));

    public override string GetOriginatingAudience() => settings.OAuthScope;

    private async Task<ClaimsIdentity> IdentityAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        if (await credentials.IsAuthenticationDisabledAsync(cancellationToken))
        {
            // Whoever brings a token expects it to be checked.
            if (!string.IsNullOrEmpty(authHeader)) throw new UnauthorizedAccessException("There is a token, but no app id to check it against.");
            return new ClaimsIdentity(AuthenticationConstants.AnonymousAuthType);
        }

        var token = BearerToken.Read(authHeader);
        var identity = _emulator?.AreOf(token) == true
            ? await _emulator.CheckAsync(token, cancellationToken)
            : await OfTheChannelAsync(activity, token, cancellationToken);

        if (!await credentials.IsValidAppIdAsync(identity.FindFirst(AuthenticationConstants.AudienceClaim)?.Value, cancellationToken))
            throw new UnauthorizedAccessException("The token is for another bot.");
        if (configuration.ClaimsValidator is { } lastWord) await lastWord.ValidateClaimsAsync([.. identity.Claims]);

        return identity;
    }

    private async Task<ClaimsIdentity> OfTheChannelAsync(Activity activity, JsonWebToken token, CancellationToken cancellationToken)
    {
        var identity = await _tokens.CheckAsync(token, activity.ChannelId, configuration.RequiredEndorsements, cancellationToken);
        return identity.FindAll(AuthenticationConstants.ServiceUrlClaim).ToArray() is [var claim] && SameAddress(claim.Value, activity.ServiceUrl)
            ? identity
            : throw new UnauthorizedAccessException("The token is for another service URL.");
    }

    private static bool SameAddress(string one, string other) =>
        other is not null && one.AsSpan().TrimEnd('/').Equals(other.AsSpan().TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private static string AppIdIn(ClaimsIdentity identity) =>
        identity.FindFirst(AuthenticationConstants.AudienceClaim)?.Value ?? identity.FindFirst(AuthenticationConstants.AppIdClaim)?.Value;

    private Task<ServiceClientCredentials> ProofAsync(string appId, string audience, CancellationToken cancellationToken) =>
        credentials.CreateCredentialsAsync(appId, audience ?? settings.OAuthScope, settings.LoginUrl, settings.ValidateAuthority, cancellationToken);

    private sealed class Connectors(ChannelAuthentication owner, string appId) : ConnectorFactory
    {
        public override async Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
        {
            var proof = await owner.ProofAsync(appId, audience, cancellationToken);
            return new ConnectorClient(new Uri(serviceUrl), proof, owner.Http, disposeHttpClient: false);
        }
    }
}
