using System.Net.Http.Headers;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Identity.Client;
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

    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    private protected string[] EntraScopes => [$"{OAuthScope.TrimEnd('/')}/.default"];

    protected HttpClient CustomHttpClient { get; set; }

    protected ILogger Logger { get; set; }

    public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(MicrosoftAppId)) return;

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await GetTokenAsync());
        await base.ProcessHttpRequestAsync(request, cancellationToken);
    }

    public async Task<string> GetTokenAsync(bool forceRefresh = false) => (await _authenticator.Value.GetTokenAsync(forceRefresh)).AccessToken;

    /// <returns>Whether there is another token than the one that was refused.</returns>
    internal async Task<bool> ReplaceAsync(string refused)
    {
        if (string.IsNullOrEmpty(MicrosoftAppId) || _authenticator.Value is not HeldToken held) return false;
        try
        {
            return await held.GetOtherThanAsync(refused) != refused;
        }
        catch (RestException)
        {
            // It has been logged; what the channel said stands.
            return false;
        }
    }

    protected abstract Lazy<IAuthenticator> BuildIAuthenticator();

    /// <param name="setting">That of the secret or certificate.</param>
    /// <param name="prove">Adds it.</param>
    /// <param name="beforeAsking">Done before each question.</param>
    private protected HeldToken HeldOfEntra(
        string setting, Func<ConfidentialClientApplicationBuilder, ConfidentialClientApplicationBuilder> prove, Action beforeAsking = null)
    {
        var application = prove(ConfidentialClientApplicationBuilder.Create(MicrosoftAppId))
            .WithAuthority(OAuthEndpoint, ValidateAuthority)
            .WithHttpClientFactory(new SharedHttp(CustomHttpClient), retryOnceOn5xx: false)
            .Build();
        return Held(setting, async cancellationToken =>
        {
            beforeAsking?.Invoke();
            var token = await application.AcquireTokenForClient(EntraScopes).WithForceRefresh(true).ExecuteAsync(cancellationToken);
            return new AccessToken(token.AccessToken, token.ExpiresOn);
        });
    }

    /// <param name="setting">Named when the authority refuses.</param>
    /// <param name="ask">Asks the authority each time: what it gave is held here, so that one clock and one rule of renewing count.</param>
    private protected HeldToken Held(string setting, Func<CancellationToken, Task<AccessToken>> ask)
    {
        return new HeldToken(AskAsync, Clock, Logger ?? NullLogger.Instance);

        async Task<AuthenticatorResult> AskAsync(CancellationToken cancellationToken)
        {
            try
            {
                var token = await ask(cancellationToken);

                // The library counts by the clock of the machine.
                return new() { AccessToken = token.Token, ExpiresOn = Clock.GetUtcNow() + (token.ExpiresOn - TimeProvider.System.GetUtcNow()) };
            }
            catch (Exception error) when (error is MsalException or AuthenticationFailedException or HttpRequestException or OperationCanceledException)
            {
                throw new RestException(CredentialFault.Of(error, this, setting), error);
            }
        }
    }
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
