using AdaptiveCards;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Reframing.Rewording;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

internal static class PracticeCard
{
    public static AdaptiveCard Draw(Language language, PracticeRound round)
    {
        var words = language.Phrases.Practice;
        var sentence = words.Sentence.Fill(("sentence", Plain(round.Sentence(language.Practice).Said)));
        return Card(words.Title, sentence,
            [
                new AdaptiveContainer { Style = AdaptiveContainerStyle.Emphasis, Items = [Text(sentence)] },
                Text(words.Lead.Fill(("number", round.Number), ("count", PracticeRound.Length))),
                .. round.Number == 1 ? [Fields(language, round)] : Array.Empty<AdaptiveElement>(),
            ],
            round.Number == 1 ? [Submit(words.FromField, new ShowPractice())] : []);
    }

    private static AdaptiveChoiceSetInput Fields(Language language, PracticeRound round) => new()
    {
        Id = "field",
        Label = language.Phrases.Practice.Field,
        Style = AdaptiveChoiceInputStyle.Compact,
        Value = round.Field.Length > 0 ? round.Field : PracticeSet.Fields[0],
        ErrorMessage = language.Phrases.Fault.NotAChoice,
        Choices = [.. PracticeSet.Fields.Select(field => new AdaptiveChoice { Title = language.Phrases.Fields.Of(field), Value = field })],
    };
}
