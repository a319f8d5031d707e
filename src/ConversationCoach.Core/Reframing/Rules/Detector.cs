using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>Runs the rules over a message. Each sentence meets only the rules one of whose words it holds.</summary>
internal sealed class Detector
{
    private readonly ImmutableArray<Rule> _rules;
    private readonly WordClasses _words;
    private readonly WordNumbers _numbers;
    private readonly Sieve _sieve;
    private readonly Tagger _tagger;
    private readonly Func<Expression, Regex> _engine;
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _byWord;

    /// <param name="engine">Which of its engines an expression is tried with.</param>
    public Detector(ImmutableArray<Rule> rules, WordClasses words, WordNumbers numbers, Func<Expression, Regex> engine)
    {
        _engine = engine;
        _rules = rules;
        _words = words;
        _numbers = numbers;
        _sieve = new Sieve(rules);
        _tagger = new Tagger(words);
        _byWord = rules.SelectMany((rule, index) => rule.Needs.Select(word => (word, index)))
            .GroupBy(pair => pair.word, pair => pair.index)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray())
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <returns>In the order of the text; of one pattern no two overlap.</returns>
    public ImmutableArray<Finding> Detect(MessageText message) => Settled(message, FindAll(message));

    /// <returns>Whether that rule has a part in what is found, even if another says it first.</returns>
    public bool Fires(string ruleId, MessageText message) => FindAll(message).Any(one => one.Finding.RuleId == ruleId);

    private List<(Finding Finding, bool InCompany)> FindAll(MessageText message)
    {
        var found = new List<(Finding Finding, bool InCompany)>();
        var due = new bool[_rules.Length];
        var (reported, passed) = (new ReportedSpeech(message), new List<Expression>());
        for (var index = 0; index < message.Sentences.Length; index++)
        {
            var sentence = message.NormalSentence(index);
            if (!MarkDue(message.Normalised.AsSpan(sentence.Start, sentence.Length), due)) continue;

            var alone = new TaggedText(_tagger, _numbers, message, sentence);
            var withBefore = index > 0 ? new TaggedText(_tagger, _numbers, message, TextSpan.Between(message.NormalSentence(index - 1).Start, sentence.End)) : alone;
            for (var rule = 0; rule < due.Length; rule++)
            {
                if (!due[rule]) continue;
                due[rule] = false;
                var scope = _rules[rule].AcrossSentences ? withBefore : alone;
                _sieve.Sift(rule, scope.Words, passed);
                Try(_rules[rule], passed, message, scope, reported, found);
            }
        }

        return found;
    }

    private bool MarkDue(ReadOnlySpan<char> sentence, bool[] due)
    {
        var (any, start) = (false, -1);
        for (var at = 0; at <= sentence.Length; at++)
        {
            if (at < sentence.Length && (char.IsLetterOrDigit(sentence[at]) || sentence[at] is '\'' or '-' && start >= 0))
            {
                if (start < 0) start = at;
                continue;
            }

            if (start >= 0 && _byWord.TryGetValue(sentence[start..at], out var rules))
            {
                any = true;
                foreach (var rule in rules) due[rule] = true;
            }

            start = -1;
        }

        return any;
    }

    private void Try(Rule rule, List<Expression> expressions, MessageText message, TaggedText scope, ReportedSpeech reported, List<(Finding, bool)> found)
    {
        foreach (var expression in expressions)
        {
            var engine = _engine(expression);
            if (!engine.IsMatch(scope.Text)) continue;

            for (var match = engine.Match(scope.Text); match.Success && match.Length > 0; match = match.NextMatch())
            {
                var candidate = Candidate(message, scope, match);
                if (!StandsAlone(message.Normalised, candidate.Match) || IsExcepted(rule, scope, candidate.Match)) continue;
                if (!rule.Guards.All(guard => guard(candidate))) continue;

                var marked = scope.Of(match.Groups["span"]) ?? candidate.Match;
                var span = message.ToOriginal(SpanPolicies.Apply(rule.Span, candidate, marked));
                if (!message.IsQuoted(span) && !reported.Holds(message.ToOriginal(candidate.Match))) found.Add((new Finding(rule.Pattern, rule.Id, span), rule.InCompany));
            }
        }
    }

    private Candidate Candidate(MessageText message, TaggedText scope, Match match)
    {
        var span = scope.Of(match)!.Value;
        var rest = scope.Of(match.Groups["object"])
            ?? TextSpan.Between(span.End, SpanPolicies.ClauseEnd(message.Normalised, span.End, scope.Span.End));
        return new Candidate(message, _words, scope.Span, span, scope.Of(match.Groups["verb"])?.Start ?? span.Start, rest);
    }

    // "lazy" is not in "lazy-loading".
    private static bool StandsAlone(string text, TextSpan match) =>
        !(match.Start > 1 && text[match.Start - 1] == '-' && text[match.Start - 2] != ' ')
        && !(match.End + 1 < text.Length && text[match.End] == '-' && text[match.End + 1] != ' ');

    private bool IsExcepted(Rule rule, TaggedText scope, TextSpan match)
    {
        foreach (var exception in rule.Unless.Where(exception => exception.Needs.AreIn(scope.Words)))
            foreach (var other in _engine(exception).EnumerateMatches(scope.Text))
                if (match.Overlaps(scope.Of(other.Index, other.Length))) return true;
        return false;
    }

    private static ImmutableArray<Finding> Settled(MessageText message, List<(Finding Finding, bool InCompany)> found)
    {
        if (!found.Any(one => !one.InCompany)) return [];

        var settled = new List<Finding>();
        Span<int> last = stackalloc int[Enum.GetValues<Pattern>().Length];
        last.Fill(-1);
        foreach (var (finding, _) in found.OrderBy(one => one.Finding.Span.Start).ThenByDescending(one => one.Finding.Span.Length))
        {
            ref var before = ref last[(int)finding.Pattern];
            if (before >= 0 && finding.Span.Start < settled[before].Span.End) continue;
            if (before >= 0 && Touches(message.Original, settled[before].Span, finding.Span))
            {
                settled[before] = settled[before] with { Span = TextSpan.Between(settled[before].Span.Start, finding.Span.End) };
                continue;
            }

            before = settled.Count;
            settled.Add(finding);
        }

        return [.. settled];
    }

    // "Take it or leave it, that is our final offer" is one thing to notice.
    private static bool Touches(string text, TextSpan first, TextSpan second)
    {
        for (var at = first.End; at < second.Start; at++)
            if (text[at] is not (' ' or ',')) return false;
        return true;
    }
}
