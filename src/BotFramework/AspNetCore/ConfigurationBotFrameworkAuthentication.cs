using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// The bot's identity from configuration: <c>MicrosoftAppType</c>, <c>MicrosoftAppId</c>, <c>MicrosoftAppPassword</c>, <c>MicrosoftAppTenantId</c>; and,
/// for another cloud or a test, <c>ToBotFromChannelOpenIdMetadataUrl</c>, <c>ToBotFromChannelTokenIssuer</c>, <c>ToChannelFromBotLoginUrl</c>,
/// <c>ToChannelFromBotOAuthScope</c> and <c>ValidateAuthority</c>. With <c>AllowEmulatorTokens</c> the tokens Entra gives the bot itself are taken too.
/// </summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
    private readonly ChannelAuthentication _inner;

    public ConfigurationBotFrameworkAuthentication(
        IConfiguration configuration, ServiceClientCredentialsFactory credentialsFactory = null,
        AuthenticationConfiguration authConfiguration = null, IHttpClientFactory httpClientFactory = null, ILogger logger = null)
    {
        var usual = new ChannelAuthenticationSettings();
        var settings = new ChannelAuthenticationSettings
        {
            LoginUrl = Said("ToChannelFromBotLoginUrl"),
            OAuthScope = Said("ToChannelFromBotOAuthScope") ?? usual.OAuthScope,
            TokenIssuer = Said("ToBotFromChannelTokenIssuer") ?? usual.TokenIssuer,
            MetadataUrl = Said("ToBotFromChannelOpenIdMetadataUrl") ?? usual.MetadataUrl,
            EmulatorTenant = IsOn("AllowEmulatorTokens") ? Said(MicrosoftAppCredentials.MicrosoftAppTenantIdKey) : null,
            EmulatorMetadataUrl = Said("ToBotFromEmulatorOpenIdMetadataUrl") ?? usual.EmulatorMetadataUrl,
            ValidateAuthority = !string.Equals(Said("ValidateAuthority"), "false", StringComparison.OrdinalIgnoreCase),
        };

        _inner = new(
            settings,
            credentialsFactory ?? new ConfigurationServiceClientCredentialFactory(configuration, httpClientFactory?.CreateClient(), logger),
            authConfiguration ?? new AuthenticationConfiguration(),
            httpClientFactory,
            TimeProvider.System,
            logger);

        bool IsOn(string key) => string.Equals(Said(key), "true", StringComparison.OrdinalIgnoreCase);

        string Said(string key) => configuration[key] is { Length: > 0 } value ? value : null;
    }

    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken) =>
        _inner.AuthenticateRequestAsync(activity, authHeader, cancellationToken);

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => _inner.CreateConnectorFactory(claimsIdentity);

    public override string GetOriginatingAudience() => _inner.GetOriginatingAudience();
}
