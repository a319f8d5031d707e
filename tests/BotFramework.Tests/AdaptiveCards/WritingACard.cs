using System.Collections;
using System.Reflection;
using AdaptiveCards;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace BotFramework.Tests.AdaptiveCards;

public class WritingACard
{
    public static TheoryData<string, string> Elements => new()
    {
        { nameof(AdaptiveTextBlock), """{"type":"TextBlock","text":"a"}""" },
        { nameof(AdaptiveRichTextBlock), """{"type":"RichTextBlock","inlines":[]}""" },
        { nameof(AdaptiveImage), """{"type":"Image","url":"https://example.org/a"}""" },
        { nameof(AdaptiveImageSet), """{"type":"ImageSet","images":[]}""" },
        { nameof(AdaptiveMedia), """{"type":"Media","sources":[]}""" },
        { nameof(AdaptiveFactSet), """{"type":"FactSet","facts":[]}""" },
        { nameof(AdaptiveContainer), """{"type":"Container","items":[]}""" },
        { nameof(AdaptiveColumnSet), """{"type":"ColumnSet","columns":[]}""" },
        { nameof(AdaptiveActionSet), """{"type":"ActionSet","actions":[]}""" },
        { nameof(AdaptiveTable), """{"type":"Table","columns":[],"rows":[]}""" },
        { nameof(AdaptiveTextInput), """{"type":"Input.Text"}""" },
        { nameof(AdaptiveNumberInput), """{"type":"Input.Number"}""" },
        { nameof(AdaptiveDateInput), """{"type":"Input.Date"}""" },
        { nameof(AdaptiveTimeInput), """{"type":"Input.Time"}""" },
        { nameof(AdaptiveToggleInput), """{"type":"Input.Toggle","title":"a"}""" },
        { nameof(AdaptiveChoiceSetInput), """{"type":"Input.ChoiceSet","style":"compact","isMultiSelect":false,"choices":[]}""" },
    };

    public static TheoryData<string, string> Actions => new()
    {
        { nameof(AdaptiveSubmitAction), """{"type":"Action.Submit"}""" },
        { nameof(AdaptiveExecuteAction), """{"type":"Action.Execute"}""" },
        { nameof(AdaptiveOpenUrlAction), """{"type":"Action.OpenUrl","url":"https://example.org/a"}""" },
        { nameof(AdaptiveToggleVisibilityAction), """{"type":"Action.ToggleVisibility","targetElements":[]}""" },
    };

    [Theory]
    [MemberData(nameof(Elements))]
    [MemberData(nameof(Actions))]
    public void Says_nothing_that_was_not_set(string type, string json)
    {
        var element = New(type);
        foreach (var required in element.GetType().GetProperties().Where(IsRequired))
            if (required.GetValue(element) is null or "") required.SetValue(element, required.PropertyType == typeof(Uri) ? new Uri("https://example.org/a") : "a");

        Assert.Equal(json, JsonConvert.SerializeObject(element));
    }

    [Theory]
    [MemberData(nameof(Elements))]
    [MemberData(nameof(Actions))]
    public void Brings_every_property_back(string type, string _)
    {
        var element = New(type);
        foreach (var property in Settable(element)) property.SetValue(element, Sample(property));
        element.Requires = new Dictionary<string, string> { ["feature"] = "1.0" };
        element.AdditionalProperties["unknown"] = "kept";

        var json = JsonConvert.SerializeObject(element);
        var read = (AdaptiveTypedElement)JsonConvert.DeserializeObject(json, element.GetType())!;

        Assert.Equal(json, JsonConvert.SerializeObject(read));
        Assert.Equal("kept", read.AdditionalProperties["unknown"]);
        Assert.All(Settable(element), property => Assert.NotNull(property.GetValue(read)));
        var written = JObject.Parse(json).Properties().Count();
        Assert.Equal(Settable(element).Count() + 3, written);   // "type", "requires" and the unknown one
    }

    [Fact]
    public void Stays_within_the_schema_for_every_element_as_it_is_made()
    {
        var cards = Elements.Select(row => ((string)row[1]).Replace("{\"type\":\"Input.", "{\"id\":\"a\",\"type\":\"Input.", StringComparison.Ordinal))   // an input must have an id
            .Select(element => $$"""{"type":"AdaptiveCard","version":"1.5","body":[{{element}}]}""")
            .Concat(Actions.Select(row => $$"""{"type":"AdaptiveCard","version":"1.5","actions":[{{row[1]}}]}"""))
            .Append(new AdaptiveCard("1.5").ToJson());

        Assert.Equal("", CardSchema.Faults([.. cards]));
    }

