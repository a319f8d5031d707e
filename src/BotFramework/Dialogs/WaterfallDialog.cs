using System.Globalization;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

public delegate Task<DialogTurnResult> WaterfallStep(WaterfallStepContext stepContext, CancellationToken cancellationToken);

/// <summary>Steps one after another, each given what the one before it asked for.</summary>
public class WaterfallDialog : Dialog
{
    internal const string OptionsKey = "options";
    internal const string StepKey = "stepIndex";

    private readonly List<WaterfallStep> _steps;

    public WaterfallDialog(string dialogId, IEnumerable<WaterfallStep> actions = null)
        : base(dialogId)
    {
        _steps = [.. actions ?? []];
    }

    public WaterfallDialog AddStep(WaterfallStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        _steps.Add(step);
        return this;
    }

    public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (options is CancellationToken) throw new ArgumentException($"{nameof(options)} cannot be a cancellation token", nameof(options));

        if (options is not null) dc.ActiveDialog.State[OptionsKey] = options;
        return RunStepAsync(dc, 0, DialogReason.BeginCalled, null, cancellationToken);
    }

    /// <summary>The step that waits is answered by the next message; anything else is left alone.</summary>
    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.Context.Activity.Type == ActivityTypes.Message
            ? ResumeDialogAsync(dc, DialogReason.ContinueCalled, dc.Context.Activity.Text, cancellationToken)
            : Task.FromResult(EndOfTurn);
    }

    public override Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var step = Convert.ToInt32(dc.ActiveDialog.State[StepKey], CultureInfo.InvariantCulture);
        return RunStepAsync(dc, step + 1, reason, result, cancellationToken);
    }

    protected virtual Task<DialogTurnResult> OnStepAsync(WaterfallStepContext stepContext, CancellationToken cancellationToken) =>
        _steps[stepContext.Index](stepContext, cancellationToken);

    /// <summary>Behind the last step the dialog ends, with that step's result.</summary>
    protected Task<DialogTurnResult> RunStepAsync(
        DialogContext dc, int index, DialogReason reason, object result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (index >= _steps.Count) return dc.EndDialogAsync(result, cancellationToken);

        dc.ActiveDialog.State[StepKey] = index;
        return OnStepAsync(new WaterfallStepContext(this, dc, index, reason, result), cancellationToken);
    }
}

public class WaterfallStepContext : DialogContext
{
    private readonly WaterfallDialog _waterfall;
    private bool _nextCalled;

    internal WaterfallStepContext(WaterfallDialog waterfall, DialogContext dc, int index, DialogReason reason, object result)
        : base(dc.Dialogs, dc.Context, new DialogState(dc.Stack))
    {
        _waterfall = waterfall;
        Parent = dc.Parent;
        Index = index;
        Reason = reason;
        Result = result;

        var state = dc.ActiveDialog.State;
        Options = state.TryGetValue(WaterfallDialog.OptionsKey, out var options) ? options : null;
        if (!state.TryGetValue(DialogStateJson.ValuesKey, out var values) || values is not IDictionary<string, object> kept)
        {
            state[DialogStateJson.ValuesKey] = kept = new Dictionary<string, object>(StringComparer.Ordinal);
        }

        Values = kept;
    }

    /// <summary>Zero-based.</summary>
    public int Index { get; }

    /// <summary>What the waterfall was begun with; as JSON gives it after the first turn.</summary>
    public object Options { get; }

    public DialogReason Reason { get; }

    /// <summary>What the step before asked for.</summary>
    public object Result { get; }

    /// <summary>What the waterfall remembers from step to step. Rests as JSON: keep strings, whole numbers and booleans.</summary>
    public IDictionary<string, object> Values { get; }

    /// <summary>Goes on without waiting for the user.</summary>
    /// <exception cref="InvalidOperationException">Called twice in one step.</exception>
    public Task<DialogTurnResult> NextAsync(object result = null, CancellationToken cancellationToken = default)
    {
        if (_nextCalled) throw new InvalidOperationException($"NextAsync was called twice in step {Index} of '{_waterfall.Id}'.");
        _nextCalled = true;
        return _waterfall.ResumeDialogAsync(this, DialogReason.NextCalled, result, cancellationToken);
    }
}
