using System.Globalization;
using System.Text;
using System.Text.Json;
using AdaptiveCards;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonException = System.Text.Json.JsonException;

namespace BotFramework.Tests.Schema;

public class TheWire
{
    private const string Unknown = """ "unknown": { "deep": [1, 2.0, "2024-05-01T10:00:00Z", null, true, { "x": "" }] } """;

    private const string Account = $$""" { "id": "29:1", "name": "Ann", "aadObjectId": "a", "role": "user", {{Unknown}} } """;

    public static TheoryData<string> ActivityTypesOfTheProtocol =>
    [
        .. typeof(ActivityTypes).GetFields().Select(type => (string)type.GetRawConstantValue()!),
        ActivityTypesEx.InvokeResponse,
        "a type of tomorrow",
    ];

    [Theory, MemberData(nameof(ActivityTypesOfTheProtocol))]
    public void Keeps_every_field_of_every_type_at_every_level(string type)
    {
        var json = $$"""
            {
              "type": "{{type}}", "id": "1", "timestamp": "2024-05-01T10:00:00+00:00", "localTimestamp": "2024-05-01T12:00:00+02:00",
              "localTimezone": "Europe/London", "callerId": "urn", "serviceUrl": "https://smba.example/", "channelId": "msteams",
              "from": {{Account}}, "recipient": {{Account}},
              "conversation": { "id": "19:x", "tenantId": "t", "conversationType": "personal", "isGroup": false, {{Unknown}} },
              "textFormat": "plain", "attachmentLayout": "list", "topicName": "topic", "historyDisclosed": true, "locale": "cy-GB",
              "text": "Bore da 👋", "speak": "s", "inputHint": "expectingInput", "summary": "sum", "importance": "high", "deliveryMode": "normal",
              "membersAdded": [{{Account}}], "membersRemoved": [{{Account}}],
              "reactionsAdded": [{ "type": "like" }], "reactionsRemoved": [{ "type": "heart" }],
              "suggestedActions": { "to": ["29:1"], "actions": [{ "type": "imBack", "title": "Go", "value": "go", "channelData": { "a": 1 } }] },
              "attachments": [{ "contentType": "application/vnd.microsoft.card.adaptive", "content": { "type": "AdaptiveCard", "n": 1.0 }, {{Unknown}} }],
              "entities": [{ "type": "mention", "mentioned": {{Account}}, "text": "<at>Ann</at>", {{Unknown}} }],
              "channelData": { "tenant": { "id": "t" }, {{Unknown}} }, "action": "add", "replyToId": "0", "label": "l", "valueType": "v",
              "value": { "action": "answer-step", "count": 9007199254740993, {{Unknown}} }, "name": "adaptiveCard/action",
              "relatesTo": { "activityId": "1", "user": {{Account}}, "bot": {{Account}}, "conversation": { "id": "c" }, "channelId": "msteams", "serviceUrl": "https://x/" },
              "code": "completedSuccessfully", "expiration": "2024-05-02T10:00:00+00:00", "listenFor": ["a"],
              "textHighlights": [{ "text": "t", "occurrence": 1 }], "semanticAction": { "id": "s", "state": "start", "entities": { "e": { "type": "x" } } },
              {{Unknown}}
            }
            """;

        AssertSame(json, Wire.ToJson(Wire.Read<Activity>(json)));
    }

    [Theory, MemberData(nameof(ActivityTypesOfTheProtocol))]
    public void Reads_and_writes_what_Newtonsoft_reads_and_writes(string type)
    {
        var json = $$"""{ "type": "{{type}}", "from": {{Account}}, "entities": [{ "type": "place", {{Unknown}} }], "value": [1], {{Unknown}} }""";
        var ignoringNulls = new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore, DateParseHandling = DateParseHandling.None };
        var theirs = JsonConvert.DeserializeObject<Activity>(json, ignoringNulls);