    [Fact]
    public void Puts_type_and_version_first_and_the_actions_after_the_body()
    {
        var card = new AdaptiveCard(new AdaptiveSchemaVersion(1, 5))
        {
            Actions = [new AdaptiveSubmitAction { Title = "Go", Id = "go" }],
            Body = [new AdaptiveTextBlock("Hello") { Wrap = true, Id = "hello" }],
            FallbackText = "Hello",
            Speak = "Hello",
        };

        Assert.Equal(
            """
            {
              "type": "AdaptiveCard",
              "version": "1.5",
              "fallbackText": "Hello",
              "speak": "Hello",
              "body": [
                {
                  "type": "TextBlock",
                  "id": "hello",
                  "text": "Hello",
                  "wrap": true
                }
              ],
              "actions": [
                {
                  "type": "Action.Submit",
                  "id": "go",
                  "title": "Go"
                }
              ]
            }
            """,
            card.ToJson(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Carries_the_data_of_a_button_as_json()
    {
        var fromText = new AdaptiveSubmitAction { DataJson = """{"action":"save","at":"2025-01-02T03:04:05Z","n":1}""" };
        var fromObject = new AdaptiveExecuteAction { Verb = "save", Data = new { action = "save", n = 1 } };

        Assert.Equal("""{"type":"Action.Submit","data":{"action":"save","at":"2025-01-02T03:04:05Z","n":1}}""", JsonConvert.SerializeObject(fromText));
        Assert.Equal("""{"type":"Action.Execute","verb":"save","data":{"action":"save","n":1}}""", JsonConvert.SerializeObject(fromObject));
        Assert.Equal(1, JObject.Parse(fromObject.DataJson).Value<int>("n"));
        Assert.Equal("text", new AdaptiveSubmitAction { DataJson = "\"text\"" }.Data);
        Assert.Null(new AdaptiveSubmitAction { DataJson = null }.DataJson);
    }

    [Fact]
    public void Writes_a_background_as_its_url_unless_more_is_said()
    {
        AdaptiveBackgroundImage plain = new Uri("https://example.org/a");
        var tiled = new AdaptiveBackgroundImage("https://example.org/a", AdaptiveImageFillMode.Repeat, AdaptiveHorizontalAlignment.Left, AdaptiveVerticalAlignment.Top);

        Assert.Equal("\"https://example.org/a\"", JsonConvert.SerializeObject(plain));
        Assert.Equal("""{"url":"https://example.org/a","fillMode":"repeat"}""", JsonConvert.SerializeObject(tiled));
    }

    [Fact]
    public void Refuses_a_text_block_without_text() =>
        Assert.Throws<JsonSerializationException>(() => new AdaptiveCard("1.5") { Body = [new AdaptiveTextBlock(null)] }.ToJson());

    private static AdaptiveTypedElement New(string type) =>
        (AdaptiveTypedElement)Activator.CreateInstance(typeof(AdaptiveCard).Assembly.GetType($"AdaptiveCards.{type}", throwOnError: true)!)!;

    private static bool IsRequired(PropertyInfo property) => property.GetCustomAttribute<JsonRequiredAttribute>() is not null;

    private static IEnumerable<PropertyInfo> Settable(AdaptiveTypedElement element) => element.GetType().GetProperties()
        .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null && property.Name is not ("Type" or "AdditionalProperties"));

    private static object Sample(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

        // What is on unless said otherwise is switched off.
        if (type == typeof(bool)) return property.Name is not ("IsVisible" or "IsEnabled" or "FirstRowAsHeaders" or "ShowGridLines");
        if (type == typeof(string)) return "a";
        if (type == typeof(object)) return new JObject { ["a"] = 1 };
        if (type == typeof(Uri)) return new Uri("https://example.org/a");
        if (type == typeof(AdaptiveHeight)) return new AdaptiveHeight(80);
        if (type == typeof(AdaptiveFallbackElement)) return new AdaptiveFallbackElement(new AdaptiveUnknownAction { Type = "Action.Later" });
        if (type == typeof(AdaptiveBackgroundImage)) return new AdaptiveBackgroundImage("https://example.org/b") { FillMode = AdaptiveImageFillMode.Repeat };
        if (type == typeof(AdaptiveAction)) return new AdaptiveSubmitAction { Title = "Go" };
        if (type.IsEnum) return Enum.GetValues(type).GetValue(1)!;
        if (type.IsAssignableTo(typeof(IList))) return Activator.CreateInstance(type)!;

        return Convert.ChangeType(7, type, System.Globalization.CultureInfo.InvariantCulture);
    }
}
