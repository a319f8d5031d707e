using AdaptiveCards;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>On the morning of the conversation: what is said first, and what both want. Short, because the person is on their way.</summary>
internal static class MorningCard
{
    // In characters of JSON, of each of the two: what is said in a breath or two fits, and the whole is in the plan.
    private const int MostWords = 1500;

    /// <param name="today">The person's calendar day; when the conversation is on another one, the card names it.</param>
    public static AdaptiveCard Draw(Language language, Guide guide, Preparation preparation, DateOnly today)
    {
        var words = language.Phrases.FollowUp;
        var title = preparation.Day is { } day && day != today ? words.MorningDay.Fill(("day", language.LongDay(day))) : words.MorningToday;
        var said = new[] { (words.MorningOpening, guide.FollowUp?.OpeningLine), (words.MorningPurpose, guide.FollowUp?.CommonPurpose) }
            .Where(part => preparation.Said(guide, part.Item2).Length > 0)
            .Select(part => (Title: part.Item1, Words: Shown(language, guide.FindPrompt(part.Item2!)!, preparation)))
            .ToList();
        return Card(title.Fill(("about", Plain(preparation.About))), title.Fill(("about", preparation.About)),
            [
                .. preparation.With.Length > 0 ? [Quiet(words.MorningWith.Fill(("with", Plain(preparation.With))))] : Array.Empty<AdaptiveElement>(),
                .. said.SelectMany(IEnumerable<AdaptiveElement> (part) => [SubHeading(part.Title), Text(part.Words)]),
                Text(said.Count > 0 ? words.MorningWish : words.MorningNothing),
            ],
            [
                Primary(words.OpenPlan, new ShowPlan(preparation.Id)),
                Submit(words.NoMore, new StopReminders()),
            ]);
    }

    private static string Shown(Language language, Prompt prompt, Preparation preparation)
    {
        var text = preparation.TextOf(prompt.Id);
        return PlainWithin(prompt.Kind is PromptKind.Sentence ? AnswerShown.Agreement(language, prompt, text) : text, MostWords);
    }
}
