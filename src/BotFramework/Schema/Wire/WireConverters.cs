using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>A list whose items are written by what they are: a mention among entities keeps its fields. A null item is dropped on reading.</summary>
internal sealed class WireListConverter<T> : JsonConverter<IList<T>>
    where T : class
{
    public override IList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A list was expected.");

        var converter = WireFamilyConverter<T>.Plain(options);
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            if (reader.TokenType != JsonTokenType.Null) items.Add(converter.Read(ref reader, typeof(T), options));
        return items;
    }

    public override void Write(Utf8JsonWriter writer, IList<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value) WireFamilyConverter<T>.WriteByType(writer, item, options);
        writer.WriteEndArray();
    }
}

/// <summary>A value written by what it is, not by what it is declared as.</summary>
internal sealed class WireFamilyConverter<T> : JsonConverter<T>
    where T : class
{
    // Asked directly: the serialiser would first look for the end of the value, and so read everything twice.
    public static JsonConverter<T> Plain(JsonSerializerOptions options) => (JsonConverter<T>)options.GetConverter(typeof(T));

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Plain(options).Read(ref reader, typeof(T), options);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => WriteByType(writer, value, options);

    public static void WriteByType(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (value?.GetType() == typeof(T)) Plain(options).Write(writer, value, options);
        else AnyValueConverter.WriteAny(writer, value, options);
    }
}
