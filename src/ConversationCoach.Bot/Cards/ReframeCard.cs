using System.Globalization;
using AdaptiveCards;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Reframing;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>A sentence with what was noticed in it, why, and other ways to say it.</summary>
internal static class ReframeCard
{
    /// <summary>More at once is a telling-off.</summary>
    public const int MostShown = 3;

    // In characters of JSON, so that the whole stays within 28 KB as UTF-16.
    private const int RoomForText = 1200, RoomForWords = 6500, RoomForAll = 4400, FrameOfWords = 130;
    private const int ContextBefore = 200;

    /// <param name="isPrivate">Only the person reads it; elsewhere it has no buttons that are about the person.</param>
    public static AdaptiveCard Draw(Language language, Reframed reframed, bool isPrivate)
    {
        var words = language.Phrases.Reframe;
        if (reframed.Suggestions.IsEmpty)
            return Card(words.NothingTitle, null, [Text(words.Nothing), Text(words.NothingQuestion), .. isPrivate ? [Text(words.Prepare)] : Array.Empty<AdaptiveElement>()],
                // Whoever tells the bot of their worry wants to prepare, and does not know yet how to say so.
                isPrivate ? [Submit(language.Phrases.Common.Start, new ShowStart()), Practise(language)] : []);

        var (all, shown) = Fitting(reframed, isPrivate);
        var told = new HashSet<string>(StringComparer.Ordinal);
        if (all is not null) told.Add(all);
        return Card(words.Title, $"{words.Title}. {words.Yours}: {string.Join("; ", shown.Select(suggestion => language.Phrases.Patterns.Of(suggestion.Pattern)))}.",
            [
                SubHeading(words.Yours),
                Marked(reframed.Text, shown),
                Quiet(words.Legend),
                .. all is null ? [] : Together(language, all, isPrivate),
                .. shown.SelectMany((suggestion, index) => Draw(language, suggestion, index + 1, isPrivate, told)),
                .. reframed.Suggestions.Length > MostShown ? [Quiet(words.More.Fill(("count", reframed.Suggestions.Length - MostShown)))] : Array.Empty<AdaptiveElement>(),
            ],
            isPrivate ? [Practise(language)] : []);
    }

    /// <summary>The words with what was noticed set off by weight and a number, so that no colour is needed to see it.</summary>
    public static AdaptiveRichTextBlock Marked(string text, IReadOnlyList<Suggestion> suggestions)
    {
        var from = WordStart(text, Math.Max(0, suggestions.Min(suggestion => suggestion.Span.Start) - ContextBefore));
        var runs = new List<AdaptiveInline>();
        var at = from;
        if (from > 0) runs.Add(new AdaptiveTextRun("… "));
        foreach (var (suggestion, number) in suggestions.Select((suggestion, index) => (suggestion, index + 1)))
        {
            if (suggestion.Span.Start > at) runs.Add(new AdaptiveTextRun(text[at..suggestion.Span.Start]));
            if (suggestion.Span.End > at) runs.Add(Noticed(text[Math.Max(at, suggestion.Span.Start)..suggestion.Span.End]));
            runs.Add(new AdaptiveTextRun($" [{number.ToString(CultureInfo.InvariantCulture)}]") { Weight = AdaptiveTextWeight.Bolder });
            at = Math.Max(at, suggestion.Span.End);
        }

        if (at < text.Length) runs.Add(new AdaptiveTextRun(text[at..]));
        return new AdaptiveRichTextBlock { Inlines = Within(runs) };
    }

    private static IEnumerable<AdaptiveElement> Together(Language language, string all, bool isPrivate) =>
    [
        SubHeading(language.Phrases.Reframe.Together),
        Words(Plain(all)),
        .. isPrivate ? [Buttons(Submit(language.Phrases.Reframe.Copy, new CopyWords(all)))] : Array.Empty<AdaptiveElement>(),
    ];

