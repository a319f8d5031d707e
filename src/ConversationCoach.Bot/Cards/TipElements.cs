using AdaptiveCards;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>The thoughts on wording that stand at the head of the card after a step was saved; the heading, and each reason, once.</summary>
internal static class TipElements
{
    private const int MostWords = 260;

    // In characters of JSON: headings and buttons of one tip, and what says that words were replaced.
    private const int FrameOfATip = 700, Replacement = 400;

    /// <summary>How much room they take on a card, in characters of JSON: what else stands there must do with less.</summary>
    public static int Room(StepTips tips) => (tips.Replaced is null ? 0 : Replacement)
        + tips.Open.Sum(tip => FrameOfATip + JsonLength(tip.Suggestion.Why) + JsonLength(PlainWithin(tip.Suggestion.Quote, MostWords)) + JsonLength(PlainWithin(tip.Rewording, MostWords)));

    public static IEnumerable<AdaptiveElement> Draw(Phrases phrases, Preparation preparation, StepTips tips)
    {
        var words = phrases.Tips;
        if (tips.Replaced is { } replaced)
        {
            yield return Text(words.Replaced);
            yield return Buttons(Submit(words.Undo, new UndoWords(preparation.Id, tips.Step, replaced, preparation.Version)));
        }

        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tip in tips.Open)
        {
            yield return new AdaptiveContainer
            {
                Style = AdaptiveContainerStyle.Emphasis,
                Items =
                [
                    .. told.Add(words.Title) ? [SubHeading(words.Title)] : Array.Empty<AdaptiveElement>(),
                    Text(words.Wrote.Fill(("quote", PlainWithin(tip.Suggestion.Quote, MostWords)))),
                    .. told.Add(tip.Suggestion.Why) ? [Text(tip.Suggestion.Why)] : Array.Empty<AdaptiveElement>(),
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
