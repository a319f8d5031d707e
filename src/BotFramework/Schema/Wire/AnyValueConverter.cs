using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonException = System.Text.Json.JsonException;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace Microsoft.Bot.Schema;

/// <summary>
/// What stands in a property of type <see cref="object"/>: read as a bot expects it, a string, number or truth by itself and anything larger as
/// <see cref="JToken"/>; a string that looks like a date stays a string. Written from whatever a bot puts there.
/// </summary>
internal sealed class AnyValueConverter : System.Text.Json.Serialization.JsonConverter<object>
{
    // Beyond any number a channel sends; longer ones are slow to read and may not be written again.
    private const int LongestNumber = 300;

    private static readonly Newtonsoft.Json.JsonSerializer ByAttributes = Newtonsoft.Json.JsonSerializer.Create(
        new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore, DateParseHandling = DateParseHandling.None });

    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.StartObject or JsonTokenType.StartArray => ReadToken(ref reader),
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => ReadNumber(ref reader),
        _ => null,
    };

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => WriteAny(writer, value, options);

    public static void WriteAny(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case JToken token: WriteToken(writer, token); break;
            case JsonElement element: element.WriteTo(writer); break;
            case JsonDocument document: document.WriteTo(writer); break;
            case JsonNode node: node.WriteTo(writer, options); break;
            case var known when WireContract.Covers(known.GetType()): JsonSerializer.Serialize(writer, known, known.GetType(), options); break;
            default: WriteToken(writer, JToken.FromObject(value, ByAttributes)); break;
        }
    }

    private static JToken ReadToken(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var fields = new JObject();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString();
                    reader.Read();
                    fields[name] = ReadToken(ref reader);
                }

                return fields;
            case JsonTokenType.StartArray:
                var items = new JArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ReadToken(ref reader));
                return items;
            case JsonTokenType.String: return new JValue(reader.GetString());
            case JsonTokenType.True: return new JValue(true);
            case JsonTokenType.False: return new JValue(false);
            case JsonTokenType.Number: return new JValue(ReadNumber(ref reader));
            default: return JValue.CreateNull();
        }
    }

    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var whole)) return whole;

        var digits = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        if (digits.Length > LongestNumber) throw new JsonException("A number is too long.");
        if (!digits.ContainsAny("eE."u8)) return BigInteger.Parse(Encoding.ASCII.GetString(digits), CultureInfo.InvariantCulture);
        if (reader.TryGetDouble(out var number) && double.IsFinite(number)) return number;
        throw new JsonException("A number is too large.");
    }

    private static void WriteToken(Utf8JsonWriter writer, JToken token)
    {
        switch (token)
        {
            case JObject fields:
                writer.WriteStartObject();
                foreach (var (name, value) in fields)
                {
                    writer.WritePropertyName(name);
                    WriteToken(writer, value);
                }

                writer.WriteEndObject();
                break;
            case JArray items:
                writer.WriteStartArray();
                foreach (var item in items) WriteToken(writer, item);
                writer.WriteEndArray();
                break;
            case JRaw { Value: { } json }: writer.WriteRawValue(Convert.ToString(json, CultureInfo.InvariantCulture), skipInputValidation: true); break;
            case JValue value: WriteValue(writer, value); break;
            default: writer.WriteNullValue(); break;
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, JValue value)
    {
        switch (value.Value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number when !double.IsFinite(number): writer.WriteNullValue(); break;
            case float number when !float.IsFinite(number): writer.WriteNullValue(); break;

            // Newtonsoft's own spelling: 1.0 stays 1.0, so that it is read back as the same kind of number; dates as the Bot Framework writes them.
            default: writer.WriteRawValue(value.ToString(Formatting.None), skipInputValidation: true); break;
        }
    }
}
