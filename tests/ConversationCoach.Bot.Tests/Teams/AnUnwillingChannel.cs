using System.Net;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Tests.Host;

namespace ConversationCoach.Bot.Tests.Teams;

/// <summary>Refuses what the bot sends. Words are safe before anything is sent, so it costs the person nothing but the sight of the answer.</summary>
public sealed class AnUnwillingChannel() : WithTheWholeBot(new WholeBot { Log = new CapturedLog() })
{
    private const string Words = "what I had typed";


    public static TheoryData<string> Ways => ["403", "404", "500", "unreachable", "too slow", "no JSON"];

    [Theory, MemberData(nameof(Ways))]
    public async Task Loses_no_answer_and_is_not_asked_again_and_again(string way)
    {
        var ann = Bot.Visitor();
        await ann.StartsAsync();
        var step = ann.Card;
        Refuse(way);

        using var response = await Bot.PostAsync(Quietly(ann, activity =>
        {
            activity["value"] = JsonNode.Parse(Host.Visitor.Press(step, "Save and continue", ("answer.my-part", Words)));
            activity["replyToId"] = "m1";
        }));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Words, await KeptAsync(ann));
        Assert.InRange(Bot.Channel.TimesAsked, 1, 3);
        Assert.DoesNotContain(Words, Bot.Log!.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Loses_no_place_so_that_the_next_turn_goes_on(string way)
    {
        var ann = Bot.Visitor();
        await ann.StartsAsync();
        foreach (var _ in new int[4]) await ann.SaysAsync("skip");
        Refuse(way);

        using var response = await Bot.PostAsync(Quietly(ann, activity => activity["text"] = Words));
        Assert.Equal((HttpStatusCode.OK, Words), (response.StatusCode, await KeptAsync(ann)));

        await ann.SaysAsync("edit 1");
        Assert.Equal(Words, ann.Card.Inputs["answer.my-part"]);
    }

    [Fact]
    public async Task Is_asked_once_when_the_person_has_blocked_theBot()
    {
        Refuse("403");

        using var response = await Bot.PostAsync(Quietly(Bot.Visitor(), activity => activity["text"] = "help"));

        Assert.Equal((HttpStatusCode.OK, 1), (response.StatusCode, Bot.Channel.TimesAsked));
    }

    [Theory, InlineData("403"), InlineData("500"), InlineData("unreachable")]
    public async Task Stops_no_welcome_of_others(string way)
    {
        Refuse(way);
        var arrival = Quietly(Bot.Visitor(), activity =>
        {
            activity["type"] = "conversationUpdate";
            activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:somebody" }, new JsonObject { ["id"] = "28:bot" });
        });

        using var response = await Bot.PostAsync(arrival);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        await Bot.Visitor("bob").SaysAsync("help");
    }

    private void Refuse(string way) => Bot.Channel.Answer = _ => way switch
    {
        "unreachable" => throw new HttpRequestException("Nobody answers."),
        "too slow" => throw new TaskCanceledException("The request took too long."),
        "no JSON" => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>") },
        _ => new HttpResponseMessage(Enum.Parse<HttpStatusCode>(way)) { Content = new StringContent("""{"error":{"code":"Refused","message":"no"}}""") },
    };

    private static string Quietly(Visitor visitor, Action<JsonObject> change) => visitor.Activity(activity =>
    {
        activity.Remove("deliveryMode");
        change(activity);
    }).ToJsonString();

    private async Task<string> KeptAsync(Visitor visitor) =>
        (await Bot.Preparations.FindAsync(visitor.Preparation, visitor.User, CancellationToken.None))!.TextOf("my-part");
}
