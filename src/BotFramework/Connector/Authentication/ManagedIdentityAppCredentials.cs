using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>An app id that is a user-assigned managed identity: the machine in Azure vouches for the bot, and there is no secret.</summary>
public class ManagedIdentityAppCredentials : AppCredentials
{
    private const string Setting = "that this machine has the user-assigned managed identity of MicrosoftAppId";

    // The library keeps what the machine gave, for the whole process, and asks anew only when a service has claims on the token, as one has that refused it.
    private const string NotTheOneItKeeps = """{"access_token":{"nbf":{"essential":true}}}""";

    public ManagedIdentityAppCredentials(string appId, string oAuthScope, HttpClient customHttpClient = null, ILogger logger = null)
        : base(null, customHttpClient, logger, oAuthScope)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(appId);
        MicrosoftAppId = appId;
    }

    protected override Lazy<IAuthenticator> BuildIAuthenticator() => new(() =>
    {
        var identity = new ManagedIdentityCredential(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(MicrosoftAppId))
        {
            Transport = new HttpClientTransport(CustomHttpClient ?? SharedHttp.Client),
            Retry = { MaxRetries = 0 },
        });
        return Held(Setting, async cancellationToken => await identity.GetTokenAsync(new TokenRequestContext(EntraScopes, claims: NotTheOneItKeeps), cancellationToken));
    });
}
