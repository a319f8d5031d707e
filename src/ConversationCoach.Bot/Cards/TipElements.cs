using AdaptiveCards;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>The thoughts on wording that stand at the head of the card after a step was saved.</summary>
internal static class TipElements
{
    private const int MostWords = 260;

    public static IEnumerable<AdaptiveElement> Draw(Phrases phrases, Preparation preparation, StepTips tips)
    {
        var words = phrases.Tips;
        if (tips.Replaced is { } replaced)
        {
            yield return Text(words.Replaced);
            yield return Buttons(Submit(words.Undo, new UndoWords(preparation.Id, tips.Step, replaced, preparation.Version)));
        }

        foreach (var tip in tips.Open)
        {
            yield return new AdaptiveContainer
            {
                Style = AdaptiveContainerStyle.Emphasis,
                Items =
                [
                    SubHeading(words.Title),
                    Text($"{words.Wrote.Fill(("quote", PlainWithin(tip.Suggestion.Quote, MostWords)))} {tip.Suggestion.Why}"),
                    Text(words.Perhaps.Fill(("words", PlainWithin(tip.Rewording, MostWords)))),
                    Buttons(
                        Submit(words.Use, new UseWords(preparation.Id, tips.Step, tip.Key, preparation.Version)),
                        Submit(words.Keep, new KeepWords(preparation.Id, tips.Step, tip.Key))),
                ],
            };
        }
    }

    private static AdaptiveActionSet Buttons(params IEnumerable<AdaptiveAction> actions) => new() { Actions = [.. actions] };
}
