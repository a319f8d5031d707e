using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>An app id that is a user-assigned managed identity: the machine in Azure vouches for the bot, and there is no secret.</summary>
public class ManagedIdentityAppCredentials : AppCredentials
{
    private const string Setting = "that this machine has the user-assigned managed identity of MicrosoftAppId";

    public ManagedIdentityAppCredentials(string appId, string oAuthScope, HttpClient customHttpClient = null, ILogger logger = null)
        : base(null, customHttpClient, logger, oAuthScope)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(appId);
        MicrosoftAppId = appId;
    }

    protected override Lazy<IAuthenticator> BuildIAuthenticator() => new(() =>
    {
        var application = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(MicrosoftAppId))
            .WithHttpClientFactory(new SharedHttp(CustomHttpClient))
            .Build();
        return Held(Setting, cancellationToken => application.AcquireTokenForManagedIdentity(OAuthScope).WithForceRefresh(true).ExecuteAsync(cancellationToken));
    });
}
