using System.Net;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Telemetry;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace ConversationCoach.Bot.Teams;

/// <summary>The way in and out of the channel; when a turn fails, the person gets an apology with the words that were not saved.</summary>
internal sealed partial class CoachAdapter : CloudAdapter
{
    public CoachAdapter(BotFrameworkAuthentication authentication, Languages languages, ILogger<CoachAdapter> logger) : base(authentication, logger)
    {
        Use(new TurnMeasures());
        OnTurnError = async (turn, error) =>
        {
            Log.Failed(logger, error.GetType().Name, Where(error), turn.Activity.Type, turn.Activity.Conversation.Id);

            // Blocked or uninstalled: nobody is there to apologise to.
            if (error is ErrorResponseException { Response.StatusCode: HttpStatusCode.Forbidden }) return;
            try
            {
                await turn.SendActivityAsync(CardSender.Message(NoticeCards.Trouble(languages.For(turn.Activity.Locale), Words(turn.Activity))));
                if (turn.Activity.Type == ActivityTypes.Invoke) await turn.SendActivityAsync(Handled);
            }
            catch (Exception second)
            {
                // An answer of 500 would only make the channel post the same again.
                Log.NotTold(logger, second.GetType().Name, Where(second), turn.Activity.Conversation.Id);
            }
        };
    }

    // Else the client says for its part that something went wrong.
    private static Activity Handled => new() { Type = ActivityTypesEx.InvokeResponse, Value = new InvokeResponse { Status = StatusCodes.Status200OK } };

    private static IEnumerable<string> Words(Activity activity) => Dialogs.Turn.IsPrivate(activity)
        ? [activity.Text ?? "", .. CardSubmit.Read(activity.Value)?.Words ?? []]
        : [];

    // Where it broke, and not what it said: the message of an error can hold what a person wrote.
    private static string Where(Exception error) => error.StackTrace?.Split('\n', 2)[0].Trim() ?? "";

    private static partial class Log
    {
        [LoggerMessage(EventId = 30, Level = LogLevel.Error, Message = "A turn failed: {Error} {Where}, activity {Type} in conversation {Conversation}.")]
        public static partial void Failed(ILogger logger, string error, string where, string type, string conversation);

        [LoggerMessage(EventId = 31, Level = LogLevel.Error, Message = "Nor could the person be told: {Error} {Where}, in conversation {Conversation}.")]
        public static partial void NotTold(ILogger logger, string error, string where, string conversation);
    }
}
