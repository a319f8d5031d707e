using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The bot's own proof of who it is, fetched when first needed and kept until it expires.</summary>
public abstract class AppCredentials : ServiceClientCredentials
{
    private readonly Lazy<IAuthenticator> _authenticator;
    private string _tenant;

    protected AppCredentials(string channelAuthTenant = null, HttpClient customHttpClient = null, ILogger logger = null, string oAuthScope = null)
    {
        _tenant = channelAuthTenant;
        CustomHttpClient = customHttpClient;
        Logger = logger;
        OAuthScope = string.IsNullOrWhiteSpace(oAuthScope) ? AuthenticationConstants.ToChannelFromBotOAuthScope : oAuthScope;
        _authenticator = new(() => BuildIAuthenticator().Value);
    }

    /// <summary>Null or empty: requests go out without proof, as a bot in development does.</summary>
    public string MicrosoftAppId { get; set; }

    public virtual string ChannelAuthTenant
    {
        get => string.IsNullOrEmpty(_tenant) ? AuthenticationConstants.DefaultChannelAuthTenant : _tenant;
        set => _tenant = value;
    }

    public virtual string OAuthEndpoint => AuthenticationConstants.ToChannelFromBotLoginUrlTemplate.Replace("{0}", ChannelAuthTenant, StringComparison.Ordinal);

    public virtual string OAuthScope { get; }

    public virtual bool ValidateAuthority => true;

    protected HttpClient CustomHttpClient { get; set; }

    protected ILogger Logger { get; set; }

    public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(MicrosoftAppId)) return;

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await GetTokenAsync());
        await base.ProcessHttpRequestAsync(request, cancellationToken);
    }

    public async Task<string> GetTokenAsync(bool forceRefresh = false) => (await _authenticator.Value.GetTokenAsync(forceRefresh)).AccessToken;

    protected abstract Lazy<IAuthenticator> BuildIAuthenticator();
}

public interface IAuthenticator
{
    Task<AuthenticatorResult> GetTokenAsync(bool forceRefresh = false);
}

public class AuthenticatorResult
{
    public string AccessToken { get; set; }

    public DateTimeOffset ExpiresOn { get; set; }
}
