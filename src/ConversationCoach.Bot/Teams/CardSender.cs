using AdaptiveCards;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.State;
using ConversationCoach.Core.Assignments;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json.Linq;

namespace ConversationCoach.Bot.Teams;

/// <summary>
/// Brings cards to the person. One card at a time is live: it is replaced where it stands, so that the newest is where the
/// person looks; an older one that is pressed says so, and the newest comes below it.
/// </summary>
internal sealed partial class CardSender(FileSender files, IAssignmentStore assignments, ILogger<CardSender> logger)
{
    /// <param name="pressed">What was pressed; <see langword="null"/> when the person typed.</param>
    public async Task ShowAsync(Reply reply, Turn turn, CardSubmit? pressed, CancellationToken cancellationToken)
    {
        switch (reply)
        {
            case Reply.Work(var card, var preparation, _):
                turn.Talk.WorkOn(await PlaceAsync(card, turn, pressed, cancellationToken));
                if (turn.Talk.LiveCard is { } live) turn.Talk.Show(live, preparation);
                break;
            case Reply.Rest(var card):
                turn.Talk.WorkOn(await PlaceAsync(card, turn, pressed, cancellationToken));
                break;
            case Reply.Aside(var card) aside:
                await SendAsync(Message(card), aside.NamesPreparations ? Talk.Several : null, turn, cancellationToken);
                break;
            case Reply.Instead(var card):
                if (pressed is null || turn.Context.Activity.ReplyToId is not { Length: > 0 } whereItWas || !await ReplaceAsync(whereItWas, card, turn, cancellationToken))
                    await turn.Context.SendActivityAsync(Message(card), cancellationToken);
                break;
            case Reply.Practice(var card, _):
                await SendAsync(Message(card), null, turn, cancellationToken);
                break;
            case Reply.Shared(var card, var share):
                var shown = await turn.Context.SendActivityAsync(Message(card), cancellationToken);
                if (shown?.Id is { Length: > 0 } place) await KeepShownAsync(share, place, turn, cancellationToken);
                break;
            case Reply.Words(var words):
                var message = MessageFactory.Text(words);
                message.TextFormat = TextFormatTypes.Plain;
                await SendAsync(message, null, turn, cancellationToken);
                break;
            case Reply.File(var wanted):
                await files.OfferAsync(wanted, turn, cancellationToken);
                break;
            case Reply.Say(var text):
                await turn.Context.SendActivityAsync(MessageFactory.Text(text), cancellationToken);
                break;
        }
    }

    /// <summary>Takes the words out of what was shown, as far back as it is remembered and the channel lets it be replaced.</summary>
    /// <param name="preparation">Only what was about this one; <see langword="null"/> is all.</param>
    public async Task BlankAsync(Guid? preparation, Turn turn, CancellationToken cancellationToken)
    {
        foreach (var shown in turn.Talk.Shown.Where(shown => preparation is null || shown.Preparation == preparation || shown.Preparation == Talk.Several).ToList())
        {
            await ReplaceAsync(shown.Id, NoticeCards.Blanked(turn.Language), turn, cancellationToken);
            turn.Talk.Shown.Remove(shown);
        }
    }

    /// <summary>Takes what others have shared out of these messages.</summary>
    public async Task TakeAwayAsync(IEnumerable<string> places, Turn turn, CancellationToken cancellationToken)
    {
        foreach (var place in places) await ReplaceAsync(place, ShareCard.Gone(turn.Language, ""), turn, cancellationToken);
    }

    // It may be taken back while it is on its way, and then whoever blanks it does not know of this place.
    private async Task KeepShownAsync(Guid share, string place, Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            await assignments.MarkShownAsync(share, turn.User, place, cancellationToken);
            if (await assignments.FindShareAsync(share, turn.User, cancellationToken) is not null) return;
        }
        catch (Exception)
        {
            // Nobody would find it here to blank it. The apology comes below, and the copy can be opened again.
            await ReplaceAsync(place, NoticeCards.Old(turn.Language), turn, CancellationToken.None);
            throw;
        }

        await TakeAwayAsync([place], turn, CancellationToken.None);
    }

    private static async Task SendAsync(Activity message, Guid? preparation, Turn turn, CancellationToken cancellationToken)
    {
        var sent = await turn.Context.SendActivityAsync(message, cancellationToken);
        if (sent?.Id is { Length: > 0 } id && Turn.IsPrivate(turn.Context.Activity)) turn.Talk.Show(id, preparation);
    }

    public static Activity Message(AdaptiveCard card) => (Activity)MessageFactory.Attachment(Attach(card));

    public static Attachment Attach(AdaptiveCard card) => new() { ContentType = AdaptiveCard.ContentType, Content = new JRaw(SentCard.Json(card)) };

    // The answer to a press goes to the place of the press, but for menus and what came by itself, which stay, and old cards, which are marked as such.
    private async Task<string?> PlaceAsync(AdaptiveCard card, Turn turn, CardSubmit? pressed, CancellationToken cancellationToken)
    {
        var place = pressed is null ? null : turn.Context.Activity.ReplyToId;
        var isLive = place is not null && (place == turn.Talk.LiveCard || pressed is { StandsByItself: true } || (turn.Talk.LiveCard is null && pressed is { IsWork: true }));

        if (isLive && await ReplaceAsync(place!, card, turn, cancellationToken)) return place;
        if (!isLive && place is not null && pressed is { IsWork: true } && turn.Talk.Earlier.Contains(place)) await ReplaceAsync(place, NoticeCards.Old(turn.Language), turn, cancellationToken);

        var sent = await turn.Context.SendActivityAsync(Message(card), cancellationToken);
        return sent?.Id is { Length: > 0 } id ? id : null;
    }

    private async Task<bool> ReplaceAsync(string place, AdaptiveCard card, Turn turn, CancellationToken cancellationToken)
    {
        // Whoever wants the replies in the answer has no card elsewhere that could be replaced.
        if (turn.Context.Activity.DeliveryMode == DeliveryModes.ExpectReplies) return false;

        var message = Message(card);
        message.Id = place;
        try
        {
            return await turn.Context.UpdateActivityAsync(message, cancellationToken) is not null;
        }
        // An argument is refused when the press names a place that is none.
        catch (Exception error) when (error is RestException or HttpRequestException or ArgumentException)
        {
            Log.NotReplaced(logger, error.GetType().Name, turn.Context.Activity.Conversation.Id);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 20, Level = LogLevel.Warning, Message = "A card could not be replaced ({Error}) in conversation {Conversation}; a new one is sent.")]
        public static partial void NotReplaced(ILogger logger, string error, string conversation);
    }
}
