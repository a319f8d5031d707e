using System.Globalization;
using Newtonsoft.Json;

namespace AdaptiveCards;

public class AdaptiveCard : AdaptiveTypedElement
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";
    public const string TypeName = "AdaptiveCard";

    /// <summary>The newest schema version these types know; a newer card is read with a warning.</summary>
    public static AdaptiveSchemaVersion KnownSchemaVersion = new(1, 5);

    public AdaptiveCard(AdaptiveSchemaVersion schemaVersion) => Version = schemaVersion;

    public AdaptiveCard(string schemaVersion) => Version = schemaVersion;

    public override string Type { get; set; } = TypeName;

    /// <summary>Required at the top; a card inside <see cref="AdaptiveShowCardAction"/> may leave it out.</summary>
    [JsonProperty(Order = -10, NullValueHandling = NullValueHandling.Include, DefaultValueHandling = DefaultValueHandling.IgnoreAndPopulate)]
    public AdaptiveSchemaVersion Version { get; set; }

    [JsonProperty(Order = -8, NullValueHandling = NullValueHandling.Ignore)]
    public string FallbackText { get; set; }

    [JsonProperty(Order = -7, NullValueHandling = NullValueHandling.Ignore)]
    public string Speak { get; set; }

    [JsonProperty(Order = -7, NullValueHandling = NullValueHandling.Ignore)]
    public string Lang { get; set; }

    [JsonProperty(Order = -5, DefaultValueHandling = DefaultValueHandling.IgnoreAndPopulate)]
    public AdaptiveBackgroundImage BackgroundImage { get; set; }

    /// <summary>In pixels; 0 is none.</summary>
    [JsonProperty("minHeight", DefaultValueHandling = DefaultValueHandling.IgnoreAndPopulate)]
    [JsonConverter(typeof(PixelsConverter))]
    public uint PixelMinHeight { get; set; }

    [JsonProperty(Order = -4, DefaultValueHandling = DefaultValueHandling.Ignore)]
    public AdaptiveHeight Height { get; set; } = AdaptiveHeight.Auto;

    [JsonProperty(Order = -3)]
    [JsonConverter(typeof(ItemsConverter<AdaptiveElement>))]
    public List<AdaptiveElement> Body { get; set; } = [];

    [JsonProperty(Order = -2)]
    [JsonConverter(typeof(ItemsConverter<AdaptiveAction>))]
    public List<AdaptiveAction> Actions { get; set; } = [];

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public AdaptiveAction SelectAction { get; set; }

    [JsonProperty(DefaultValueHandling = DefaultValueHandling.IgnoreAndPopulate)]
    public AdaptiveVerticalContentAlignment VerticalContentAlignment { get; set; }

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public AdaptiveRefresh Refresh { get; set; }

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public AdaptiveAuthentication Authentication { get; set; }

    // Kept only so that a card that was read with "$schema" is written with it.
    [JsonProperty("$schema")]
    internal string JsonSchema { get; set; }

    public bool ShouldSerializeActions() => Actions is { Count: > 0 };

    public bool ShouldSerializeBody() => Body is { Count: > 0 };

    public bool ShouldSerializeHeight() => Height is { HeightType: not AdaptiveHeightType.Auto };

    public bool ShouldSerializeJsonSchema() => JsonSchema is not null;

    /// <exception cref="AdaptiveSerializationException">The text is not a card: not JSON, not typed as one, no version, or a required property is missing.</exception>
    public static AdaptiveCardParseResult FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);

        var result = new AdaptiveCardParseResult();
        result.Card = CardJson.Read(json, result.Warnings);

        if (result.Card.Version is null)
            throw new AdaptiveSerializationException("Could not parse required key: version. It was not found.");
        if (result.Card.Version > KnownSchemaVersion)
            result.Warn(AdaptiveWarning.WarningStatusCode.UnsupportedSchemaVersion, $"Schema version {result.Card.Version} is newer than {KnownSchemaVersion}.");
        if (result.Card.Lang is { } lang && !IsLanguage(lang))
            result.Warn(AdaptiveWarning.WarningStatusCode.InvalidLanguage, $"Invalid language identifier: {lang}");

        return result;
    }

    /// <returns>Indented JSON, without nulls and defaults.</returns>
    /// <exception cref="JsonSerializationException">A required property, such as the text of a text block, is <see langword="null"/>.</exception>
    public string ToJson() => CardJson.Write(this);

    private static bool IsLanguage(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}

public class AdaptiveCardParseResult
{
    public AdaptiveCard Card { get; set; }

    /// <summary>What was read but is not understood; empty when all is.</summary>
    public List<AdaptiveWarning> Warnings { get; } = [];

    internal void Warn(AdaptiveWarning.WarningStatusCode code, string message) => Warnings.Add(new AdaptiveWarning((int)code, message));
}

public class AdaptiveWarning
{
    public AdaptiveWarning(int code, string message)
    {
        Code = code;
        Message = message;
    }

    public enum WarningStatusCode
    {
        UnsupportedSchemaVersion = 7,
        InvalidLanguage = 12,
        MaxActionsExceeded = 13,
        EmptyLabelInRequiredInput = 14,
        NoErrorMessageForValidatedInput = 15,
    }

    /// <summary>A <see cref="WarningStatusCode"/>, or -1 for an unknown element, action or value.</summary>
    public int Code { get; set; }

    public string Message { get; set; }

    public override string ToString() => Message;
}

public class AdaptiveException : Exception
{
    public AdaptiveException()
    {
    }

    public AdaptiveException(string message)
        : base(message)
    {
    }

    public AdaptiveException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

public class AdaptiveSerializationException : AdaptiveException
{
    public AdaptiveSerializationException()
    {
    }

    public AdaptiveSerializationException(string message)
        : base(message)
    {
    }

    public AdaptiveSerializationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
