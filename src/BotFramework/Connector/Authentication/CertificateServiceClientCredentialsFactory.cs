using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

public class CertificateServiceClientCredentialsFactory : ServiceClientCredentialsFactory
{
    private readonly KeptCredentials _kept = new();
    private readonly X509Certificate2 _certificate;
    private readonly string _appId;
    private readonly string _tenantId;
    private readonly HttpClient _httpClient;
    private readonly ILogger _logger;
    private readonly bool _sendX5c;

    /// <param name="tenantId">Null for a bot of many tenants.</param>
    public CertificateServiceClientCredentialsFactory(
        X509Certificate2 certificate, string appId, string tenantId = null, HttpClient httpClient = null, ILogger logger = null, bool sendX5c = false)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentException.ThrowIfNullOrWhiteSpace(appId);
        (_certificate, _appId, _tenantId, _httpClient, _logger, _sendX5c) = (certificate, appId, tenantId, httpClient, logger, sendX5c);
    }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(KeptCredentials.IsOwn(_appId, appId));

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult(_kept.Of(_appId, appId, (audience, loginEndpoint), key => new Credentials(this, key.Scope, key.Endpoint, validateAuthority)));

    private sealed class Credentials(CertificateServiceClientCredentialsFactory factory, string scope, string endpoint, bool validateAuthority)
        : CertificateAppCredentials(factory._certificate, factory._appId, factory._tenantId, scope, factory._sendX5c, factory._httpClient, factory._logger)
    {
        public override string OAuthEndpoint => string.IsNullOrEmpty(endpoint) ? base.OAuthEndpoint : endpoint;

        public override bool ValidateAuthority => validateAuthority;
    }
}
