using Microsoft.Bot.Builder.Dialogs.Choices;

namespace Microsoft.Bot.Builder.Dialogs;

public class ConfirmPrompt : Prompt<bool>
{
    private readonly Dictionary<string, (Choice, Choice, ChoiceFactoryOptions)> _choiceDefaults;

    public ConfirmPrompt(string dialogId, PromptValidator<bool> validator = null, string defaultLocale = null)
        : this(dialogId, null, validator, defaultLocale) { }

    /// <param name="choiceDefaults">Yes, no, and how the two are listed, by language (<c>cy-gb</c> or <c>cy</c>).</param>
    public ConfirmPrompt(
        string dialogId, Dictionary<string, (Choice, Choice, ChoiceFactoryOptions)> choiceDefaults, PromptValidator<bool> validator = null,
        string defaultLocale = null)
        : base(dialogId, validator)
    {
        _choiceDefaults = choiceDefaults;
        DefaultLocale = defaultLocale;
    }

    public ListStyle Style { get; set; } = ListStyle.Auto;

    /// <summary>The language when the turn has none.</summary>
    public string DefaultLocale { get; set; }

    public ChoiceFactoryOptions ChoiceOptions { get; set; }

    /// <summary>Yes and no, in any language; the language's own when <see langword="null"/>.</summary>
    public Tuple<Choice, Choice> ConfirmChoices { get; set; }

    protected override Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var (choices, list, _) = HowToAsk(turnContext, options);
        var prompt = isRetry && options.RetryPrompt is { } retry ? retry : options.Prompt;
        var shown = AppendChoices(
            prompt, turnContext.Activity.ChannelId, choices, options.Style ?? Style, list, turnContext.Activity.Conversation?.ConversationType, null,
            cancellationToken);
        return turnContext.SendActivityAsync(shown, cancellationToken);
    }

    protected override Task<PromptRecognizerResult<bool>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var text = turnContext.Activity.Text;
        if (string.IsNullOrWhiteSpace(text)) return Task.FromResult(new PromptRecognizerResult<bool>());

        var (choices, list, language) = HowToAsk(turnContext, options);
        var answer = language.YesOrNo(text) ?? ByChoice(text, choices, list.IncludeNumbers ?? true);
        return Task.FromResult(new PromptRecognizerResult<bool> { Succeeded = answer is not null, Value = answer ?? false });
    }

    // Nothing but the choice: "no idea" is not a no.
    private static bool? ByChoice(string text, IList<Choice> choices, bool byNumber)
    {
        var how = new FindChoicesOptions { RecognizeNumbers = byNumber, RecognizeOrdinals = byNumber };
        return ChoiceRecognizers.RecognizeChoices(text, choices, how) is [{ Resolution: { Score: >= 1 } found }, ..] ? found.Index == 0 : null;
    }

    private (IList<Choice> Choices, ChoiceFactoryOptions List, PromptLanguage Language) HowToAsk(ITurnContext turnContext, PromptOptions options)
    {
        var locale = PromptLanguage.Of(turnContext.Activity, options, DefaultLocale);
        var language = PromptLanguage.For(locale);
        var (yes, no, list) = PromptLanguage.Find(_choiceDefaults, locale);
        if (ConfirmChoices is not null) (yes, no) = ConfirmChoices;
        return ([yes ?? new Choice(language.Yes), no ?? new Choice(language.No)], ChoiceOptions ?? list ?? language.List, language);
    }
}
