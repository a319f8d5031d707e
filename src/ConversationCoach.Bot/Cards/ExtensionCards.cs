using AdaptiveCards;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Reframing;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>The cards of the message extension.</summary>
internal static class ExtensionCards
{
    private const int MostTyped = 4000;
    private const int MostRewordings = 7;

    // In characters of JSON, so that the whole stays within 28 KB as UTF-16: anything that can be typed into the input fits.
    private const int RoomForOwn = 8200, RoomForChoices = 10_000, FrameOfChoice = 30, RoomForWords = 9800;
    private const int LongestSpoken = 1000, RoomForBegun = 200;
    private const char Gap = '…';

    /// <param name="fault">What was wrong with what was typed before; <see langword="null"/> at first.</param>
    public static AdaptiveCard Ask(Language language, string? fault)
    {
        var words = language.Phrases.Extension;
        return Card(words.Title, null,
            [
                .. fault is null ? Array.Empty<AdaptiveElement>() : [Fault(language.Phrases.Fault.Marker.Fill(("fault", fault)))],
                new AdaptiveTextInput
                {
                    Id = "typed",
                    Label = words.Ask,
                    IsMultiline = true,
                    IsRequired = true,
                    MaxLength = MostTyped,
                    ErrorMessage = words.Empty,
                },
            ],
            [Primary(words.Look, new LookAtWords())]);
    }

    /// <summary>What was noticed, and the words to choose from, each whole; the person's own are among them unless they are longer than anybody types.</summary>
    public static AdaptiveCard Choose(Language language, Reframed reframed)
    {
        var (words, reframe) = (language.Phrases.Extension, language.Phrases.Reframe);
        var shown = reframed.Suggestions.Take(ReframeCard.MostShown).ToList();
        var (choices, isFirstChosen) = Choices(reframed, shown, words.Own);
        return Card(shown.Count == 0 ? reframe.NothingTitle : words.Title, null,
            [
                .. shown.Count == 0 ? [Text(reframe.Nothing), Text(reframe.NothingQuestion)] : Noticed(language, reframed, shown),
                .. choices.Count == 0 ? Array.Empty<AdaptiveElement>() :
                [
                    new AdaptiveChoiceSetInput
                    {
                        Id = "chosen",
                        Label = words.Choose,
                        Style = AdaptiveChoiceInputStyle.Expanded,
                        Wrap = true,
                        Value = isFirstChosen ? choices[0].Value : null,
                        IsRequired = true,
                        ErrorMessage = language.Phrases.Fault.NotAChoice,
                        Choices = choices,
                    },
                ],
            ],
            choices.Count == 0 ? [] : [Primary(words.Insert, new InsertWords())]);
    }

    /// <summary>Nothing but the words, to stand in somebody's message.</summary>
    public static AdaptiveCard Words(string text) => new("1.5") { FallbackText = Cut(text, LongestSpoken), Speak = Cut(text, LongestSpoken), Body = [Text(PlainWithin(text, RoomForWords))] };

    public static AdaptiveCard Tip(Language language, Pattern pattern) => Card(language.Phrases.Patterns.Of(pattern), null,
        [Text(language.Phrases.Towards.Of(pattern)), Quiet(language.Phrases.Examples.Of(pattern))], []);

    // What is chosen at first stands on the card once more.
    private static (List<AdaptiveChoice> Choices, bool IsFirstChosen) Choices(Reframed reframed, IEnumerable<Suggestion> shown, string ownTitle)
    {
        var whole = reframed.Combined is { } combined ? [combined] : Array.Empty<string>();
        var hasOwn = JsonLength(reframed.Text) <= RoomForOwn;
        var room = RoomForChoices - (hasOwn ? JsonLength(reframed.Text) : 0);
        var choices = new List<AdaptiveChoice>();
        foreach (var words in whole.Concat(shown.SelectMany(suggestion => suggestion.Rewordings)).Distinct().Where(words => !HasGap(words, reframed.Text)).Take(MostRewordings))
        {
            var weight = ((choices.Count == 0 ? 3 : 2) * JsonLength(words)) + FrameOfChoice;
            if (weight > room) continue;
            choices.Add(new AdaptiveChoice { Title = words, Value = words });
            room -= weight;
        }

        var isFirstChosen = choices.Count > 0 || JsonLength(reframed.Text) <= room;
        if (hasOwn) choices.Add(new AdaptiveChoice { Title = ownTitle, Value = reframed.Text });
        return (choices, isFirstChosen);
    }

    private static IEnumerable<AdaptiveElement> Noticed(Language language, Reframed reframed, List<Suggestion> shown) =>
    [
        ReframeCard.Marked(reframed.Text, shown),
        .. shown.Select((suggestion, index) => Text($"{index + 1}\\. **{language.Phrases.Patterns.Of(suggestion.Pattern)}** – {suggestion.Why}{Begun(language, reframed, suggestion)}")),
    ];

    // Where all there is has a gap to fill, it is told and not offered.
    private static string Begun(Language language, Reframed reframed, Suggestion suggestion) =>
        suggestion.Rewordings.FirstOrDefault() is { } words && suggestion.Rewordings.All(one => HasGap(one, reframed.Text))
            ? "\n\n" + language.Phrases.Tips.Perhaps.Fill(("words", PlainWithin(words, RoomForBegun)))
            : "";

    // Nobody can write into a card that stands in their message.
    private static bool HasGap(string words, string text) => words.Contains(Gap, StringComparison.Ordinal) && !text.Contains(Gap, StringComparison.Ordinal);
}
