using AdaptiveCards;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Reframing;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>The cards of the message extension.</summary>
internal static class ExtensionCards
{
    private const int MostTyped = 4000;
    private const int LongestChoice = 600;

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

    /// <summary>What was noticed, and the words to choose from; the person's own are always among them.</summary>
    public static AdaptiveCard Choose(Language language, Reframed reframed)
    {
        var (words, reframe) = (language.Phrases.Extension, language.Phrases.Reframe);
        var shown = reframed.Suggestions.Take(ReframeCard.MostShown).ToList();
        var whole = reframed.Combined is { } combined ? [combined] : Array.Empty<string>();
        var choices = whole.Concat(shown.SelectMany(suggestion => suggestion.Rewordings)).Distinct().Take(7).Select(choice => Cut(choice, LongestChoice)).ToList();
        var own = Cut(reframed.Text, LongestChoice);
        return Card(shown.Count == 0 ? reframe.NothingTitle : words.Title, null,
            [
                .. shown.Count == 0 ? [Text(reframe.Nothing), Text(reframe.NothingQuestion)] : Noticed(language, reframed, shown),
                new AdaptiveChoiceSetInput
                {
                    Id = "chosen",
                    Label = words.Choose,
                    Style = AdaptiveChoiceInputStyle.Expanded,
                    Wrap = true,
                    Value = choices.Count > 0 ? choices[0] : own,
                    ErrorMessage = language.Phrases.Fault.NotAChoice,
                    Choices = [.. choices.Select(choice => new AdaptiveChoice { Title = choice, Value = choice }), new AdaptiveChoice { Title = words.Own, Value = own }],
                },
            ],
            [Primary(words.Insert, new InsertWords())]);
    }

    /// <summary>Nothing but the words, to stand in somebody's message.</summary>
    public static AdaptiveCard Words(string text) => new("1.5") { FallbackText = text, Speak = text, Body = [Text(PlainWithin(text, 10_000))] };

    public static AdaptiveCard Tip(Language language, Pattern pattern) => Card(language.Phrases.Patterns.Of(pattern), null,
        [Text(language.Phrases.Towards.Of(pattern)), Quiet(language.Phrases.Examples.Of(pattern))], []);

    private static IEnumerable<AdaptiveElement> Noticed(Language language, Reframed reframed, List<Suggestion> shown) =>
    [
        ReframeCard.Marked(reframed.Text, shown),
        .. shown.Select((suggestion, index) => Text($"{index + 1}\\. **{language.Phrases.Patterns.Of(suggestion.Pattern)}** – {suggestion.Why}")),
    ];
}
