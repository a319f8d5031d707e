using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Where the talk is.</summary>
public class DialogState
{
    public DialogState()
        : this(null) { }

    public DialogState(List<DialogInstance> stack)
    {
        DialogStack = stack ?? [];
    }

    /// <summary>The active dialog first.</summary>
    [JsonProperty("dialogStack")]
    public List<DialogInstance> DialogStack { get; set; }
}

public class DialogInstance
{
    [JsonProperty("id")]
    public string Id { get; set; }

    /// <summary>What the dialog remembers. Rests as JSON: keep strings, whole numbers and booleans.</summary>
    [JsonProperty("state")]
    public IDictionary<string, object> State { get; set; }
}
