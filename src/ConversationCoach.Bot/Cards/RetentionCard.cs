using System.Collections.Immutable;
using AdaptiveCards;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>Tells which preparations will go, when, and how to keep them.</summary>
internal static class RetentionCard
{
    public const int MostShown = 10;

    public static AdaptiveCard Draw(Language language, ImmutableArray<PreparationSummary> going, DateTimeOffset until)
    {
        var words = language.Phrases.Retention;
        return Card(words.Title, null,
            [
                Text(words.Lead.Fill(("day", language.LongDay(DateOnly.FromDateTime(until.UtcDateTime))))),
                // The stroke keeps "1." from beginning a list of its own.
                .. going.Take(MostShown).Select((preparation, index) => SubHeading(words.Item.Fill(("number", $"{index + 1}\\"), ("about", Plain(preparation.About))))),
                .. going.Length > MostShown ? [Quiet(words.More.Fill(("count", going.Length - MostShown)))] : Array.Empty<AdaptiveElement>(),
                Text(words.How),
            ],
            [
                Submit(words.Keep, new KeepPreparations()),
                Submit(language.Phrases.Common.List, new ShowList(Archived: false)),
            ]);
    }
}
