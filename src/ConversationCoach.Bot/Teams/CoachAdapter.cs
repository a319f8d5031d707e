using ConversationCoach.Bot.Cards;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace ConversationCoach.Bot.Teams;

/// <summary>The way in and out of the channel; when a turn fails, the person gets an apology with the words that were not saved.</summary>
internal sealed partial class CoachAdapter : CloudAdapter
{
    public CoachAdapter(BotFrameworkAuthentication authentication, Languages languages, ILogger<CoachAdapter> logger) : base(authentication, logger)
    {
        OnTurnError = async (turn, error) =>
        {
            Log.Failed(logger, error.GetType().Name, Where(error), turn.Activity.Type, turn.Activity.Conversation.Id);
            await turn.SendActivityAsync(CardSender.Message(NoticeCards.Trouble(languages.For(turn.Activity.Locale), Words(turn.Activity))));
        };
    }

    private static IEnumerable<string> Words(Activity activity) => Dialogs.Turn.IsPrivate(activity)
        ? [activity.Text ?? "", .. CardSubmit.Read(activity.Value)?.Words ?? []]
        : [];

    // Where it broke, and not what it said: the message of an error can hold what a person wrote.
    private static string Where(Exception error) => error.StackTrace?.Split('\n', 2)[0].Trim() ?? "";

    private static partial class Log
    {
        [LoggerMessage(EventId = 30, Level = LogLevel.Error, Message = "A turn failed: {Error} {Where}, activity {Type} in conversation {Conversation}.")]
        public static partial void Failed(ILogger logger, string error, string where, string type, string conversation);
    }
}
