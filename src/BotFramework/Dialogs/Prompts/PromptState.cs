using System.Globalization;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What every prompt keeps on the stack: its options and how often it was answered.</summary>
internal static class PromptState
{
    private const string AttemptsKey = "attempts";

    public static int Attempts(IDictionary<string, object> state) =>
        state.TryGetValue(AttemptsKey, out var attempts) ? Convert.ToInt32(attempts, CultureInfo.InvariantCulture) : 0;

    public static void CountAttempt(IDictionary<string, object> state) => state[AttemptsKey] = Attempts(state) + 1;

    public static PromptOptions Options(IDictionary<string, object> state) =>
        state.TryGetValue(DialogStateJson.PromptKey, out var options) && options is PromptOptions known ? known : new PromptOptions();

    public static void Keep(IDictionary<string, object> state, PromptOptions options) => state[DialogStateJson.PromptKey] = options;

    /// <summary>What a prompt says, without ids, people and conversation.</summary>
    public static Activity Unaddressed(Activity prompt) => new(prompt.Type ?? ActivityTypes.Message)
    {
        Text = prompt.Text,
        Speak = prompt.Speak,
        InputHint = prompt.InputHint,
        TextFormat = prompt.TextFormat,
        Locale = prompt.Locale,
        Summary = prompt.Summary,
        Importance = prompt.Importance,
        Attachments = prompt.Attachments,
        AttachmentLayout = prompt.AttachmentLayout,
        SuggestedActions = prompt.SuggestedActions,
        Entities = prompt.Entities,
        ChannelData = prompt.ChannelData,
        Value = prompt.Value,
    };
}
