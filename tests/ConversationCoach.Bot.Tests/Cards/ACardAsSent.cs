using AdaptiveCards;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Tests.World;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ConversationCoach.Bot.Tests.Cards;

public class ACardAsSent
{
    public static TheoryData<string> Names => EveryCard.NamesOfFullest;

    [Theory, MemberData(nameof(Names))]
    public void Is_the_card_as_drawn_without_space_between_its_members(string name)
    {
        var card = Sample.Fullest.Single(card => card.Name == name).Card;

        Assert.Equal(Compact(card.ToJson()), Compact(SentCard.Json(card)));
        Assert.DoesNotContain("\n", SentCard.Json(card), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\": b")]
    [InlineData("  \" :  x  ")]
    [InlineData("\n  \"a\":  \r\n")]
    [InlineData("\\\": ")]
    public void Keeps_every_space_of_a_text(string text)
    {
        var card = new AdaptiveCard("1.5") { Body = [new AdaptiveTextBlock(text)], Speak = text, FallbackText = text };

        Assert.Equal(Compact(card.ToJson()), Compact(SentCard.Json(card)));
    }

    [Fact]
    public void Has_as_many_as_there_is_room_for()
    {
        var card = SentCard.Fullest(5, count => new AdaptiveCard("1.5") { Body = [.. Enumerable.Repeat(new AdaptiveTextBlock(new string('w', 6_000)), count)] });

        Assert.Equal(2, card.Body.Count);
    }

    private static string Compact(string json) => JToken.Parse(json).ToString(Formatting.None);
}
