using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Privacy;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>Tells people what is kept of them, and erases it when they say so.</summary>
internal sealed partial class MyDataHandler(IKept kept, IErasure erasure, IAssignmentStore assignments, IOptions<RetentionOptions> retention, CardSender cards, ILogger<MyDataHandler> logger)
{
    public async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken) =>
        new Reply.Aside(MyDataCards.Overview(turn.Language, await kept.OfAsync(turn.User, cancellationToken), retention.Value)) { Again = new ShowMyData() };

    public async Task<Reply> EraseAsync(bool isSure, Turn turn, CancellationToken cancellationToken)
    {
        if (!isSure) return new Reply.Say(turn.Language.Phrases.MyData.Kept);

        // What others have shared with a coach goes first: nobody knows afterwards where it was shown, and its owners could not take it back.
        await cards.TakeAwayAsync(await assignments.ShownAsync(turn.User, cancellationToken), turn, cancellationToken);
        var erased = await erasure.EraseAsync(turn.User, turn.User.User, cancellationToken);
        Log.Erased(logger, erased.Kinds.Length);
        await cards.BlankAsync(preparation: null, turn, cancellationToken);
        turn.Talk.Forget();
        return new Reply.Rest(MyDataCards.Done(turn.Language, erased));
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 60, Level = LogLevel.Information, Message = "A person had everything of theirs erased: {Kinds} kinds of records.")]
        public static partial void Erased(ILogger logger, int kinds);
    }
}
