using System.Net;
using System.Text.Json.Nodes;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>The bodies a client posts, word for word, from the places the client of the end-to-end tests does not have too.</summary>
public sealed class TheMessageExtensionOnTheWire : WithTheWholeBot
{
    [Theory]
    [InlineData("compose")]
    [InlineData("commandBox")]
    public async Task Asks_for_words_and_gives_others_wherever_it_is_opened_without_a_message(string context)
    {
        var opened = await InvokeAsync("composeExtension/fetchTask", $$$"""{"commandId":"reframe","commandContext":"{{{context}}}","context":{"theme":"default"}}""");
        Assert.Equal("typed", (string?)Body(opened)[1]!["id"]);

        var looked = await InvokeAsync("composeExtension/submitAction",
            $$$"""{"commandId":"reframe","commandContext":"{{{context}}}","context":{"theme":"default"},"data":{"action":"look-at-words","typed":"Good idea, but we have no staff for it."}}""");
        var chosen = (string)Body(looked)[^1]!["value"]!;

        var inserted = await InvokeAsync("composeExtension/submitAction", new JsonObject
        {
            ["commandId"] = "reframe",
            ["commandContext"] = context,
            ["context"] = new JsonObject { ["theme"] = "default" },
            ["data"] = new JsonObject { ["action"] = "insert-words", ["chosen"] = chosen },
        }.ToJsonString());

        var result = inserted["composeExtension"]!;
        Assert.Equal(("result", "list"), ((string?)result["type"], (string?)result["attachmentLayout"]));
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)result["attachments"]![0]!["contentType"]);
        Assert.Equal(chosen, (string?)result["attachments"]![0]!["content"]!["speak"]);
    }

    [Fact]
    public async Task Looks_at_a_message_from_its_menu()
    {
        var opened = await InvokeAsync("composeExtension/fetchTask", """
            {"commandId":"reframe","commandContext":"message","context":{"theme":"default"},"messagePayload":{"id":"1795315893368","createdDateTime":"2026-11-22T02:51:33.368Z",
             "deleted":false,"importance":"normal","locale":"en-us","from":{"user":{"userIdentityType":"aadUser","id":"29:user-1","displayName":"Alex Wilber"}},
             "body":{"contentType":"html","content":"<div><p><at id=\"0\">Ann</at> Great plan, but there is no money for it.</p></div>"},"attachments":[],"mentions":[],"reactions":[],"linkToMessage":""}}
            """);

        Assert.StartsWith("Great plan, and", (string?)Body(opened)[^1]!["value"], StringComparison.Ordinal);
    }

    /// <summary>What a client asks before anything was typed.</summary>
    [Theory]
    [InlineData("""{"commandId":"tips","parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":0,"count":25}}""", 6)]
    [InlineData("""{"commandId":"tips","parameters":[{"name":"about","value":"but"}],"queryOptions":{"skip":0,"count":25},"commandContext":"commandBox","context":{"theme":"default"}}""", 1)]
    public async Task Finds_habits_with_a_preview_of_each(string query, int count)
    {
        var found = (await InvokeAsync("composeExtension/query", query))["composeExtension"]!["attachments"]!.AsArray();

        Assert.Equal(count, found.Count);
        Assert.All(found, one => Assert.Equal("application/vnd.microsoft.card.hero", (string?)one!["preview"]!["contentType"]));
    }

    private async Task<JsonNode> InvokeAsync(string name, string value)
    {
        var invoke = Bot.Visitor().Activity(activity =>
        {
            activity["type"] = "invoke";
            activity["name"] = name;
            activity["value"] = JsonNode.Parse(value);
            activity.Remove("deliveryMode");
        });
        using var answer = await Bot.PostAsync(invoke.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static JsonArray Body(JsonNode answer) => answer["task"]!["value"]!["card"]!["content"]!["body"]!.AsArray();
}
