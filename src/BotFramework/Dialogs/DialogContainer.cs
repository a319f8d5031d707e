namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog with dialogs of its own, on a stack of their own.</summary>
public abstract class DialogContainer : Dialog
{
    protected DialogContainer(string dialogId = null)
        : base(dialogId) { }

    public DialogSet Dialogs { get; set; } = new();

    /// <returns><see langword="null"/> when this dialog is not active or nothing is active in it.</returns>
    public abstract DialogContext CreateChildContext(DialogContext dc);

    public virtual Dialog FindDialog(string dialogId) => Dialogs.Find(dialogId);
}
