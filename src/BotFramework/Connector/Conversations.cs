using System.Globalization;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector;

public class Conversations(ConnectorClient client) : IConversations, IServiceOperations<ConnectorClient>
{
    public ConnectorClient Client { get; } = client;

    public Task<HttpOperationResponse<ConversationResourceResponse>> CreateConversationWithHttpMessagesAsync(
        ConversationParameters parameters, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        Client.SendAsync<ConversationResourceResponse>(HttpMethod.Post, "v3/conversations", parameters, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> SendToConversationWithHttpMessagesAsync(
        string conversationId, Activity activity, Dictionary<string, List<string>> customHeaders = null,
        CancellationToken cancellationToken = default) =>
        Client.SendAsync<ResourceResponse>(HttpMethod.Post, $"{Of(conversationId)}/activities", activity, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> ReplyToActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Activity activity, Dictionary<string, List<string>> customHeaders = null,
        CancellationToken cancellationToken = default) =>
        Client.SendAsync<ResourceResponse>(HttpMethod.Post, Of(conversationId, activityId), activity, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> UpdateActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Activity activity, Dictionary<string, List<string>> customHeaders = null,
        CancellationToken cancellationToken = default) =>
        Client.SendAsync<ResourceResponse>(HttpMethod.Put, Of(conversationId, activityId), activity, customHeaders, cancellationToken);

    public async Task<HttpOperationResponse> DeleteActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Dictionary<string, List<string>> customHeaders = null,
        CancellationToken cancellationToken = default) =>
        await Client.SendAsync<object>(HttpMethod.Delete, Of(conversationId, activityId), null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<IList<ChannelAccount>>> GetConversationMembersWithHttpMessagesAsync(
        string conversationId, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        Client.SendAsync<IList<ChannelAccount>>(HttpMethod.Get, $"{Of(conversationId)}/members", null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ChannelAccount>> GetConversationMemberWithHttpMessagesAsync(
        string userId, string conversationId, Dictionary<string, List<string>> customHeaders = null,
        CancellationToken cancellationToken = default) =>
        Client.SendAsync<ChannelAccount>(HttpMethod.Get, $"{Of(conversationId)}/members/{Id(userId)}", null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<PagedMembersResult>> GetConversationPagedMembersWithHttpMessagesAsync(
        string conversationId, int? pageSize = null, string continuationToken = null, Dictionary<string, List<string>> customHeaders = null,
        CancellationToken cancellationToken = default)
    {
        var query = new List<string>();
        if (pageSize is { } size) query.Add(string.Create(CultureInfo.InvariantCulture, $"pageSize={size}"));
        if (!string.IsNullOrEmpty(continuationToken)) query.Add($"continuationToken={Uri.EscapeDataString(continuationToken)}");
        var path = $"{Of(conversationId)}/pagedmembers{(query.Count > 0 ? "?" : "")}{string.Join('&', query)}";

        return Client.SendAsync<PagedMembersResult>(HttpMethod.Get, path, null, customHeaders, cancellationToken);
    }

    private static string Of(string conversationId) => $"v3/conversations/{Id(conversationId)}";

    private static string Of(string conversationId, string activityId) => $"{Of(conversationId)}/activities/{Id(activityId)}";

    private static string Id(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);

        // An address drops these two as steps of a path, whichever way they are escaped.
        if (id is "." or "..") throw new ArgumentException("Not an id.", nameof(id));
        return Uri.EscapeDataString(id);
    }
}
