using AdaptiveCards;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>Changes what a preparation is called, with whom the conversation is, and its day.</summary>
internal static class DetailsCard
{
    public static AdaptiveCard Draw(Language language, Preparation preparation) => Draw(language, new SaveDetails(preparation.Id)
    {
        About = preparation.About,
        With = preparation.With,
        Day = DayValue(preparation.Day),
    }, DetailsErrors.None);

    public static AdaptiveCard Draw(Language language, SaveDetails press, DetailsErrors errors) =>
        Card(language.Phrases.Details.Title, null,
            DetailsInputs.Draw(language.Phrases, press.About, press.With, press.Day, errors),
            [
                Primary(language.Phrases.Details.Save, new SaveDetails(press.Preparation)),
                Leave(language.Phrases.Step.Back, new OpenPreparation(press.Preparation)),
            ]);
}
