using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Reads who the bot is; a setting that is missing or unknown is said when the host starts, not at the first message.</summary>
public class ConfigurationServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly PasswordServiceClientCredentialFactory _inner;

    /// <exception cref="ArgumentException">The app type is unknown, or a setting it needs is missing.</exception>
    public ConfigurationServiceClientCredentialFactory(IConfiguration configuration, HttpClient httpClient = null, ILogger logger = null)
    {
        var type = configuration[MicrosoftAppCredentials.MicrosoftAppTypeKey];
        var appId = configuration[MicrosoftAppCredentials.MicrosoftAppIdKey];
        var password = configuration[MicrosoftAppCredentials.MicrosoftAppPasswordKey];
        var tenantId = configuration[MicrosoftAppCredentials.MicrosoftAppTenantIdKey];

        if (string.IsNullOrWhiteSpace(type) || type.Equals("MultiTenant", StringComparison.OrdinalIgnoreCase))
        {
            tenantId = null;
        }
        else if (type.Equals("SingleTenant", StringComparison.OrdinalIgnoreCase))
        {
            string[] needed =
            [
                MicrosoftAppCredentials.MicrosoftAppIdKey, MicrosoftAppCredentials.MicrosoftAppPasswordKey, MicrosoftAppCredentials.MicrosoftAppTenantIdKey,
            ];
            if (Array.Find(needed, key => string.IsNullOrWhiteSpace(configuration[key])) is { } missing)
                throw new ArgumentException($"{missing} is needed by a bot of a single tenant.", nameof(configuration));
        }
        else
        {
            throw new ArgumentException($"{MicrosoftAppCredentials.MicrosoftAppTypeKey} is '{type}'; SingleTenant and MultiTenant are known.", nameof(configuration));
        }

        _inner = new PasswordServiceClientCredentialFactory(appId?.Trim(), password, tenantId, httpClient, logger);
    }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => _inner.IsValidAppIdAsync(appId, cancellationToken);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => _inner.IsAuthenticationDisabledAsync(cancellationToken);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        _inner.CreateCredentialsAsync(appId, audience, loginEndpoint, validateAuthority, cancellationToken);
}
