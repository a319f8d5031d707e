using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Coaching;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Bot.State;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.State;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace ConversationCoach.Bot.Teams;

/// <summary>Where every activity of a channel arrives.</summary>
internal sealed partial class CoachBot(
    TalkState talks, Languages languages, RootDialog root, TurnGate gate, ReframeHandler reframing, ReframeExtension extension, RetentionHandler retention, CardSender cards, FileSender files, ContactBook contacts, AssignInPrivate assign, ILogger<CoachBot> logger)
    : TeamsActivityHandler
{
    /// <summary>For the storage, in a whole turn. Teams gives up after ten seconds; a read of a locked file may take three more than it should.</summary>
    private static readonly TimeSpan MostWaiting = TimeSpan.FromSeconds(5.5);

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        using var limit = WaitingLimit.Begin(MostWaiting);

        // Nothing is learnt or kept of a chat that is none of the bot's: neither how the person is reached nor where their talk is.
        if (Turn.MayBeElsewhere(turnContext.Activity))
        {
            await base.OnTurnAsync(turnContext, cancellationToken);
            return;
        }

        // Two presses at once are taken one after the other, so that the second finds what the first has done.
        using var entered = await gate.EnterAsync(turnContext.Activity.Conversation.Id, cancellationToken);
        var talk = await talks.GetAsync(turnContext, cancellationToken);

        // Teams posts a message again when its answer was slow. Whoever invokes waits for an answer each time.
        if (turnContext.Activity is { Id: { } id, Type: not ActivityTypes.Invoke } && talk.Answered.Contains(id)) return;

        await contacts.LearnAsync(turnContext.Activity, talk, cancellationToken);
        await base.OnTurnAsync(turnContext, cancellationToken);
        talk.Remember(turnContext.Activity.Id);
        try
        {
            await talks.SaveAsync(turnContext, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // The words are safe and the person has their answer; only where the talk is was lost, and every card works without it.
            Log.PlaceLost(logger, turnContext.Activity.Conversation.Id);
        }
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        if (!Turn.IsPrivate(turnContext.Activity))
        {
            await AnswerOpenlyAsync(turnContext, cancellationToken);
            return;
        }

        await root.RunAsync(turnContext, talks.Dialogs, cancellationToken);
        await retention.TellAsync(await TurnOfAsync(turnContext, cancellationToken), cancellationToken);
    }

    protected override async Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionFetchTaskAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        await extension.OpenAsync(action, await TurnOfAsync(turnContext, cancellationToken), cancellationToken);

    protected override async Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        await extension.SubmitAsync(action, await TurnOfAsync(turnContext, cancellationToken), cancellationToken);

    protected override async Task<MessagingExtensionResponse> OnTeamsMessagingExtensionQueryAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionQuery query, CancellationToken cancellationToken) =>
        ReframeExtension.Search(query, (await TurnOfAsync(turnContext, cancellationToken)).Language);

    protected override async Task OnTeamsFileConsentAcceptAsync(ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken) =>
        await files.PutAsync(fileConsentCardResponse, await TurnOfAsync(turnContext, cancellationToken), cancellationToken);

    protected override async Task OnTeamsFileConsentDeclineAsync(ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken) =>
        await FileSender.RefusedAsync(await TurnOfAsync(turnContext, cancellationToken), cancellationToken);

    /// <summary>The same presses, from clients that send them as an invoke.</summary>
    protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        turnContext.Activity.Value = invokeValue.Action.Data;
        if (Turn.IsPrivate(turnContext.Activity)) await root.RunAsync(turnContext, talks.Dialogs, cancellationToken);
        return new AdaptiveCardInvokeResponse { StatusCode = StatusCodes.Status200OK, Type = "application/vnd.microsoft.activity.message", Value = "" };
    }

    protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        membersAdded.Any(member => member.Id == turnContext.Activity.Recipient?.Id) || Turn.IsPrivate(turnContext.Activity)
            ? WelcomeAsync(turnContext, cancellationToken)
            : Task.CompletedTask;

    protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => WelcomeAsync(turnContext, cancellationToken);

    protected override async Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        if (turnContext.Activity is Activity removed && Turn.IsPrivate(removed)) await contacts.ForgetAsync(removed, await talks.GetAsync(turnContext, cancellationToken), cancellationToken);
    }

    // Channels announce the same beginning in two ways and some more than once; the person is welcomed once.
    private async Task WelcomeAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var talk = await talks.GetAsync(turnContext, cancellationToken);
        if (talk.IsWelcomed) return;
        await turnContext.SendActivityAsync(Turn.IsPrivate(turnContext.Activity)
            ? CardSender.Message(WelcomeCard.Draw(languages.For((turnContext.Activity as Activity)?.Locale)))
            : Private(turnContext.Activity), cancellationToken);
        talk.IsWelcomed = true;
    }

    // Where others read along a sentence said to the bot is looked at; all else is for the private chat.
    private async Task AnswerOpenlyAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        turnContext.Activity.RemoveRecipientMention();
        var turn = await TurnOfAsync(turnContext, cancellationToken);
        var said = turnContext.Activity.Text ?? "";
        if (turn.Language.Commands.Find(said) is { Kind: CommandKind.Assign })
        {
            await turnContext.SendActivityAsync(MessageFactory.Text(await assign.AskAsync(turn, cancellationToken)), cancellationToken);
            return;
        }

        var sentence = turn.Language.Commands.Find(said) switch
        {
            { Kind: CommandKind.Reframe, Words: { Length: > 0 } words } => words,
            null when ReframeHandler.IsSentence(said) => said.Trim(),
            _ => null,
        };

        if (sentence is null) await turnContext.SendActivityAsync(Private(turnContext.Activity), cancellationToken);
        else await cards.ShowAsync(await reframing.ReframeAsync(sentence, turn, cancellationToken), turn, pressed: null, cancellationToken);
    }

    private async Task<Turn> TurnOfAsync(ITurnContext context, CancellationToken cancellationToken) =>
        new(context, Turn.UserOf(context.Activity), languages.For(context.Activity.Locale), await talks.GetAsync(context, cancellationToken));

    private Activity Private(IActivity activity) => CardSender.Message(NoticeCards.Private(languages.For((activity as Activity)?.Locale),
        new Uri($"https://teams.microsoft.com/l/chat/0/0?users={Uri.EscapeDataString(activity.Recipient?.Id ?? "")}")));

    private static partial class Log
    {
        [LoggerMessage(EventId = 40, Level = LogLevel.Warning, Message = "The place of the talk was not kept in conversation {Conversation}.")]
        public static partial void PlaceLost(ILogger logger, string conversation);
    }
}
