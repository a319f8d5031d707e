using System.Globalization;

namespace Microsoft.Bot.Builder.Dialogs;

public class DialogSet
{
    private readonly Dictionary<string, Dialog> _dialogs = new(StringComparer.Ordinal);
    private readonly IStatePropertyAccessor<DialogState> _dialogState;

    public DialogSet() { }

    /// <param name="dialogState">Where the stack rests between turns.</param>
    public DialogSet(IStatePropertyAccessor<DialogState> dialogState)
    {
        ArgumentNullException.ThrowIfNull(dialogState);
        _dialogState = dialogState;
    }

    /// <summary>A second dialog of the same id gets a number behind its own: <c>name2</c>, <c>name3</c> …</summary>
    public DialogSet Add(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var id = dialog.Id;
        for (var suffix = 2; !_dialogs.TryAdd(dialog.Id, dialog); suffix++)
        {
            if (ReferenceEquals(_dialogs[dialog.Id], dialog)) return this;
            dialog.Id = id + suffix.ToString(CultureInfo.InvariantCulture);
        }

        return this;
    }

    /// <exception cref="InvalidOperationException">The set was made without a place for its state.</exception>
    public async Task<DialogContext> CreateContextAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (_dialogState is null) throw new InvalidOperationException("A DialogSet needs an IStatePropertyAccessor<DialogState> to create a context.");
        var state = await _dialogState.GetAsync(turnContext, () => new DialogState(), cancellationToken);
        return new DialogContext(this, turnContext, state);
    }

    /// <returns><see langword="null"/> when there is none.</returns>
    public Dialog Find(string dialogId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dialogId);
        return _dialogs.GetValueOrDefault(dialogId);
    }

    public IEnumerable<Dialog> GetDialogs() => _dialogs.Values;
}
