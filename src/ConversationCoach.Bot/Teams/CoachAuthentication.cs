using ConversationCoach.Bot.Options;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace ConversationCoach.Bot.Teams;

/// <summary>Lets in who the Bot Framework knows for the channel, and of those only the people of the tenants this bot serves.</summary>
internal sealed class CoachAuthentication(
    IConfiguration settings, IOptions<IdentityOptions> identity, ServiceClientCredentialsFactory credentials, IHttpClientFactory httpClients,
    ILogger<CoachAuthentication> logger)
    : ConfigurationBotFrameworkAuthentication(settings, credentials, httpClientFactory: httpClients, logger: logger)
{
    private readonly IReadOnlySet<string> _tenants = identity.Value.Tenants();

    /// <exception cref="UnauthorizedAccessException">It is not the channel that calls.</exception>
    /// <exception cref="ForeignTenantException">It is, for somebody of another tenant.</exception>
    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        var result = await base.AuthenticateRequestAsync(activity, authHeader, cancellationToken);
        return _tenants.Count == 0 || IsServed(activity) ? result : throw new ForeignTenantException();
    }

    // What a person has is kept under the tenant of the conversation: the two may not differ.
    private bool IsServed(Activity activity) => TenantOf(activity.ChannelData) is { } tenant && _tenants.Contains(tenant)
        && (activity.Conversation.TenantId is null or "" || string.Equals(activity.Conversation.TenantId, tenant, StringComparison.OrdinalIgnoreCase));

    private static string? TenantOf(object? channelData) =>
        channelData is JObject data && data["tenant"] is JObject tenant && tenant["id"] is JValue { Value: string id } ? id : null;
}
