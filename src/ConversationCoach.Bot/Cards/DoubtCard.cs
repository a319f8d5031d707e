using AdaptiveCards;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>Two devices wrote different words: shows both and asks which shall stand.</summary>
internal static class DoubtCard
{
    // Two answers of the longest kind fit; only words of nothing but line ends do not, and they lose nothing by being cut.
    private const int MostShown = 2400;

    public static AdaptiveCard Draw(Language language, Guide guide, Preparation preparation, string promptId)
    {
        var words = language.Phrases.Doubt;
        var answer = preparation.Answers[promptId];
        var rival = answer.Rival!;
        var prompt = guide.FindPrompt(promptId);
        return Card(words.Title, words.Text,
            [
                Text(words.Text),
                .. prompt is null ? Array.Empty<AdaptiveElement>() : [SubHeading(prompt.Ask)],
                SubHeading(words.First),
                Text(Shown(answer.Current.Text)),
                SubHeading(words.Second),
                Text(Shown(rival.Text)),
            ],
            [
                Submit(words.KeepFirst, new SettleWords(preparation.Id, promptId, rival.Version, Keep.First)),
                Submit(words.KeepSecond, new SettleWords(preparation.Id, promptId, rival.Version, Keep.Second)),
                .. Settling.CanKeepBoth(prompt, answer) ? [Submit(words.KeepBoth, new SettleWords(preparation.Id, promptId, rival.Version, Keep.Both))] : Array.Empty<AdaptiveAction>(),
            ]);

        string Shown(string text) => prompt is null ? Plain(Cut(text, MostShown)) : AnswerShown.Markdown(language, prompt, text, MostShown);
    }
}
