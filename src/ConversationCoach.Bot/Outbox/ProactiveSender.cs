using System.Runtime.ExceptionServices;
using ConversationCoach.Core.Outbox;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Outbox;

/// <summary>Speaks first: in the private chat with a person, which is begun where there is none.</summary>
internal sealed class ProactiveSender(IBotFrameworkHttpAdapter adapter, BotFrameworkAuthentication authentication, IConfiguration settings, IOptions<OutboxOptions> options)
{
    private readonly BotAdapter _adapter = (BotAdapter)adapter;

    /// <returns>The conversation it was said in.</returns>
    /// <exception cref="ChannelRefusedException">Within <see cref="OutgoingHandler.SendingAsync"/>.</exception>
    public async Task<string> SayAsync(Contact to, Func<ITurnContext, CancellationToken, Task> sayAsync, CancellationToken cancellationToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ends.CancelAfter(options.Value.LongestAttempt);

        // The adapter answers a fault with an apology, which nobody here has asked for: it is kept from it and thrown again.
        ExceptionDispatchInfo? fault = null;
        var conversation = to.Conversation ?? "";
        async Task TurnAsync(ITurnContext turn, CancellationToken token)
        {
            conversation = turn.Activity.Conversation.Id;
            // Whose chat it is, and that it is theirs alone, as in a turn of theirs.
            turn.Activity.From = new ChannelAccount(to.Member) { AadObjectId = to.Person.User };
            turn.Activity.Conversation.ConversationType = "personal";
            try
            {
                await sayAsync(turn, token);
            }
            catch (Exception error)
            {
                fault = ExceptionDispatchInfo.Capture(error);
            }
        }

        var appId = settings["MicrosoftAppId"] ?? "";
        if (to.Conversation is { } known) await _adapter.ContinueConversationAsync(appId, Reference(to, known), TurnAsync, ends.Token);
        else await _adapter.CreateConversationAsync(appId, to.Channel, to.ServiceUrl, authentication.GetOriginatingAudience(), Beginning(to), TurnAsync, ends.Token);

        fault?.Throw();
        return conversation;
    }

    private static ConversationReference Reference(Contact to, string conversation) => new()
    {
        ChannelId = to.Channel,
        ServiceUrl = to.ServiceUrl,
        Bot = new ChannelAccount(to.Bot),
        User = new ChannelAccount(to.Member),
        Conversation = new ConversationAccount(id: conversation, tenantId: to.Person.Tenant, conversationType: "personal"),
        Locale = to.Locale,
    };

    private static ConversationParameters Beginning(Contact to) => new()
    {
        IsGroup = false,
        Bot = new ChannelAccount(to.Bot),
        Members = [new ChannelAccount(to.Member)],
        TenantId = to.Person.Tenant,
        ChannelData = new TeamsChannelData { Tenant = new TenantInfo(to.Person.Tenant) },
    };
}
