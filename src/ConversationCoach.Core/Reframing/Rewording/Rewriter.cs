using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Reframing.Grammar;
using ConversationCoach.Core.Reframing.Rules;

namespace ConversationCoach.Core.Reframing.Rewording;

/// <summary>Words a person could send instead, made from their own words by rules that are content.</summary>
public sealed partial class Rewriter : IRewriter
{
    /// <summary>The rule of last resort of a pattern: it says nothing about the sentence in particular.</summary>
    internal const string Otherwise = "otherwise";

    private const int MostRewordings = 3;

    private readonly WordingBook _book;
    private readonly YesAnd _yesAnd;

    private Rewriter(WordingBook book) => (_book, _yesAnd) = (book, new YesAnd(book));

    /// <param name="contentFolder">Has a folder for each language, with its wordings in <c>rewording/*.yaml</c>.</param>
    /// <exception cref="ContentException">Every fault of every file, each with its line.</exception>
    public static Rewriter Load(string contentFolder, string language) => new(WordingBook.Load(contentFolder, language));

    /// <summary>What the content promises of itself.</summary>
    public IEnumerable<WordingExample> Examples => _book.Wordings.Values.SelectMany(wordings => wordings.Rules).SelectMany(rule => rule.Examples);

    public MessageWording Reword(MessageText message, ImmutableArray<Finding> findings)
    {
        var reworded = findings.Select(finding => Find(message, finding)).ToImmutableArray();
        return new MessageWording([.. reworded.Select(each => new Wording(each.Rewordings, each.Question))], findings.Length > 1 ? Combine(message, findings, reworded) : null);
    }

    private string? Combine(MessageText message, ImmutableArray<Finding> findings, ImmutableArray<Reworded> reworded) =>
        Combination.Of(message, findings, reworded, _book.Words)
        ?? Combination.Of(message, findings, [.. findings.Zip(reworded, (finding, whole) => FindApart(message, finding) ?? whole)], _book.Words);

    /// <summary>As <see cref="Find"/>, but leaves the rest of the sentence to its other findings.</summary>
    /// <returns><see langword="null"/> where that is the same.</returns>
    private Reworded? FindApart(MessageText message, Finding finding) =>
        finding.Pattern == Pattern.IndividualFraming && Units.Clause(message, finding.Span, _book.Words) is { } clause
            ? Apply(_book, finding.Pattern, [clause])
            : null;

    private Reworded Find(MessageText message, Finding finding) =>
        finding.Pattern == Pattern.YesBut
            ? _yesAnd.Reword(message, finding.Span)
            : Apply(_book, finding.Pattern, Units.Around(message, finding.Span, _book.Words));

    /// <summary>The first rule that has something to say of one of the units, which are tried in their order.</summary>
    internal static Reworded Apply(WordingBook book, Pattern pattern, ImmutableArray<Unit> units)
    {
        var wordings = book.Wordings[pattern];
        var held = units.Distinct().ToDictionary(unit => unit, unit => new HeldWords(book.Numbers, unit.Words.ToLowerInvariant()));
        foreach (var rule in wordings.Rules)
            foreach (var unit in rule.Id == Otherwise && pattern == Pattern.IndividualFraming ? [.. units.OrderByDescending(unit => unit.Place.Length)] : units)
                if (rule.Needs.AreIn(held[unit]) && Match(book, rule, unit) is { } match)
                {
                    var rewordings = Say(book, rule, match, unit);
                    if (rewordings.Length > 0 || rule.Say.IsEmpty) return new Reworded(unit.Place, rule.Id, rewordings, rule.Ask ?? wordings.Ask);
                }

        return new Reworded(units.IsEmpty ? default : units[0].Place, null, [], wordings.Ask);
    }

    private static Match? Match(WordingBook book, WordingRule rule, Unit unit)
    {
        if (rule.Form != SentenceForm.Any && unit.Asks != (rule.Form == SentenceForm.Question)) return null;

        try
        {
            var match = rule.When.Match(unit.Words);
            return match.Success && rule.Has?.IsMatch(unit.Words) is not false
                && rule.Slots.All(slot => !match.Groups[slot.Slot].Success || book.Operations.Fits(slot.Kind, match.Groups[slot.Slot].Value)) ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static ImmutableArray<string> Say(WordingBook book, WordingRule rule, Match match, Unit unit) =>
    [
        .. rule.Say
            .Select(template => Template.Fill(template, slot => slot == SentenceShape.Whole ? unit.Words : match.Groups[slot] is { Success: true } words ? words.Value : null, book.Operations))
            .OfType<string>()
            .Select(Tidy.Sentence)
            .Where(sentence => !Words().Matches(sentence).Any(word => book.Words.IsHarsh(word.Value)))
            .Distinct(StringComparer.Ordinal)
            .Take(MostRewordings),
    ];

    [GeneratedRegex(@"[\p{L}'-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}

/// <param name="Place">What the rewordings stand for, in the message as written.</param>
/// <param name="Rule">The wording rule that spoke; <see langword="null"/> when none did.</param>
internal sealed record Reworded(TextSpan Place, string? Rule, ImmutableArray<string> Rewordings, string Question);
