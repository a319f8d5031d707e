using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>An app id with a client secret.</summary>
public class MicrosoftAppCredentials : AppCredentials
{
    public const string MicrosoftAppIdKey = "MicrosoftAppId";
    public const string MicrosoftAppPasswordKey = "MicrosoftAppPassword";
    public const string MicrosoftAppTenantIdKey = "MicrosoftAppTenantId";
    public const string MicrosoftAppTypeKey = "MicrosoftAppType";

    public static readonly MicrosoftAppCredentials Empty = new(null, null);

    public MicrosoftAppCredentials(
        string appId, string password, HttpClient customHttpClient = null, ILogger logger = null, string oAuthScope = null)
        : this(appId, password, null, customHttpClient, logger, oAuthScope)
    {
    }

    public MicrosoftAppCredentials(
        string appId, string password, string channelAuthTenant, HttpClient customHttpClient = null, ILogger logger = null, string oAuthScope = null)
        : base(channelAuthTenant, customHttpClient, logger, oAuthScope)
    {
        MicrosoftAppId = appId;
        MicrosoftAppPassword = password;
    }

    public string MicrosoftAppPassword { get; set; }

    protected override Lazy<IAuthenticator> BuildIAuthenticator() => new(() => new ClientSecret(this));

    // MSAL keeps the token in memory and renews it before it expires.
    private sealed class ClientSecret(MicrosoftAppCredentials credentials) : IAuthenticator
    {
        private readonly IConfidentialClientApplication _application = ConfidentialClientApplicationBuilder.Create(credentials.MicrosoftAppId)
            .WithClientSecret(credentials.MicrosoftAppPassword)
            .WithAuthority(credentials.OAuthEndpoint, credentials.ValidateAuthority)
            .WithHttpClientFactory(new SharedHttp(credentials.CustomHttpClient))
            .Build();

        private readonly string[] _scopes = [$"{credentials.OAuthScope.TrimEnd('/')}/.default"];

        public async Task<AuthenticatorResult> GetTokenAsync(bool forceRefresh = false)
        {
            var token = await _application.AcquireTokenForClient(_scopes).WithForceRefresh(forceRefresh).ExecuteAsync();
            return new() { AccessToken = token.AccessToken, ExpiresOn = token.ExpiresOn };
        }
    }
}
