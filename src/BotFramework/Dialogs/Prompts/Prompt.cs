using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks until the answer is understood and, with a validator, accepted; then ends with it.</summary>
public abstract class Prompt<T> : Dialog
{
    private readonly PromptValidator<T> _validator;

#pragma warning disable MA0017 // The SDK has it public.
    public Prompt(string dialogId, PromptValidator<T> validator = null)
#pragma warning restore MA0017
        : base(dialogId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dialogId);
        _validator = validator;
    }

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (options is not PromptOptions asked) throw new ArgumentException("Prompt options are required for prompt dialogs.", nameof(options));

        ExpectInput(asked.Prompt);
        ExpectInput(asked.RetryPrompt);
        var state = dc.ActiveDialog.State;
        PromptState.Keep(state, asked);
        await OnPromptAsync(dc.Context, state, asked, false, cancellationToken);
        return EndOfTurn;
    }

    /// <summary>Only a message is an answer; anything else is left alone.</summary>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (dc.Context.Activity.Type != ActivityTypes.Message) return EndOfTurn;

        var state = dc.ActiveDialog.State;
        var options = PromptState.Options(state);
        var recognized = await OnRecognizeAsync(dc.Context, state, options, cancellationToken);
        PromptState.CountAttempt(state);

        var accepted = _validator is null
            ? recognized.Succeeded
            : await _validator(new PromptValidatorContext<T>(dc.Context, recognized, state, options), cancellationToken);
        if (accepted) return await dc.EndDialogAsync(recognized.Value, cancellationToken);

        if (!dc.Context.Responded) await OnPromptAsync(dc.Context, state, options, true, cancellationToken);
        return EndOfTurn;
    }

    /// <summary>A dialog put on top of the prompt has ended: ask again.</summary>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        await RepromptDialogAsync(dc.Context, dc.ActiveDialog, cancellationToken);
        return EndOfTurn;
    }

    public override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return OnPromptAsync(turnContext, instance.State, PromptState.Options(instance.State), false, cancellationToken);
    }

    protected abstract Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default);

    protected abstract Task<PromptRecognizerResult<T>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default);

    protected virtual IMessageActivity AppendChoices(
        IMessageActivity prompt, string channelId, IList<Choice> choices, ListStyle style, ChoiceFactoryOptions options = null,
        CancellationToken cancellationToken = default) =>
        AppendChoices(prompt, channelId, choices, style, options, null, null, cancellationToken);

    /// <summary>The prompt with its choices, as text, buttons or a card; <paramref name="prompt"/> itself stays as it is.</summary>
    protected virtual IMessageActivity AppendChoices(
        IMessageActivity prompt, string channelId, IList<Choice> choices, ListStyle style, ChoiceFactoryOptions options = null,
        string conversationType = null, IList<string> toList = null, CancellationToken cancellationToken = default)
    {
        var text = prompt?.Text ?? "";
        var shown = style switch
        {
            ListStyle.None => new Activity(ActivityTypes.Message) { Text = text },
            ListStyle.Inline => ChoiceFactory.Inline(choices, text, null, options),
            ListStyle.List => ChoiceFactory.List(choices, text, null, options),
            ListStyle.SuggestedAction => ChoiceFactory.SuggestedAction(choices, text, null, toList),
            ListStyle.HeroCard => ChoiceFactory.HeroCard(choices, text),
            _ => ChoiceFactory.ForChannel(channelId, choices, text, null, options, conversationType, toList),
        };
        shown.InputHint = InputHints.ExpectingInput;
        if (prompt is null) return shown;

        shown.InputHint = prompt.InputHint ?? shown.InputHint;
        shown.Speak = prompt.Speak;
        shown.TextFormat = prompt.TextFormat;
        shown.Locale = prompt.Locale;
        shown.Summary = prompt.Summary;
        shown.Importance = prompt.Importance;
        shown.Entities = prompt.Entities;
        shown.ChannelData = prompt.ChannelData;
        shown.Value = prompt.Value;
        shown.SuggestedActions ??= prompt.SuggestedActions;
        shown.AttachmentLayout = prompt.AttachmentLayout ?? shown.AttachmentLayout;
        if (prompt.Attachments is { Count: > 0 } attachments) shown.Attachments = [.. attachments, .. shown.Attachments ?? []];
        return shown;
    }

    // Sending fills in ids and addresses: the activity in the state is never the one that is sent.
    private protected static Task SendAsync(ITurnContext turnContext, PromptOptions options, bool isRetry, CancellationToken cancellationToken)
    {
        var prompt = isRetry && options.RetryPrompt is { } retry ? retry : options.Prompt;
        return prompt is null ? Task.CompletedTask : turnContext.SendActivityAsync(PromptState.Unaddressed(prompt), cancellationToken);
    }

    private static void ExpectInput(Activity prompt)
    {
        if (prompt is not null && string.IsNullOrEmpty(prompt.InputHint)) prompt.InputHint = InputHints.ExpectingInput;
    }
}