        AssertSame(JsonConvert.SerializeObject(theirs, ignoringNulls), Wire.ToJson(Wire.Read<Activity>(json)));
    }

    [Fact]
    public void Gives_a_bot_trees_for_objects_and_plain_values_for_the_rest()
    {
        Assert.IsType<JObject>(Value("""{"a":1}"""));
        Assert.IsType<JArray>(Value("[1]"));
        Assert.Equal(1L, Value("1"));
        Assert.Equal(1.5, Value("1.5"));
        Assert.Equal(true, Value("true"));
        Assert.Equal("2024-05-01T10:00:00Z", Value("\"2024-05-01T10:00:00Z\""));
        Assert.Null(Value("null"));
        Assert.Equal(JTokenType.String, ((JObject)Value("""{"when":"2024-05-01T10:00:00Z"}"""))["when"]!.Type);
        Assert.Equal(JTokenType.Integer, ((JObject)Value("""{"n":1}"""))["n"]!.Type);

        static object Value(string json) => Wire.Read<Activity>($$"""{"type":"event","value":{{json}}}""").Value;
    }

    [Fact]
    public void Finds_a_field_however_it_is_capitalised() => Assert.Equal("message", Wire.Read<Activity>("""{"Type":"message"}""").Type);

    [Fact]
    public void Writes_no_null() => Assert.Equal("""{"type":"message","text":""}""", Wire.ToJson(new Activity("message") { Text = "" }));

    [Fact]
    public void Drops_a_null_item_of_a_list()
    {
        var activity = Wire.Read<Activity>("""{"type":"message","entities":[null],"attachments":[null,{}],"membersAdded":[null]}""");

        Assert.Empty(activity.Entities);
        Assert.Single(activity.Attachments);
        Assert.Empty(activity.MembersAdded);
    }

    [Fact]
    public void Writes_an_entity_by_what_it_is()
    {
        var activity = new Activity("message") { Entities = [new Mention(new ChannelAccount("1"), "<at>A</at>"), new Entity("x")] };

        AssertSame(
            """{"type":"message","entities":[{"mentioned":{"id":"1"},"text":"<at>A</at>","type":"mention"},{"type":"x"}]}""",
            Wire.ToJson(activity));
    }

    [Fact]
    public void Writes_the_answer_of_a_dialog_by_what_it_is()
    {
        var answer = new TaskModuleResponse(new TaskModuleContinueResponse(new TaskModuleTaskInfo("t", height: 100, width: "large")));

        AssertSame("""{"task":{"type":"continue","value":{"title":"t","height":100,"width":"large"}}}""", Wire.ToJson(answer));
    }

    public static TheoryData<string, object> Contents => new()
    {
        { "a tree", JObject.Parse("""{"type":"AdaptiveCard","n":1}""") },
        { "raw JSON", new JRaw("""{"type":"AdaptiveCard","n":1}""") },
        { "an anonymous object", new { type = "AdaptiveCard", n = 1, nothing = (string?)null } },
        { "a dictionary", new Dictionary<string, object> { ["type"] = "AdaptiveCard", ["n"] = 1 } },
        { "a JSON element", JsonDocument.Parse("""{"type":"AdaptiveCard","n":1}""").RootElement },
    };

    [Theory, MemberData(nameof(Contents))]
    public void Writes_content_given_as(string what, object content)
    {
        Assert.NotEmpty(what);
        AssertSame("""{"content":{"type":"AdaptiveCard","n":1}}""", Wire.ToJson(new Attachment { Content = content }));
    }

    [Fact]
    public void Writes_an_adaptive_card_as_its_own_JSON()
    {
        var card = new AdaptiveCard("1.5")
        {
            Body = [new AdaptiveContainer { Items = [new AdaptiveTextBlock("Half a wave \ud83d")] }],
            Actions = [new AdaptiveSubmitAction { Title = "Save", Data = new { action = "answer-step" } }],
        };

        AssertSame(
            $$"""{"content":{{card.ToJson().Replace("\ud83d", "\ufffd", StringComparison.Ordinal)}}}""",
            Wire.ToJson(new Attachment { Content = card }));
    }

    [Fact]
    public void Writes_a_card_object_as_content() => AssertSame(
        """{"contentType":"application/vnd.microsoft.card.hero","content":{"title":"t","buttons":[{"type":"imBack","title":"Go","value":"Go"}]}}""",
        Wire.ToJson(new HeroCard("t", buttons: ["Go"]).ToAttachment()));

    [Fact]
    public void Survives_half_a_character_and_a_nul_in_what_a_bot_says()
    {
        var read = Wire.Read<Activity>(Wire.ToUtf8(new Activity("message") { Text = "a\ud83d", Value = new JObject { ["x"] = "\ud83d\0" } }));

        Assert.Equal("a\ufffd", read.Text);
        Assert.Equal("\ufffd\0", (string?)((JObject)read.Value)["x"]);
    }

    public static TheoryData<string> Broken =>
    [
        "", " ", "{", "}", "nothing", "{}{}", "[]", "1", "\"x\"", """{"type":{}}""", """{"from":"x"}""", """{"from":[]}""", """{"entities":{}}""", """{"entities":[1]}""",
        """{"timestamp":"yesterday"}""", """{"historyDisclosed":"maybe"}""", """{"text":"\ud800"}""", """{"value":{"\udc00":1}}""", """{"\ud800":1}""",
        """{"value":"\ud800"}""", """{"value":1e999}""", """{"x":1e999}""", """{"type":"message",}""", "{/**/}", $$"""{"value":{{new string('9', 400)}}}""",
        $$"""{"value":{{new string('[', 64)}}{{new string(']', 64)}}}""", $$"""{"x":{{new string('[', 100_000)}}""",
        $$"""{"channelData":{{string.Concat(Enumerable.Repeat("{\"a\":", 70))}}1{{new string('}', 70)}}}""",
    ];

    [Theory, MemberData(nameof(Broken))]
    public void Refuses_cleanly_what_is_no_activity(string json) =>
        Assert.ThrowsAny<JsonException>(() => Wire.Read<Activity>(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Refuses_cleanly_broken_UTF8() =>
        Assert.ThrowsAny<JsonException>(() => Wire.Read<Activity>([.. "{\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8]));

    [Fact]
    public void Refuses_cleanly_broken_UTF8_in_a_tree() =>
        Assert.ThrowsAny<JsonException>(() => Wire.Read<Activity>([.. "{\"value\":[\""u8, 0xFF, .. "\"]}"u8]));

    [Fact]
    public void Survives_broken_UTF8_in_a_name() =>
        Assert.Equal("{\"\ufffd\":1}", Wire.ToJson(Wire.Read<Activity>([.. "{\""u8, 0xFF, .. "\":1}"u8])));

    [Fact]
    public void Keeps_a_tree_just_shallow_enough()
    {
        var json = $$"""{"value":{{new string('[', 62)}}{{new string(']', 62)}}}""";

        Assert.Equal(json, Wire.ToJson(Wire.Read<Activity>(json)));
    }

    [Fact]
    public void Keeps_numbers_as_they_were()
    {
        const string Json = """{"value":[1,-1,1.0,0.1,1E+30,123456789012345678901234567890]}""";

        Assert.Equal(Json, Wire.ToJson(Wire.Read<Activity>(Json)));
    }

    [Fact]
    public void Writes_dates_a_bot_puts_in_a_tree_as_ISO()
    {
        var when = DateTime.Parse("2024-05-01T10:00:00Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

        AssertSame("""{"value":{"when":"2024-05-01T10:00:00Z"}}""", Wire.ToJson(new Activity { Value = new { when } }));
    }

    [Fact]
    public void Copies_without_sharing()
    {
        var original = new Activity("message") { Value = new JObject { ["a"] = 1 }, From = new ChannelAccount("1") };
        var copy = Wire.Copy(original);
        ((JObject)copy.Value)["a"] = 2;
        copy.From.Id = "2";

        Assert.Equal(1, (int)((JObject)original.Value)["a"]!);
        Assert.Equal("1", original.From.Id);
    }

    [Fact]
    public void Is_the_same_on_every_thread()
    {
        var written = Enumerable.Range(0, 200).AsParallel().Select(n => Wire.ToJson(new Activity("message") { Value = new { inner = Wire.ToJson(new { n }) } })).ToArray();

        Assert.Equal(200, written.Distinct().Count());
        Assert.All(written, json => Assert.Contains("inner", json, StringComparison.Ordinal));
    }

    private static void AssertSame(string expected, string actual) => Assert.Equal(Sorted(expected), Sorted(actual));

    private static string Sorted(string json) => Sort(Tree(json)).ToString(Formatting.None);

    private static JToken Tree(string json) => JsonConvert.DeserializeObject<JToken>(json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;

    private static JToken Sort(JToken token) => token switch
    {
        JObject fields => new JObject(fields.Properties().OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => new JProperty(field.Name, Sort(field.Value)))),
        JArray items => new JArray(items.Select(Sort)),
        _ => token,
    };
}
