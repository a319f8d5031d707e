using AdaptiveCards;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>Asks once more before words are gone for good.</summary>
internal static class DeleteCard
{
    public static AdaptiveCard Draw(Language language, Preparation preparation)
    {
        var words = language.Phrases.Delete;
        return Card(words.Title.Fill(("about", Plain(preparation.About))), null,
            [Text(words.Text)],
            [
                Submit(words.No, new DeletePreparation(preparation.Id, IsSure: false)),
                Submit(words.Yes, new DeletePreparation(preparation.Id, IsSure: true)),
            ]);
    }
}
