using System.Globalization;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>Writes camel case, reads any case. A value that is not known is read as the default, with a warning.</summary>
internal sealed class EnumConverter<TEnum> : JsonConverter
    where TEnum : struct, Enum
{
    private static readonly Dictionary<TEnum, string> Names =
        Enum.GetValues<TEnum>().ToDictionary(value => value, value => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    private static readonly Dictionary<string, TEnum> Values =
        Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    public override bool CanConvert(Type objectType) => (Nullable.GetUnderlyingType(objectType) ?? objectType) == typeof(TEnum);

    public override object ReadJson(JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.String && Values.TryGetValue((string)reader.Value, out var value)) return value;

        if (reader.TokenType != JsonToken.Null && !IsPlain(reader))
            WarningSink.Warn(serializer, $"'{reader.Value}' is not one of: {string.Join(", ", Names.Values)} ({reader.Path})");

        return Nullable.GetUnderlyingType(objectType) is null ? default(TEnum) : null;
    }

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) =>
        writer.WriteValue(Names.TryGetValue((TEnum)value, out var name) ? name : value.ToString());

    // Other names of the first value: the schema's for a paragraph, and an old one.
    private static bool IsPlain(JsonReader reader) => reader.Value is string text
        && (text.Equals("default", StringComparison.OrdinalIgnoreCase) || text.Equals("normal", StringComparison.OrdinalIgnoreCase));
}

/// <summary>A whole number of pixels, written as <c>80px</c>.</summary>
internal sealed class PixelsConverter : JsonConverter<uint>
{
    public static bool TryParse(string text, out uint pixels)
    {
        pixels = 0;
        return text is not null
            && text.EndsWith("px", StringComparison.Ordinal)
            && uint.TryParse(text.AsSpan(0, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out pixels);
    }

    public override uint ReadJson(JsonReader reader, Type objectType, uint existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        if (!TryParse(reader.Value as string, out var pixels))
            WarningSink.Warn(serializer, $"'{reader.Value}' is not a number of pixels such as 80px ({reader.Path})");

        return pixels;
    }

    public override void WriteJson(JsonWriter writer, uint value, JsonSerializer serializer) =>
        writer.WriteValue(string.Create(CultureInfo.InvariantCulture, $"{value}px"));
}

internal sealed class HeightConverter : JsonConverter<AdaptiveHeight>
{
    public override AdaptiveHeight ReadJson(JsonReader reader, Type objectType, AdaptiveHeight existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        var text = reader.Value as string;
        if (PixelsConverter.TryParse(text, out var pixels)) return new AdaptiveHeight(pixels);
        if (string.Equals(text, "stretch", StringComparison.OrdinalIgnoreCase)) return AdaptiveHeight.Stretch;
        if (reader.TokenType != JsonToken.Null && !string.Equals(text, "auto", StringComparison.OrdinalIgnoreCase))
            WarningSink.Warn(serializer, $"'{reader.Value}' is not a height such as auto, stretch or 80px ({reader.Path})");

        return AdaptiveHeight.Auto;
    }

    public override void WriteJson(JsonWriter writer, AdaptiveHeight value, JsonSerializer serializer) => writer.WriteValue(value.HeightType switch
    {
        AdaptiveHeightType.Pixel => string.Create(CultureInfo.InvariantCulture, $"{value.Unit ?? 0}px"),
        AdaptiveHeightType.Stretch => "stretch",
        _ => "auto",
    });
}

internal sealed class SchemaVersionConverter : JsonConverter<AdaptiveSchemaVersion>
{
    public override AdaptiveSchemaVersion ReadJson(JsonReader reader, Type objectType, AdaptiveSchemaVersion existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null) return null;

        try
        {
            return new AdaptiveSchemaVersion(Convert.ToString(reader.Value, CultureInfo.InvariantCulture));
        }
        catch (ArgumentException fault)
        {
            throw new AdaptiveSerializationException(fault.Message, fault);
        }
    }

    public override void WriteJson(JsonWriter writer, AdaptiveSchemaVersion value, JsonSerializer serializer) => writer.WriteValue(value.ToString());
}

/// <summary>A weight is a number, pixels are a string.</summary>
internal sealed class TableColumnWidthConverter : JsonConverter<TableColumnWidth>
{
    public override TableColumnWidth ReadJson(JsonReader reader, Type objectType, TableColumnWidth existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null) return null;

        var text = Convert.ToString(reader.Value, CultureInfo.InvariantCulture);
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var weight)) return new TableColumnWidth(weight);
        if (text.EndsWith("px", StringComparison.Ordinal)
            && double.TryParse(text.AsSpan(0, text.Length - 2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pixels))
            return new TableColumnWidth(pixels);

        WarningSink.Warn(serializer, $"'{text}' is not a width such as 2 or 80px ({reader.Path})");
        return null;
    }

    public override void WriteJson(JsonWriter writer, TableColumnWidth value, JsonSerializer serializer)
    {
        if (value.PixelWidth > 0) writer.WriteValue(string.Create(CultureInfo.InvariantCulture, $"{value.PixelWidth}px"));
        else writer.WriteValue(value.RelativeWidth);
    }
}
