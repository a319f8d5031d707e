namespace Microsoft.Bot.Builder.Dialogs;

public enum DialogTurnStatus
{
    /// <summary>There is nothing on the stack.</summary>
    Empty,

    /// <summary>The dialog on top waits for the user.</summary>
    Waiting,

    /// <summary>The stack has run to its end.</summary>
    Complete,

    Cancelled,

    CompleteAndWait,
}

public enum DialogReason
{
    BeginCalled,
    ContinueCalled,
    EndCalled,
    ReplaceCalled,
    CancelCalled,
    NextCalled,
}

public class DialogTurnResult
{
    public DialogTurnResult(DialogTurnStatus status, object result = null)
    {
        Status = status;
        Result = result;
    }

    public DialogTurnStatus Status { get; set; }

    /// <summary>What the dialog that ended returns.</summary>
    public object Result { get; set; }

    public bool ParentEnded { get; set; }
}

public class DialogEvent
{
    /// <summary>Whether parents are asked when the dialog itself does not handle it.</summary>
    public bool Bubble { get; set; }

    public string Name { get; set; }

    public object Value { get; set; }
}

public class DialogEvents
{
    public const string BeginDialog = "beginDialog";

    public const string RepromptDialog = "repromptDialog";

    public const string CancelDialog = "cancelDialog";

    public const string ActivityReceived = "activityReceived";

    public const string VersionChanged = "versionChanged";

    /// <summary>A dialog has thrown; the value is the exception. Handled, it goes no further.</summary>
    public const string Error = "error";

    public const string Custom = "custom";
}
