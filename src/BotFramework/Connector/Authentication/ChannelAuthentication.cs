using System.Security.Claims;
using Microsoft.Bot.Schema;
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
}

internal sealed class ChannelAuthentication(
    ChannelAuthenticationSettings settings, ServiceClientCredentialsFactory credentials, AuthenticationConfiguration configuration,
    IHttpClientFactory httpClients, TimeProvider clock) : BotFrameworkAuthentication
{
    private readonly ChannelTokens _tokens = new(settings, httpClients?.CreateClient() ?? SharedHttp.Client, clock);

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

        if (string.IsNullOrEmpty(authHeader)) throw new UnauthorizedAccessException("There is no token.");

        var identity = await _tokens.CheckAsync(authHeader, activity.ChannelId, configuration.RequiredEndorsements, cancellationToken);

        if (!await credentials.IsValidAppIdAsync(identity.FindFirst(AuthenticationConstants.AudienceClaim)?.Value, cancellationToken))
            throw new UnauthorizedAccessException("The token is for another bot.");
        if (identity.FindFirst(AuthenticationConstants.ServiceUrlClaim)?.Value is not { } serviceUrl || !SameAddress(serviceUrl, activity.ServiceUrl))
            throw new UnauthorizedAccessException("The token is for another service URL.");
        if (configuration.ClaimsValidator is { } lastWord) await lastWord.ValidateClaimsAsync([.. identity.Claims]);

        return identity;
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
