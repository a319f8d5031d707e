using AdaptiveCards;
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
            (await talks.GetAsync(turn, cancellationToken)).Show(id, preparation);
            await talks.SaveAsync(turn, cancellationToken);
        }
        catch (Exception error) when (error is StorageUnavailableException or InvalidOperationException)
        {
            // It is said, and must not be said again for that; another instance may just have been in this talk.
            Log.NotRemembered(logger, turn.Activity.Conversation.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 77, Level = LogLevel.Warning, Message = "Where a card was shown unasked was not kept in conversation {Conversation}.")]
        public static partial void NotRemembered(ILogger logger, string conversation);
    }
}
