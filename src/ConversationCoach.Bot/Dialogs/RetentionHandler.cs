using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>Tells people what will be deleted because they have not touched it for long, and keeps it when they want it.</summary>
internal sealed partial class RetentionHandler(
    IRetentionWarnings warnings, PreparationService preparations, CardSender cards, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionHandler> logger)
{
    /// <summary>After the answer of a turn, at most once a day. The answer stands, whatever happens here.</summary>
    public async Task TellAsync(Turn turn, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (turn.Talk.LookedForWarnings == today) return;
        try
        {
            var going = await warnings.TakeAsync(turn.User, cancellationToken);
            turn.Talk.LookedForWarnings = today;
            if (going.IsEmpty) return;

            var listed = (await preparations.ListAsync(turn.User, cancellationToken)).RemoveAll(preparation => !going.Contains(preparation.Id));
            var until = now + TimeSpan.FromDays(options.Value.WarnDaysBefore);
            await cards.ShowAsync(new Reply.Aside(RetentionCard.Draw(turn.Language, listed, until)) { NamesPreparations = true }, turn, pressed: null, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            Log.NotLooked(logger, turn.Context.Activity.Conversation.Id);
        }
    }

    public async Task<Reply> KeepAsync(Turn turn, CancellationToken cancellationToken)
    {
        var kept = 0;
        foreach (var id in await warnings.ToldAsync(turn.User, cancellationToken))
            if (await preparations.ChangeAsync(id, turn.User, (preparation, now) => preparation.Touch(now), cancellationToken) is not null) kept++;

        var words = turn.Language.Phrases.Retention;
        return new Reply.Say(kept == 0 ? words.None : words.Kept.Fill(("count", kept)));
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 70, Level = LogLevel.Warning, Message = "Whether anything will be deleted soon could not be told in conversation {Conversation}.")]
        public static partial void NotLooked(ILogger logger, string conversation);
    }
}
