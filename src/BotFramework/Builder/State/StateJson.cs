using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>
/// State as it rests: JSON tokens without type names. The dialog stack and plain values are converted by hand, since a general
/// serialiser is most of what a turn costs; anything else goes through Newtonsoft.
/// </summary>
internal static class StateJson
{
    /// <summary>Never told to write or to heed a type name.</summary>
    public static JsonSerializer Serializer { get; } = JsonSerializer.Create(new JsonSerializerSettings
    {
        TypeNameHandling = TypeNameHandling.None,
        ReferenceLoopHandling = ReferenceLoopHandling.Error,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
    });

    /// <returns>A token of its own: nothing the caller changes later changes it.</returns>
    public static JToken ToToken(object value) => value switch
    {
        null => JValue.CreateNull(),
        string text => new JValue(text),
        bool truth => new JValue(truth),
        int number => new JValue(number),
        long number => new JValue(number),
        JToken token => token.DeepClone(),
        DialogState dialogs => DialogStateJson.Write(dialogs),
        IDictionary<string, object> map => ToObject(map),
        _ => JToken.FromObject(value, Serializer),
    };

    public static JObject ToObject(IDictionary<string, object> map)
    {
        var json = new JObject();
        foreach (var (name, value) in map)
        {
            json.Add(name, ToBeAdded(value));
        }

        return json;
    }

    /// <summary>As <see cref="ToToken"/>, but for a token that lies in another tree: adding it copies it anyway.</summary>
    public static JToken ToBeAdded(object value) => value is JToken { Parent: not null } token ? token : ToToken(value);

    /// <returns>Plain values as themselves, whole numbers as <see cref="long"/>, objects and arrays as a token the caller may change.</returns>
    public static object FromToken(JToken token) => token is JValue value ? value.Value : token.DeepClone();

    /// <exception cref="JsonException">What rests is of another shape than <typeparamref name="T"/>.</exception>
    public static T To<T>(JToken token)
    {
        if (token is JValue { Value: T plain }) return plain;
        if (typeof(T) == typeof(DialogState)) return (T)(object)DialogStateJson.Read(token as JObject);
        if (typeof(T) == typeof(object)) return (T)FromToken(token);
        if (typeof(JToken).IsAssignableFrom(typeof(T))) return (T)(object)token.DeepClone();
        return token.ToObject<T>(Serializer);
    }
}
