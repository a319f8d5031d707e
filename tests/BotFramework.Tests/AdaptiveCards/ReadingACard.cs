using AdaptiveCards;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace BotFramework.Tests.AdaptiveCards;

public class ReadingACard
{
    [Fact]
    public void Loses_nothing_of_a_card_that_uses_every_feature()
    {
        var text = File.ReadAllText(CardSchema.DataFile("every-feature.json"));

        var result = AdaptiveCard.FromJson(text);

        Assert.Empty(result.Warnings);
        AssertSame(text, result.Card.ToJson());
    }

    [Fact]
    public void Gives_a_card_that_reads_the_same_again()
    {
        var once = AdaptiveCard.FromJson(File.ReadAllText(CardSchema.DataFile("every-feature.json"))).Card.ToJson();

        Assert.Equal(once, AdaptiveCard.FromJson(once).Card.ToJson());
    }

    [Fact]
    public void And_writing_it_stays_within_the_schema()
    {
        var text = File.ReadAllText(CardSchema.DataFile("every-feature.json"));

        Assert.Equal("", CardSchema.Faults(text, AdaptiveCard.FromJson(text).Card.ToJson()));
    }

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","new":{"a":[1,null]},"body":[{"type":"TextBlock","text":"a","new":"2025-01-01T00:00:00Z"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.Submit","new":null,"data":{"$id":"1","$ref":"2"}}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"a","new":1.5}]}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"FactSet","facts":[{"title":"a","value":"b","new":true}]}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Media","sources":[{"mimeType":"a","url":"b","new":true}]}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","backgroundImage":{"url":"a","new":true},"refresh":{"new":1},"authentication":{"new":1}}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.ToggleVisibility","targetElements":[{"elementId":"a","new":1}]}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Table","columns":[{"width":1,"new":1}],"rows":[{"type":"TableRow","new":1,"cells":[]}]}]}""")]
    public void Keeps_unknown_properties_where_they_were(string text)
    {
        var result = AdaptiveCard.FromJson(text);

        Assert.Empty(result.Warnings);
        AssertSame(text, result.Card.ToJson());
    }

    [Fact]
    public void Keeps_unknown_elements_actions_and_inlines_and_says_so()
    {
        const string Text =
            """
            {"type":"AdaptiveCard","version":"1.5",
             "body":[{"type":"Carousel","id":"c","pages":[{"type":"Page","items":[]}],"fallback":{"type":"Chart","data":[1]}},
                     {"type":"RichTextBlock","inlines":[{"type":"IconRun","name":"star"}]}],
             "actions":[{"type":"Action.Fly","title":"Up","height":3,"fallback":{"type":"Action.Swim","depth":1}}]}
            """;

        var result = AdaptiveCard.FromJson(Text);

        Assert.Equal("Carousel", Assert.IsType<AdaptiveUnknownElement>(result.Card.Body[0]).Type);
        Assert.Equal("Action.Fly", Assert.IsType<AdaptiveUnknownAction>(result.Card.Actions[0]).Type);
        Assert.IsType<AdaptiveUnknownAction>(result.Card.Actions[0].Fallback.Content);
        Assert.Equal(
            ["Unknown action 'Action.Fly'", "Unknown action 'Action.Swim'", "Unknown element 'Carousel'", "Unknown element 'Chart'", "Unknown inline 'IconRun'"],
            result.Warnings.Select(warning => warning.ToString()).Order(StringComparer.Ordinal));
        Assert.All(result.Warnings, warning => Assert.Equal(-1, warning.Code));
        AssertSame(Text, result.Card.ToJson());
    }

    [Fact]
    public void Gives_the_types_a_builder_would_have_made()
    {
        var card = AdaptiveCard.FromJson(File.ReadAllText(CardSchema.DataFile("every-feature.json"))).Card;

        var title = Assert.IsType<AdaptiveTextBlock>(card.Body[0]);
        Assert.Equal(AdaptiveTextSize.ExtraLarge, title.Size);
        Assert.Equal(AdaptiveHeight.Stretch, title.Height);
        Assert.False(title.IsVisible);
        Assert.Equal(AdaptiveFallbackElement.AdaptiveFallbackType.Drop, title.Fallback.Content.Fallback.Type);
        Assert.Equal("1.5", title.Requires["adaptiveCards"]);
        var picture = Assert.Single(card.Body.OfType<AdaptiveImage>());
        Assert.Equal((50u, 40u, "/relative.png"), (picture.PixelHeight, picture.PixelWidth, picture.UrlString));
        var table = Assert.Single(card.Body.OfType<AdaptiveTable>());
        Assert.Equal((2L, 80d), (table.Columns[0].Width, table.Columns[1].PixelWidth));
        var toggle = Assert.IsType<AdaptiveToggleVisibilityAction>(Assert.Single(card.Body.OfType<AdaptiveContainer>()).SelectAction);
        Assert.Equal([null, true], toggle.TargetElements.Select(target => target.IsVisible));
        Assert.Equal(3, JObject.FromObject(Assert.IsType<AdaptiveSubmitAction>(card.Actions[0]).Data).Value<int>("n"));
    }

    [Fact]
    public void Takes_a_plain_string_among_inlines_for_a_text_run()
    {
        var card = AdaptiveCard.FromJson("""{"type":"AdaptiveCard","version":"1.0","body":[{"type":"RichTextBlock","inlines":["plain"]}]}""").Card;

        var inline = Assert.Single(Assert.IsType<AdaptiveRichTextBlock>(card.Body[0]).Inlines);
        Assert.Equal("plain", Assert.IsType<AdaptiveTextRun>(inline).Text);
    }

    [Fact]
    public void Drops_the_nulls_and_empty_objects_a_template_leaves()
    {
        var card = AdaptiveCard.FromJson("""{"type":"AdaptiveCard","version":"1.5","body":[null,{},{"type":"TextBlock","text":"a"}],"actions":null}""").Card;

        Assert.IsType<AdaptiveTextBlock>(Assert.Single(card.Body));
        Assert.Empty(card.Actions);
    }

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"a","size":"huge"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"a","height":"tall"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","minHeight":"4em"}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Table","columns":[{"width":"wide"}]}]}""")]
    public void Warns_of_a_value_it_does_not_know_and_takes_the_default(string text)
    {
        var result = AdaptiveCard.FromJson(text);

        Assert.Equal(-1, Assert.Single(result.Warnings).Code);
        Assert.Equal("", CardSchema.Faults(result.Card.ToJson()));
    }

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","version":"2.0"}""", AdaptiveWarning.WarningStatusCode.UnsupportedSchemaVersion)]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","lang":"not a language"}""", AdaptiveWarning.WarningStatusCode.InvalidLanguage)]
    public void Warns_of_a_newer_version_and_of_a_language_that_is_none(string text, AdaptiveWarning.WarningStatusCode code) =>
        Assert.Equal((int)code, Assert.Single(AdaptiveCard.FromJson(text).Warnings).Code);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("""{"type":"AdaptiveCard"}""")]
    [InlineData("""{"type":"TextBlock","version":"1.5","text":"a"}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"one"}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":{}}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":["text"]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"text":"no type"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Action.Submit"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"a","fallback":3}]}""")]
    public void Refuses_what_is_no_card(string text) => Assert.Throws<AdaptiveSerializationException>(() => AdaptiveCard.FromJson(text));

    [Fact]
    public void Works_within_another_object()
    {
        var read = JsonConvert.DeserializeObject<AdaptiveCard>("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"a"}]}""")!;

        Assert.Equal("a", Assert.IsType<AdaptiveTextBlock>(read.Body[0]).Text);
        AssertSame(read.ToJson(), JsonConvert.SerializeObject(read));
        AssertSame(read.ToJson(), JObject.FromObject(new { content = read })["content"]!.ToString());
    }

    private static void AssertSame(string expected, string actual)
    {
        var (left, right) = (Parse(expected), Parse(actual));
        Assert.True(JToken.DeepEquals(left, right), $"Expected:\n{left}\nActual:\n{right}");
    }

    private static JToken Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return Sorted(JToken.ReadFrom(reader));
    }

    // The order of properties means nothing.
    private static JToken Sorted(JToken token) => token switch
    {
        JObject json => new JObject(json.Properties().OrderBy(property => property.Name, StringComparer.Ordinal).Select(property => new JProperty(property.Name, Sorted(property.Value)))),
        JArray items => new JArray(items.Select(Sorted)),
        _ => token,
    };
}
