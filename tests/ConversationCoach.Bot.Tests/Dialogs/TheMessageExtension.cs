using System.Text.Json;
using ConversationCoach.Bot.Tests.World;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ConversationCoach.Bot.Tests.Dialogs;

public class TheMessageExtension
{
    private readonly Coach _coach = new();

    [Fact]
    public async Task Asks_for_the_words_when_opened_beside_an_empty_message()
    {
        var answer = await AskAsync("composeExtension/fetchTask", new { commandId = "reframe", commandContext = "compose" });

        Assert.Equal("continue", answer.GetProperty("task").GetProperty("type").GetString());
        Assert.Equal("typed", CardOf(answer).Inputs.Single().Key);
    }

    [Fact]
    public async Task Looks_at_the_message_that_was_picked()
    {
        var answer = await AskAsync("composeExtension/fetchTask", new
        {
            commandId = "reframe",
            commandContext = "message",
            messagePayload = new { body = new { contentType = "html", content = "<p>Good idea, but we have&nbsp;no staff &amp; no money.</p>" } },
        });

        Assert.Contains("have no staff & no money.", string.Concat(CardOf(answer).Lines), StringComparison.Ordinal);
        Assert.NotEqual("", CardOf(answer).Inputs["chosen"]);
    }

    [Fact]
    public async Task Puts_the_chosen_words_into_the_message()
    {
        var looked = await AskAsync("composeExtension/submitAction", new { commandId = "reframe", data = new { action = "look-at-words", typed = "Good idea, but we have no staff." } });
        var chosen = CardOf(looked).Inputs["chosen"];

        var answer = await AskAsync("composeExtension/submitAction", new { commandId = "reframe", data = new { action = "insert-words", chosen } });

        var result = answer.GetProperty("composeExtension");
        Assert.Equal("result", result.GetProperty("type").GetString());
        Assert.Contains(chosen, result.GetProperty("attachments")[0].GetProperty("content").GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 6)]
    [InlineData("culprit", 1)]
    [InlineData("no such habit", 0)]
    public async Task Finds_the_six_habits(string typed, int found)
    {
        var answer = await AskAsync("composeExtension/query", new { commandId = "tips", parameters = new[] { new { name = "about", value = typed } } });

        Assert.Equal(found, answer.GetProperty("composeExtension").GetProperty("attachments").GetArrayLength());
    }

    [Theory]
    [InlineData("composeExtension/submitAction", """{"commandId":"reframe","data":{"action":"look-at-words","typed":"   "}}""")]
    [InlineData("composeExtension/submitAction", """{"commandId":"reframe","data":42}""")]
    [InlineData("composeExtension/submitAction", """{"commandId":"reframe"}""")]
    public async Task Asks_again_when_nothing_was_typed(string name, string value)
    {
        var answer = await AskAsync(name, JToken.Parse(value));

        Assert.Contains("typed", CardOf(answer).Inputs.Keys);
    }

    private async Task<JsonElement> AskAsync(string name, object value)
    {
        var ann = _coach.Person();
        await ann.SendAsync(activity =>
        {
            activity.Type = ActivityTypes.Invoke;
            activity.Name = name;
            activity.Value = value as JToken ?? JObject.FromObject(value);
        });
        return JsonDocument.Parse(JsonConvert.SerializeObject(ann.Channel.InvokeBody, new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore })).RootElement;
    }

    private static Shown CardOf(JsonElement answer) => new(new Activity
    {
        Attachments = [new Attachment { Content = answer.GetProperty("task").GetProperty("value").GetProperty("card").GetProperty("content").GetRawText() }],
    });
}
