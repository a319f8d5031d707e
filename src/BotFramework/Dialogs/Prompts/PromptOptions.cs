using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

public class PromptOptions
{
    public Activity Prompt { get; set; }

    /// <summary>Sent instead of <see cref="Prompt"/> after an answer that was not understood.</summary>
    public Activity RetryPrompt { get; set; }

    public IList<Choice> Choices { get; set; }

    /// <summary>The prompt's own when <see langword="null"/>.</summary>
    public ListStyle? Style { get; set; }

    /// <summary>Whatever the validator needs. Rests as JSON.</summary>
    public object Validations { get; set; }

    /// <summary>The language answers are read in; the turn's when <see langword="null"/>.</summary>
    public string RecognizeLanguage { get; set; }
}

public class PromptRecognizerResult<T>
{
    public bool Succeeded { get; set; }

    public T Value { get; set; }

    public bool AllowInterruption { get; set; }
}

/// <returns>Whether the answer will do; when not, and the validator has said nothing itself, the prompt asks again.</returns>
public delegate Task<bool> PromptValidator<T>(PromptValidatorContext<T> promptContext, CancellationToken cancellationToken);

public class PromptValidatorContext<T>
{
    internal PromptValidatorContext(
        ITurnContext turnContext, PromptRecognizerResult<T> recognized, IDictionary<string, object> state, PromptOptions options)
    {
        Context = turnContext;
        Recognized = recognized;
        State = state;
        Options = options;
    }

    public ITurnContext Context { get; }

    public PromptRecognizerResult<T> Recognized { get; }

    public PromptOptions Options { get; }

    /// <summary>What the prompt remembers while it is asking; the validator may keep things in it.</summary>
    public IDictionary<string, object> State { get; }

    /// <summary>How often the user has answered, this time included.</summary>
    public int AttemptCount => PromptState.Attempts(State);
}