    /// <summary>Words to send stand there whole or not at all: the whole message, then the first way to say each place, then the others.</summary>
    private static (string? All, List<Suggestion> Shown) Fitting(Reframed reframed, bool isPrivate)
    {
        var room = RoomForWords;
        var all = reframed.Combined is { } combined && Weight(combined) <= RoomForAll && Takes(combined) ? combined : null;

        var shown = reframed.Suggestions.Take(MostShown).ToList();
        var fit = shown.SelectMany((suggestion, place) => suggestion.Rewordings.Select((words, way) => (way, place, words)))
            .OrderBy(one => one.way).Where(one => Takes(one.words)).ToLookup(one => one.place, one => one.words);
        return (all, [.. shown.Select((suggestion, place) => suggestion with { Rewordings = [.. fit[place]] })]);

        bool Takes(string words)
        {
            var weight = Weight(words);
            if (weight > room) return false;
            room -= weight;
            return true;
        }

        int Weight(string words) => FrameOfWords + JsonLength(Plain(words)) + (isPrivate ? new CopyWords(words).ToJson().Length : 0);
    }

    /// <param name="told">What stands on the card already: nothing is said twice.</param>
    private static IEnumerable<AdaptiveElement> Draw(Language language, Suggestion suggestion, int number, bool isPrivate, HashSet<string> told)
    {
        var words = language.Phrases.Reframe;
        var rewordings = suggestion.Rewordings.Where(told.Add).ToList();
        var whyId = $"why.{number.ToString(CultureInfo.InvariantCulture)}";

        yield return SubHeading(words.Wrote.Fill(("number", $"{number}\\"), ("pattern", language.Phrases.Patterns.Of(suggestion.Pattern)), ("quote", PlainWithin(suggestion.Quote, 160))));
        if (told.Add(language.Phrases.Towards.Of(suggestion.Pattern))) yield return Text(language.Phrases.Towards.Of(suggestion.Pattern));
        for (var index = 0; index < rewordings.Count; index++)
            yield return Words(rewordings.Count == 1 ? Plain(rewordings[0]) : words.Option.Fill(("letter", Letter(index)), ("words", Plain(rewordings[index]))));
        if (rewordings.Count == 0 && suggestion.Rewordings.Length > 0) yield return Quiet(words.AsAbove);
        if (told.Add(suggestion.Question)) yield return Quiet(words.Question.Fill(("question", suggestion.Question)));
        yield return Buttons(
        [
            .. isPrivate ? rewordings.Select((rewording, index) => Submit(rewordings.Count == 1 ? words.Copy : words.CopyOne.Fill(("letter", Letter(index))), new CopyWords(rewording))) : [],
            new AdaptiveToggleVisibilityAction { Title = words.Why, TargetElements = [new AdaptiveTargetElement(whyId)] },
            .. isPrivate ? [Submit(words.NotHelpful, new TipNotHelpful(suggestion.RuleId)), Submit(words.Mute, new MuteTip(suggestion.RuleId))] : Array.Empty<AdaptiveAction>(),
        ]);
        var why = Quiet(suggestion.Why);
        why.Id = whyId;
        why.IsVisible = false;
        yield return why;
    }

    private static AdaptiveTextRun Noticed(string text) => new(text) { Weight = AdaptiveTextWeight.Bolder, Underline = true, Highlight = true };

    private static AdaptiveContainer Words(string markdown) => new() { Style = AdaptiveContainerStyle.Emphasis, Items = [Text(markdown)] };

    private static AdaptiveActionSet Buttons(params IEnumerable<AdaptiveAction> actions) => new() { Actions = [.. actions] };

    private static AdaptiveSubmitAction Practise(Language language) => Submit(language.Phrases.Reframe.Practise, new ShowPractice());

    private static string Letter(int index) => ((char)('A' + index)).ToString();

    private static int WordStart(string text, int at)
    {
        if (at > 0 && text.IndexOf(' ', at) is > 0 and var space && space - at < ContextBefore / 2) return space + 1;
        return char.IsLowSurrogate(text[at]) ? at + 1 : at;
    }

    private static List<AdaptiveInline> Within(List<AdaptiveInline> runs)
    {
        var room = RoomForText;
        var kept = new List<AdaptiveInline>();
        foreach (var run in runs.Cast<AdaptiveTextRun>())
        {
            if (room <= 0) break;
            var cut = Cut(run.Text, room);
            if (cut.Length < run.Text.Length) run.Text = cut + "…";
            room -= JsonLength(run.Text);
            kept.Add(run);
        }

        return kept;
    }
}
