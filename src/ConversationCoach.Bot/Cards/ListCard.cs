using System.Collections.Immutable;
using AdaptiveCards;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

internal static class ListCard
{
    /// <summary>A phone shows about so many without tiring its owner; the others are reached by their number.</summary>
    public const int MostShown = 10;

    /// <param name="preparations">Those put away, or the others; the number of each is its place here, from 1.</param>
    public static AdaptiveCard Draw(Language language, ImmutableArray<PreparationSummary> preparations, bool archived)
    {
        var (words, shown) = (language.Phrases.List, preparations.Take(MostShown).ToList());
        return Card(words.Title, null,
            [
                .. preparations.IsEmpty ? [Text(words.None)] : Array.Empty<AdaptiveElement>(),
                .. shown.SelectMany((preparation, index) => Item(language, preparation, index + 1)),
                .. preparations.Length > MostShown
                    ? [Quiet(words.More.Fill(("count", preparations.Length - MostShown), ("next", MostShown + 1)))]
                    : Array.Empty<AdaptiveElement>(),
                .. preparations.IsEmpty ? Array.Empty<AdaptiveElement>() : [Chooser(language, shown)],
            ],
            [
                .. preparations.IsEmpty ? Array.Empty<AdaptiveAction>() :
                [
                    Submit(words.Open, new ChooseFromList(ListAction.Open)),
                    Submit(words.Rename, new ChooseFromList(ListAction.Rename)),
                    .. archived ? Array.Empty<AdaptiveAction>() : [Submit(words.Archive, new ChooseFromList(ListAction.Archive))],
                    Submit(words.Delete, new ChooseFromList(ListAction.Delete)),
                ],
                Leave(words.Start, new ShowStart()),
                .. archived ? Array.Empty<AdaptiveAction>() : [Leave(words.ShowArchived, new ShowList(Archived: true))],
            ]);
    }

    private static IEnumerable<AdaptiveElement> Item(Language language, PreparationSummary preparation, int number)
    {
        var words = language.Phrases.List;
        var with = preparation.With.Length > 0 ? $" {words.With.Fill(("with", Plain(preparation.With)))}" : "";
        // The stroke keeps "1." from beginning a list of its own.
        yield return SubHeading(words.Item.Fill(("number", $"{number}\\"), ("about", Plain(preparation.About))) + with);
        yield return Quiet(words.Changed.Fill(("place", Place(language, preparation)), ("day", language.ShortDay(preparation.ChangedAt))));
    }

    private static string Place(Language language, PreparationSummary preparation)
    {
        var words = language.Phrases.List;
        var guide = language.GuideOf(preparation.GuideId);
        var place = preparation is { Step: { } step, Status: not PreparationStatus.Complete }
            ? words.PlaceStep.Fill(("step", guide.IndexOf(step) + 1), ("steps", guide.Steps.Length))
            : words.PlacePlan;
        return preparation.Status switch
        {
            PreparationStatus.Archived => words.PlaceArchived,
            PreparationStatus.Paused => words.PlacePaused.Fill(("place", place)),
            _ => place,
        };
    }

    private static AdaptiveChoiceSetInput Chooser(Language language, List<PreparationSummary> shown) => new()
    {
        Id = "chosen",
        Label = language.Phrases.List.Choose,
        Style = AdaptiveChoiceInputStyle.Compact,
        Value = shown[0].Id.ToString(),
        ErrorMessage = language.Phrases.Fault.NotAChoice,
        Choices = [.. shown.Select((preparation, index) => new AdaptiveChoice
        {
            Title = language.Phrases.List.Item.Fill(("number", index + 1), ("about", Cut(preparation.About, 60))),
            Value = preparation.Id.ToString(),
        })],
    };
}
