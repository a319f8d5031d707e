using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.Outbox;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Core.Outbox;
using Microsoft.Rest;

namespace ConversationCoach.Bot.Coaching;

/// <summary>A coach asks in a chat or team: who is there is read here, and all else goes on between the coach and the bot.</summary>
internal sealed class AssignInPrivate(AssignHandler assign, IContactStore contacts, ProactiveSender sender)
{
    /// <returns>What is said where the others read along; nothing of what the coach has in mind.</returns>
    public async Task<string> AskAsync(Turn turn, CancellationToken cancellationToken)
    {
        var words = turn.Language.Phrases.Assign;
        if (await assign.DraftForRosterAsync(turn, cancellationToken) is not { } draft) return words.NotAllowed;

        var card = AssignCard.Draw(turn.Language, new PreviewAssignment(draft.Id), draft.Roster, AssignFaults.None);
        try
        {
            await sender.SayAsync(await CoachAsync(turn, cancellationToken), (chat, token) => chat.SendActivityAsync(CardSender.Message(card), token), cancellationToken);
            return words.InPrivate;
        }
        catch (Exception error) when (error is RestException or HttpRequestException)
        {
            return words.NoPrivate;
        }
    }

    private async Task<Contact> CoachAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await contacts.FindAsync(turn.User, cancellationToken) is { } known) return known;
        var activity = turn.Context.Activity;
        return new Contact(turn.User, activity.ChannelId, activity.ServiceUrl, activity.Recipient.Id, activity.From.Id, null, activity.Locale, activity.LocalTimezone);
    }
}
