using System.Text.Json;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Reframing;
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
    public void Tells_words_with_a_gap_to_fill_and_does_not_offer_them_because_a_card_in_a_message_cannot_be_filled()
    {
        var reframed = new Reframed("You are lazy.", [new Suggestion(Pattern.Personalising, "rule", new TextSpan(0, 12), "You are lazy", "Because.", ["When you …, the effect on us is …"], "What?")], null);

        var card = new Shown(new Activity { Attachments = [CardSender.Attach(ExtensionCards.Choose(Coach.English, reframed))] });

        Assert.Equal("You are lazy.", card.Inputs["chosen"]);
        Assert.Contains(card.Lines, line => line.Contains("the effect on us is …", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keeps_the_words_of_a_person_whole()
    {
        var typed = string.Join(' ', Enumerable.Repeat("Good idea, but we have no staff for it and it is late.", 60));
        var looked = await AskAsync("composeExtension/submitAction", new { commandId = "reframe", data = new { action = "look-at-words", typed } });

        Assert.Contains(typed, JsonDocument.Parse(CardOf(looked).Json).RootElement.GetProperty("body").EnumerateArray().Last().GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("value").GetString()));
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
