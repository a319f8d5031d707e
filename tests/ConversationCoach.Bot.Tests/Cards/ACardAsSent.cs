using AdaptiveCards;
using ConversationCoach.Bot.Cards;

namespace ConversationCoach.Bot.Tests.Cards;

public class ACardAsSent
{
    [Fact]
    public void Has_as_many_as_there_is_room_for()
    {
        var card = SentCard.Fullest(5, count => new AdaptiveCard("1.5") { Body = [.. Enumerable.Repeat(new AdaptiveTextBlock(new string('w', 6_000)), count)] });

        Assert.Equal(2, card.Body.Count);
    }
}
