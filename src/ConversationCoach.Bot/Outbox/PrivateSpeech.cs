using AdaptiveCards;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.State;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Core.Preparations;
using Microsoft.Bot.Builder;

namespace ConversationCoach.Bot.Outbox;

/// <summary>Shows a card with a person's own words unasked, and remembers where, so that it can be blanked with the others.</summary>
internal sealed partial class PrivateSpeech(TalkState talks, TurnGate gate, ILogger<PrivateSpeech> logger)
{
    /// <param name="preparation">What it is about; <see langword="null"/> when about several.</param>
    public async Task SayAsync(AdaptiveCard card, Guid? preparation, ITurnContext turn, CancellationToken cancellationToken)
    {
        using var entered = await gate.EnterAsync(turn.Activity.Conversation.Id, cancellationToken);
        var sent = await turn.SendActivityAsync(CardSender.Message(card), cancellationToken);
        if (sent?.Id is not { Length: > 0 } id) return;
        try
        {
            var talk = await talks.GetAsync(turn, cancellationToken);
            talk.Show(id, preparation);
            talk.Unasked = null;
            await talks.SaveAsync(turn, cancellationToken);
        }
        catch (Exception error) when (error is StorageUnavailableException or InvalidOperationException)
        {
            // It is said, and must not be said again for that; another instance may just have been in this talk.
            Log.NotRemembered(logger, turn.Activity.Conversation.Id);
        }
    }

    /// <summary>Shows a card of which nothing has to be blanked, and remembers it as the one the person looks at, so that its buttons can be typed.</summary>
    /// <param name="again">Draws it anew, or does what its only button does.</param>
    public async Task SayAsync(AdaptiveCard card, CardSubmit again, ITurnContext turn, CancellationToken cancellationToken)
    {
        await turn.SendActivityAsync(CardSender.Message(card), cancellationToken);
        try
        {
            using var entered = await gate.EnterAsync(turn.Activity.Conversation.Id, cancellationToken);
            (await talks.GetAsync(turn, cancellationToken)).Unasked = again.ToJson();
            await talks.SaveAsync(turn, cancellationToken);
        }
        catch (Exception error) when (error is StorageUnavailableException or InvalidOperationException or OperationCanceledException)
        {
            Log.NotRemembered(logger, turn.Activity.Conversation.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 77, Level = LogLevel.Warning, Message = "Where a card was shown unasked was not kept in conversation {Conversation}.")]
        public static partial void NotRemembered(ILogger logger, string conversation);
    }
}
