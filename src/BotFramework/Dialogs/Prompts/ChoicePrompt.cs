using Microsoft.Bot.Builder.Dialogs.Choices;

namespace Microsoft.Bot.Builder.Dialogs;

public class ChoicePrompt : Prompt<FoundChoice>
{
    private readonly Dictionary<string, ChoiceFactoryOptions> _choiceDefaults;

    public ChoicePrompt(string dialogId, PromptValidator<FoundChoice> validator = null, string defaultLocale = null)
        : this(dialogId, null, validator, defaultLocale) { }

    /// <param name="choiceDefaults">How lists read, by language (<c>cy-gb</c> or <c>cy</c>).</param>
    public ChoicePrompt(
        string dialogId, Dictionary<string, ChoiceFactoryOptions> choiceDefaults, PromptValidator<FoundChoice> validator = null, string defaultLocale = null)
        : base(dialogId, validator)
    {
        _choiceDefaults = choiceDefaults;
        DefaultLocale = defaultLocale;
    }

    public ListStyle Style { get; set; } = ListStyle.Auto;

    /// <summary>The language when the turn has none.</summary>
    public string DefaultLocale { get; set; }

    /// <summary>How lists read, in any language; the language's own way when <see langword="null"/>.</summary>
    public ChoiceFactoryOptions ChoiceOptions { get; set; }

    public FindChoicesOptions RecognizerOptions { get; set; }

    protected override Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var locale = PromptLanguage.Of(turnContext.Activity, options, DefaultLocale);
        var prompt = isRetry && options.RetryPrompt is { } retry ? retry : options.Prompt;
        var shown = AppendChoices(
            prompt, turnContext.Activity.ChannelId, options.Choices ?? [], options.Style ?? Style,
            ChoiceOptions ?? PromptLanguage.Find(_choiceDefaults, locale) ?? PromptLanguage.For(locale).List,
            turnContext.Activity.Conversation?.ConversationType, null, cancellationToken);
        return turnContext.SendActivityAsync(shown, cancellationToken);
    }

    protected override Task<PromptRecognizerResult<FoundChoice>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var recognized = new PromptRecognizerResult<FoundChoice>();
        if (string.IsNullOrEmpty(turnContext.Activity.Text)) return Task.FromResult(recognized);

        var how = RecognizerOptions ?? new FindChoicesOptions { Locale = PromptLanguage.Of(turnContext.Activity, options, DefaultLocale) };
        var found = ChoiceRecognizers.RecognizeChoices(turnContext.Activity.Text, options.Choices ?? [], how);
        if (found is [var first, ..]) (recognized.Succeeded, recognized.Value) = (true, first.Resolution);
        return Task.FromResult(recognized);
    }
}
