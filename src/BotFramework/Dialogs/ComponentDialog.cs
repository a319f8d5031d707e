namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Dialogs put together to look like one from outside.</summary>
public class ComponentDialog : DialogContainer
{
    public const string PersistedDialogState = "dialogs";

    private bool _initialised;

    public ComponentDialog(string dialogId = null)
        : base(dialogId) { }

    /// <summary>The dialog begun when the component is; the first one added unless told.</summary>
    public string InitialDialogId { get; set; }

    public ComponentDialog AddDialog(Dialog dialog)
    {
        Dialogs.Add(dialog);
        if (string.IsNullOrEmpty(InitialDialogId)) InitialDialogId = dialog.Id;
        return this;
    }

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext outerDc, object options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        if (options is CancellationToken) throw new ArgumentException($"{nameof(options)} cannot be a cancellation token", nameof(options));

        await EnsureInitializedAsync(outerDc);
        var inner = new DialogContext(Dialogs, outerDc, InnerState(outerDc.ActiveDialog));
        return await AfterAsync(outerDc, await OnBeginDialogAsync(inner, options, cancellationToken), cancellationToken);
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext outerDc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        await EnsureInitializedAsync(outerDc);
        var inner = new DialogContext(Dialogs, outerDc, InnerState(outerDc.ActiveDialog));
        return await AfterAsync(outerDc, await OnContinueDialogAsync(inner, cancellationToken), cancellationToken);
    }

    /// <summary>Somebody put a dialog on top of the component from outside and it has ended: the inner dialog asks again.</summary>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext outerDc, DialogReason reason, object result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        await EnsureInitializedAsync(outerDc);
        await RepromptDialogAsync(outerDc.Context, outerDc.ActiveDialog, cancellationToken);
        return EndOfTurn;
    }

    public override async Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        var inner = new DialogContext(Dialogs, turnContext, InnerState(instance));
        await inner.RepromptDialogAsync(cancellationToken);
        await OnRepromptDialogAsync(turnContext, instance, cancellationToken);
    }

    public override async Task EndDialogAsync(
        ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
    {
        if (reason == DialogReason.CancelCalled)
        {
            var inner = new DialogContext(Dialogs, turnContext, InnerState(instance));
            await inner.CancelAllDialogsAsync(cancellationToken);
        }

        await OnEndDialogAsync(turnContext, instance, reason, cancellationToken);
    }

    public override DialogContext CreateChildContext(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var state = dc.ActiveDialog is { } active ? InnerState(active) : null;
        return state?.DialogStack.Count > 0 ? new DialogContext(Dialogs, dc, state) : null;
    }

    protected async Task EnsureInitializedAsync(DialogContext outerDc)
    {
        if (_initialised) return;
        await OnInitializeAsync(outerDc);
        _initialised = true;
    }

    /// <summary>Called once, before the component is first used.</summary>
    protected virtual Task OnInitializeAsync(DialogContext dc)
    {
        InitialDialogId ??= Dialogs.GetDialogs().FirstOrDefault()?.Id;
        return Task.CompletedTask;
    }

    protected virtual Task<DialogTurnResult> OnBeginDialogAsync(DialogContext innerDc, object options, CancellationToken cancellationToken = default) =>
        innerDc.BeginDialogAsync(InitialDialogId, options, cancellationToken);

    /// <summary>The place to look for words that mean something everywhere, such as help.</summary>
    protected virtual Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default) =>
        innerDc.ContinueDialogAsync(cancellationToken);

    protected virtual Task OnEndDialogAsync(
        ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default) => Task.CompletedTask;

    protected virtual Task OnRepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <param name="result">What the last inner dialog returned; <see langword="null"/> when it was cancelled.</param>
    protected virtual Task<DialogTurnResult> EndComponentAsync(DialogContext outerDc, object result, CancellationToken cancellationToken) =>
        outerDc.EndDialogAsync(result, cancellationToken);

    private static DialogState InnerState(DialogInstance instance)
    {
        if (instance.State.TryGetValue(PersistedDialogState, out var found) && found is DialogState state) return state;

        state = new DialogState();
        instance.State[PersistedDialogState] = state;
        return state;
    }

    private async Task<DialogTurnResult> AfterAsync(DialogContext outerDc, DialogTurnResult turn, CancellationToken cancellationToken) =>
        turn.Status == DialogTurnStatus.Waiting ? EndOfTurn : await EndComponentAsync(outerDc, turn.Result, cancellationToken);
}
