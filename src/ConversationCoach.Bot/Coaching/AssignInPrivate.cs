using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.Outbox;
using ConversationCoach.Bot.State;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using Microsoft.Bot.Builder;
using Microsoft.Rest;

namespace ConversationCoach.Bot.Coaching;

/// <summary>A coach asks in a chat or team: who is there is read here, and all else goes on between the coach and the bot.</summary>
internal sealed class AssignInPrivate(AssignHandler assign, IContactStore contacts, ProactiveSender sender, TalkState talks)
{
    /// <returns>What is said where the others read along; nothing of what the coach has in mind.</returns>
    public async Task<string> AskAsync(Turn turn, CancellationToken cancellationToken)
    {
        var words = turn.Language.Phrases.Assign;
        if (await assign.DraftForRosterAsync(turn, cancellationToken) is not { } draft) return words.NotAllowed;

        var card = AssignCard.Draw(turn.Language, new PreviewAssignment(draft.Id), draft.Roster, AssignFaults.None);
        try
        {
            await sender.SayAsync(await CoachAsync(turn, cancellationToken), async (chat, token) =>
            {
                var sent = await chat.SendActivityAsync(CardSender.Message(card), token);
                await RememberAsync(draft, sent?.Id, chat, token);
            }, cancellationToken);
            return words.InPrivate;
        }
        catch (Exception error) when (error is RestException or HttpRequestException)
        {
            return words.NoPrivate;
        }
    }

    // For a coach who types there, and so that the answer to a press takes its place. Whoever is in that chat at this moment has the last word, and the card is there all the same.
    private async Task RememberAsync(Assignment draft, string? card, ITurnContext chat, CancellationToken cancellationToken)
    {
        try
        {
            var talk = await talks.GetAsync(chat, cancellationToken);
            talk.Draft = draft.Id;
            if (card is { Length: > 0 }) talk.WorkOn(card);
            await talks.SaveAsync(chat, cancellationToken);
        }
        catch (Exception error) when (error is StorageUnavailableException or InvalidOperationException)
        {
        }
    }

    private async Task<Contact> CoachAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await contacts.FindAsync(turn.User, cancellationToken) is { } known) return known;
        var activity = turn.Context.Activity;
        return new Contact(turn.User, activity.ChannelId, activity.ServiceUrl, activity.Recipient.Id, activity.From.Id, null, activity.Locale, activity.LocalTimezone);
    }
}
