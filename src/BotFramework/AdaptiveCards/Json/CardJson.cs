using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

/// <summary>How cards become text and text becomes cards. The contracts of the types are worked out once a process.</summary>
internal static class CardJson
{
    // In characters; room for most cards.
    private const int UsualLength = 12 * 1024;

    private static readonly DefaultContractResolver Contracts = new();

    private static readonly JsonSerializer Writer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = Contracts,
        Formatting = Formatting.Indented,
    });

    public static string Write(AdaptiveCard card)
    {
        using var text = new StringWriter(new StringBuilder(UsualLength), CultureInfo.InvariantCulture);
        using var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented };
        Writer.Serialize(writer, card);
        return text.ToString();
    }

    public static AdaptiveCard Read(string json, List<AdaptiveWarning> warnings)
    {
        var serializer = JsonSerializer.Create(new JsonSerializerSettings
        {
            ContractResolver = Contracts,
            MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
            DateParseHandling = DateParseHandling.None,
            Converters = { new WarningSink(warnings) },
        });

        try
        {
            return Parse(json) is JObject card
                ? card.ToObject<AdaptiveCard>(serializer)
                : throw new AdaptiveSerializationException("A card must be a JSON object.");
        }
        catch (JsonException fault)
        {
            throw new AdaptiveSerializationException(fault.Message, fault);
        }
    }

    public static string WriteData(object data) => data is null ? null : JsonConvert.SerializeObject(data, Formatting.Indented);

    public static object ReadData(string json) => json is null ? null : Parse(json) is var data && data is JValue single ? single.Value : data;

    public static Uri Url(string text) => text is null ? null : new Uri(text, UriKind.RelativeOrAbsolute);

    // Text stays text: a string that looks like a date must come out as it went in.
    private static JToken Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        var token = JToken.ReadFrom(reader);
        return reader.Read() ? throw new JsonReaderException("There is text after the end of the JSON.") : token;
    }
}

/// <summary>Carries the list of warnings to every converter of one reading; converts nothing.</summary>
internal sealed class WarningSink(List<AdaptiveWarning> warnings) : JsonConverter
{
    public static void Warn(JsonSerializer serializer, string message)
    {
        foreach (var sink in serializer.Converters.OfType<WarningSink>()) sink.Add(message);
    }

    public override bool CanConvert(Type objectType) => false;

    public override object ReadJson(JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer) =>
        throw new NotSupportedException();

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) =>
        throw new NotSupportedException();

    private void Add(string message) => warnings.Add(new AdaptiveWarning(-1, message));
}
