using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Reads who the bot is; a setting that is missing or unknown is said when the host starts, not at the first message.</summary>
public class ConfigurationServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly ServiceClientCredentialsFactory _inner;

    /// <exception cref="ArgumentException">The app type is unknown, or a setting it needs is missing.</exception>
    public ConfigurationServiceClientCredentialFactory(IConfiguration configuration, HttpClient httpClient = null, ILogger logger = null)
    {
        var type = Said(MicrosoftAppCredentials.MicrosoftAppTypeKey);
        _inner = type?.ToUpperInvariant() switch
        {
            null or "MULTITENANT" => new PasswordServiceClientCredentialFactory(
                Said(MicrosoftAppCredentials.MicrosoftAppIdKey), Said(MicrosoftAppCredentials.MicrosoftAppPasswordKey), null, httpClient, logger),
            "SINGLETENANT" => new PasswordServiceClientCredentialFactory(
                Needed(MicrosoftAppCredentials.MicrosoftAppIdKey), Needed(MicrosoftAppCredentials.MicrosoftAppPasswordKey),
                Needed(MicrosoftAppCredentials.MicrosoftAppTenantIdKey), httpClient, logger),

            // The machine knows the tenant of its identity; the setting says whose people are served.
            "USERASSIGNEDMSI" when Needed(MicrosoftAppCredentials.MicrosoftAppTenantIdKey) is not null =>
                new ManagedIdentityServiceClientCredentialsFactory(Needed(MicrosoftAppCredentials.MicrosoftAppIdKey), httpClient, logger),
            _ => throw new ArgumentException(
                $"{MicrosoftAppCredentials.MicrosoftAppTypeKey} is '{type}'; SingleTenant, UserAssignedMSI and MultiTenant are known.", nameof(configuration)),
        };

        string Said(string key) => configuration[key]?.Trim() is { Length: > 0 } value ? value : null;

        string Needed(string key) => Said(key) ?? throw new ArgumentException($"{key} is needed by a bot of the type {type}.", nameof(configuration));
    }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => _inner.IsValidAppIdAsync(appId, cancellationToken);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => _inner.IsAuthenticationDisabledAsync(cancellationToken);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        _inner.CreateCredentialsAsync(appId, audience, loginEndpoint, validateAuthority, cancellationToken);
}
