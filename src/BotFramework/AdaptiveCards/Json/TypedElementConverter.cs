using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards;

/// <summary>Finds the class an element or action is read into by its <c>type</c>; writing needs no help.</summary>
internal sealed class TypedElementConverter : JsonConverter
{
    private static readonly Dictionary<string, Func<AdaptiveTypedElement>> Known = new(StringComparer.Ordinal)
    {
        [AdaptiveCard.TypeName] = () => new AdaptiveCard((AdaptiveSchemaVersion)null),
        [AdaptiveTextBlock.TypeName] = () => new AdaptiveTextBlock(),
        [AdaptiveRichTextBlock.TypeName] = () => new AdaptiveRichTextBlock(),
        [AdaptiveImage.TypeName] = () => new AdaptiveImage(),
        [AdaptiveImageSet.TypeName] = () => new AdaptiveImageSet(),
        [AdaptiveMedia.TypeName] = () => new AdaptiveMedia(),
        [AdaptiveFactSet.TypeName] = () => new AdaptiveFactSet(),
        [AdaptiveContainer.TypeName] = () => new AdaptiveContainer(),
        [AdaptiveColumnSet.TypeName] = () => new AdaptiveColumnSet(),
        [AdaptiveColumn.TypeName] = () => new AdaptiveColumn(),
        [AdaptiveActionSet.TypeName] = () => new AdaptiveActionSet(),
        [AdaptiveTable.TypeName] = () => new AdaptiveTable(),
        [AdaptiveTableRow.TypeName] = () => new AdaptiveTableRow(),
        [AdaptiveTableCell.TypeName] = () => new AdaptiveTableCell(),
        [AdaptiveTextInput.TypeName] = () => new AdaptiveTextInput(),
        [AdaptiveNumberInput.TypeName] = () => new AdaptiveNumberInput(),
        [AdaptiveDateInput.TypeName] = () => new AdaptiveDateInput(),
        [AdaptiveTimeInput.TypeName] = () => new AdaptiveTimeInput(),
        [AdaptiveToggleInput.TypeName] = () => new AdaptiveToggleInput(),
        [AdaptiveChoiceSetInput.TypeName] = () => new AdaptiveChoiceSetInput(),
        [AdaptiveSubmitAction.TypeName] = () => new AdaptiveSubmitAction(),
        [AdaptiveExecuteAction.TypeName] = () => new AdaptiveExecuteAction(),
        [AdaptiveOpenUrlAction.TypeName] = () => new AdaptiveOpenUrlAction(),
        [AdaptiveShowCardAction.TypeName] = () => new AdaptiveShowCardAction(),
        [AdaptiveToggleVisibilityAction.TypeName] = () => new AdaptiveToggleVisibilityAction(),
    };

    // Where the declared class leaves no choice, as for a column or a cell, "type" may be left out.
    private static readonly Dictionary<Type, Func<AdaptiveTypedElement>> Declared =
        Known.Values.ToDictionary(create => create().GetType());

    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => typeof(AdaptiveTypedElement).IsAssignableFrom(objectType);

    public override object ReadJson(JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null) return null;

        var json = Tokens.ReadObject(reader);
        var element = Create(json["type"] is JValue { Type: JTokenType.String, Value: string name } ? name : null, objectType, serializer);

        using var properties = json.CreateReader();
        serializer.Populate(properties, element);
        return element;
    }

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) => throw new NotSupportedException();

    private static AdaptiveTypedElement Create(string type, Type wanted, JsonSerializer serializer)
    {
        if (type is null)
        {
            return Declared.TryGetValue(wanted, out var only)
                ? only()
                : throw new AdaptiveSerializationException("Required property 'type' was not found on an element or action.");
        }

        var element = Known.TryGetValue(type, out var create) ? create() : Unknown(type, wanted, serializer);
        return wanted.IsInstanceOfType(element)
            ? element
            : throw new AdaptiveSerializationException($"Property 'type' cannot be '{type}' here.");
    }

    private static AdaptiveTypedElement Unknown(string type, Type wanted, JsonSerializer serializer)
    {
        var isAction = wanted == typeof(AdaptiveAction)
            || (wanted == typeof(AdaptiveTypedElement) && type.StartsWith("Action.", StringComparison.Ordinal));

        WarningSink.Warn(serializer, isAction ? $"Unknown action '{type}'" : $"Unknown element '{type}'");
        return isAction ? new AdaptiveUnknownAction() : new AdaptiveUnknownElement();
    }
}
