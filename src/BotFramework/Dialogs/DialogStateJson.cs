using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// The dialog stack as JSON and back. What the dialogs of this library keep is put back into its own type at once, known by its key;
/// everything else comes back as JSON gives it: strings, <see cref="long"/>, booleans, <see cref="JObject"/>, <see cref="JArray"/>.
/// </summary>
internal static class DialogStateJson
{
    public const string ValuesKey = "values";
    public const string PromptKey = "$prompt";

    private const string Stack = "dialogStack";
    private const string Id = "id";
    private const string State = "state";

    public static JObject Write(DialogState state)
    {
        var stack = new JArray();
        foreach (var instance in state.DialogStack ?? [])
        {
            var json = new JObject { { Id, new JValue(instance.Id) } };
            if (instance.State is { Count: > 0 } values) json.Add(State, Write(values));
            stack.Add(json);
        }

        return new JObject { { Stack, stack } };
    }

    /// <param name="json">Only read; nothing of it is part of the result.</param>
    public static DialogState Read(JObject json)
    {
        var state = new DialogState();
        if (json?[Stack] is not JArray stack) return state;

        state.DialogStack.Capacity = stack.Count;
        foreach (var item in stack)
        {
            if (item is not JObject instance) continue;
            state.DialogStack.Add(new DialogInstance { Id = (string)instance[Id], State = ReadValues(instance[State] as JObject) });
        }

        return state;
    }

    private static JObject Write(IDictionary<string, object> values)
    {
        var json = new JObject();
        foreach (var (name, value) in values)
        {
            switch (value)
            {
                case null:
                case IDictionary<string, object> { Count: 0 }:
                    break;
                case PromptOptions options:
                    json.Add(name, PromptOptionsJson.Write(options));
                    break;
                case IDictionary<string, object> map:
                    json.Add(name, Write(map));
                    break;
                default:
                    json.Add(name, StateJson.ToBeAdded(value));
                    break;
            }
        }

        return json;
    }

    private static Dictionary<string, object> ReadValues(JObject json)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        if (json is null) return values;

        foreach (var (name, token) in json) values[name] = Read(name, token);
        return values;
    }

    private static object Read(string name, JToken token) => token switch
    {
        JObject nested when name == ComponentDialog.PersistedDialogState && nested.ContainsKey(Stack) => Read(nested),
        JObject options when name == PromptKey => PromptOptionsJson.Read(options),
        JObject values when name == ValuesKey => ReadValues(values),
        _ => StateJson.FromToken(token),
    };
}
