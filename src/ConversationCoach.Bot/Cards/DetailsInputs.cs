using System.Collections.Immutable;
using AdaptiveCards;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>What is wrong with the details a person typed; the words stay in the inputs.</summary>
internal sealed record DetailsErrors(string? About, string? With, string? Day)
{
    public static DetailsErrors None { get; } = new(null, null, null);

    public static DetailsErrors Of(Phrases phrases, ImmutableArray<DetailsFault> faults) => faults.Aggregate(None, (errors, fault) => fault switch
    {
        DetailsFault.AboutIsMissing => errors with { About = phrases.Fault.AboutMissing },
        DetailsFault.AboutIsTooLong(var by) => errors with { About = phrases.Fault.AboutTooLong.Fill(("by", by)) },
        DetailsFault.WithIsTooLong(var by) => errors with { With = phrases.Fault.WithTooLong.Fill(("by", by)) },
        _ => throw new InvalidOperationException("a fault without words"),
    });
}

/// <summary>The three inputs that the start card and the details card share.</summary>
internal static class DetailsInputs
{
    // Far more than can be kept, so that words that were refused are there to be shortened, and the card still fits.
    private const int MostShown = 2000;

    public static IEnumerable<AdaptiveElement> Draw(Phrases phrases, string? about, string? with, string? day, DetailsErrors errors)
    {
        var words = phrases.Start;
        if (errors != DetailsErrors.None) yield return Fault(phrases.Step.Corrected);

        if (errors.About is { } aboutFault) yield return Fault(phrases.Fault.Marker.Fill(("fault", aboutFault)));
        var aboutInput = LineInput("about", words.About, Cut(about ?? "", MostShown), Preparation.LongestAbout, phrases.Fault.AboutMissing);
        aboutInput.Placeholder = words.AboutHint;
        aboutInput.IsRequired = true;
        yield return aboutInput;

        if (errors.With is { } withFault) yield return Fault(phrases.Fault.Marker.Fill(("fault", withFault)));
        var withInput = LineInput("with", words.With, Cut(with ?? "", MostShown), Preparation.LongestWith, words.WithHint);
        withInput.Placeholder = words.WithHint;
        yield return withInput;

        if (errors.Day is { } dayFault) yield return Fault(phrases.Fault.Marker.Fill(("fault", dayFault)));
        yield return DayInput("day", words.Day, errors.Day is null ? day ?? "" : "", phrases.Fault.NotADay);
    }
}
