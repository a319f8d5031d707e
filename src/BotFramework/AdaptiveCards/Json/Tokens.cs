using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards;

internal static class Tokens
{
    /// <summary>The token the reader is at, leaving the reader at its end. A tree that is in memory already is not copied.</summary>
    public static JToken Read(JsonReader reader)
    {
        if (reader is not JTokenReader { CurrentToken: { } token }) return JToken.ReadFrom(reader);

        reader.Skip();
        return token;
    }

    public static JObject ReadObject(JsonReader reader) =>
        Read(reader) as JObject ?? throw new AdaptiveSerializationException($"An object was expected at '{reader.Path}'.");

    public static void WriteUnknown(JsonWriter writer, IDictionary<string, JToken> unknown)
    {
        if (unknown is null) return;

        foreach (var (name, value) in unknown)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }
}
