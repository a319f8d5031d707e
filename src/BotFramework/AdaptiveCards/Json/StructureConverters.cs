using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards;

/// <summary>Reads a list without the nulls and empty objects that templates leave behind.</summary>
internal sealed class ItemsConverter<T> : JsonConverter<List<T>>
{
    public override bool CanWrite => false;

    public override List<T> ReadJson(JsonReader reader, Type objectType, List<T> existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null) return [];

        return Tokens.Read(reader) is JArray items
            ? [.. items.Where(item => item is not ({ Type: JTokenType.Null } or JObject { Count: 0 })).Select(item => item.ToObject<T>(serializer))]
            : throw new AdaptiveSerializationException($"A list was expected at '{reader.Path}'.");
    }

    public override void WriteJson(JsonWriter writer, List<T> value, JsonSerializer serializer) => throw new NotSupportedException();
}

/// <summary>Either <c>"drop"</c> or the element itself.</summary>
internal sealed class FallbackConverter : JsonConverter<AdaptiveFallbackElement>
{
    public override AdaptiveFallbackElement ReadJson(JsonReader reader, Type objectType, AdaptiveFallbackElement existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null) return null;
        if (reader.TokenType == JsonToken.StartObject) return new AdaptiveFallbackElement(serializer.Deserialize<AdaptiveTypedElement>(reader));
        if (AdaptiveFallbackElement.drop.Equals(reader.Value as string, StringComparison.OrdinalIgnoreCase))
            return new AdaptiveFallbackElement(AdaptiveFallbackElement.AdaptiveFallbackType.Drop);

        throw new AdaptiveSerializationException($"A fallback is \"drop\" or an element ({reader.Path}).");
    }

    public override void WriteJson(JsonWriter writer, AdaptiveFallbackElement value, JsonSerializer serializer)
    {
        if (value.Type == AdaptiveFallbackElement.AdaptiveFallbackType.Drop) writer.WriteValue(AdaptiveFallbackElement.drop);
        else serializer.Serialize(writer, value.Content);
    }
}

/// <summary>A plain URL unless something else is said too.</summary>
internal sealed class BackgroundImageConverter : JsonConverter<AdaptiveBackgroundImage>
{
    public override AdaptiveBackgroundImage ReadJson(JsonReader reader, Type objectType, AdaptiveBackgroundImage existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null) return null;

        var token = Tokens.Read(reader);
        if (token is JValue { Value: string url }) return new AdaptiveBackgroundImage(url);

        var image = new AdaptiveBackgroundImage();
        using var properties = token.CreateReader();
        serializer.Populate(properties, image);
        return image;
    }

    public override void WriteJson(JsonWriter writer, AdaptiveBackgroundImage value, JsonSerializer serializer)
    {
        if (value.Url is null) throw new JsonSerializationException("A background image needs a URL.");

        if (value.HasDefaultValues() && value.Unknown is null)
        {
            writer.WriteValue(value.Url);
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName("url");
        writer.WriteValue(value.Url);
        Write("fillMode", value.FillMode);
        Write("horizontalAlignment", value.HorizontalAlignment);
        Write("verticalAlignment", value.VerticalAlignment);
        Tokens.WriteUnknown(writer, value.Unknown);
        writer.WriteEndObject();

        void Write<T>(string name, T choice)
            where T : struct, Enum
        {
            if (EqualityComparer<T>.Default.Equals(choice, default)) return;
            writer.WritePropertyName(name);
            serializer.Serialize(writer, choice);
        }
    }
}

/// <summary>The id alone when visibility is turned over, else an object.</summary>
internal sealed class TargetElementConverter : JsonConverter<AdaptiveTargetElement>
{
    public override AdaptiveTargetElement ReadJson(JsonReader reader, Type objectType, AdaptiveTargetElement existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null) return null;

        var token = Tokens.Read(reader);
        if (token is JValue { Value: string id }) return new AdaptiveTargetElement(id);

        var target = new AdaptiveTargetElement();
        using var properties = token.CreateReader();
        serializer.Populate(properties, target);
        return target;
    }

    public override void WriteJson(JsonWriter writer, AdaptiveTargetElement value, JsonSerializer serializer)
    {
        if (value.IsVisible is null && value.Unknown is null)
        {
            writer.WriteValue(value.ElementId);
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName("elementId");
        writer.WriteValue(value.ElementId);
        if (value.IsVisible is { } isVisible)
        {
            writer.WritePropertyName("isVisible");
            writer.WriteValue(isVisible);
        }

        Tokens.WriteUnknown(writer, value.Unknown);
        writer.WriteEndObject();
    }
}

/// <summary>A plain string is a text run; an unknown inline is kept whole.</summary>
internal sealed class InlineConverter : JsonConverter
{
    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => typeof(AdaptiveInline).IsAssignableFrom(objectType);

    public override object ReadJson(JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.String) return new AdaptiveTextRun((string)reader.Value);

        var json = Tokens.ReadObject(reader);
        var type = (json["type"] as JValue)?.Value as string;
        AdaptiveInline inline = type is null or AdaptiveTextRun.TypeName ? new AdaptiveTextRun() : new UnknownInline();
        if (inline is UnknownInline) WarningSink.Warn(serializer, $"Unknown inline '{type}'");

        using var properties = json.CreateReader();
        serializer.Populate(properties, inline);
        return inline;
    }

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) => throw new NotSupportedException();
}
