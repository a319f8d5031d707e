using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>The prompts that the dialogs share, by their ids on the stack.</summary>
internal static class Prompts
{
    public const string Text = "text";
    public const string Choice = "choice";
    public const string Day = "day";
    public const string Confirm = "confirm";

    /// <summary>Waits for what is typed next; the card that was just shown is the question.</summary>
    public static PromptOptions TheCardAsks => new();

    public static PromptOptions Say(string text, string? retry = null) => new()
    {
        Prompt = MessageFactory.Text(text),
        RetryPrompt = MessageFactory.Text(retry ?? text),
    };
}

/// <summary>Gathers what a dialog needs to know of the turn.</summary>
internal delegate Task<Turn> TurnReader(ITurnContext context, CancellationToken cancellationToken);
