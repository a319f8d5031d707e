using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Teams;

/// <summary>Asks Teams who is in the conversation of the turn: in a team its whole roster, elsewhere the chat's.</summary>
public static class TeamsInfo
{
    /// <param name="userId">The channel's id of the user, or the Entra object id.</param>
    public static Task<TeamsChannelAccount> GetMemberAsync(ITurnContext turnContext, string userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return MemberAsync(turnContext, userId, RosterOf(turnContext), cancellationToken);
    }

    /// <param name="teamId">The team of the turn when <see langword="null"/>.</param>
    public static Task<TeamsChannelAccount> GetTeamMemberAsync(
        ITurnContext turnContext, string userId, string teamId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return MemberAsync(turnContext, userId, TeamOf(turnContext, teamId), cancellationToken);
    }

    /// <param name="pageSize">50 to 500; the channel's default when <see langword="null"/>.</param>
    /// <param name="continuationToken">That of the page before; <see langword="null"/> for the first.</param>
    public static Task<TeamsPagedMembersResult> GetPagedMembersAsync(
        ITurnContext turnContext, int? pageSize = null, string continuationToken = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return PageAsync(turnContext, RosterOf(turnContext), pageSize, continuationToken, cancellationToken);
    }

    /// <param name="teamId">The team of the turn when <see langword="null"/>.</param>
    public static Task<TeamsPagedMembersResult> GetPagedTeamMembersAsync(
        ITurnContext turnContext, string teamId = null, string continuationToken = null, int? pageSize = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return PageAsync(turnContext, TeamOf(turnContext, teamId), pageSize, continuationToken, cancellationToken);
    }

    private static async Task<TeamsChannelAccount> MemberAsync(
        ITurnContext turnContext, string userId, string conversationId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);

        // The call for one member is not part of IConversations; only the connector's own has it.
        if (ConversationsOf(turnContext) is not Conversations conversations) throw new NotSupportedException("The connector cannot ask for a member.");
        var member = await conversations.GetConversationMemberAsync(userId, conversationId, cancellationToken);
        return member as TeamsChannelAccount ?? JObject.FromObject(member).ToObject<TeamsChannelAccount>();
    }

    private static async Task<TeamsPagedMembersResult> PageAsync(
        ITurnContext turnContext, string conversationId, int? pageSize, string continuationToken, CancellationToken cancellationToken)
    {
        var page = await ConversationsOf(turnContext).GetConversationPagedMembersAsync(conversationId, pageSize, continuationToken, cancellationToken);
        return new TeamsPagedMembersResult(page.ContinuationToken, page.Members);
    }

    private static string RosterOf(ITurnContext turnContext) =>
        turnContext.Activity.TeamsGetTeamInfo()?.Id
        ?? turnContext.Activity.Conversation?.Id
        ?? throw new InvalidOperationException("The turn has no conversation.");

    private static string TeamOf(ITurnContext turnContext, string teamId) =>
        teamId ?? turnContext.Activity.TeamsGetTeamInfo()?.Id ?? throw new InvalidOperationException("This method is only valid within the scope of a team.");

    private static IConversations ConversationsOf(ITurnContext turnContext) =>
        turnContext.TurnState.Get<IConnectorClient>()?.Conversations ?? throw new InvalidOperationException("The turn has no connector client.");
}
