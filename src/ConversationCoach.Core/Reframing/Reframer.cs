using System.Collections.Immutable;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Reframing.Grammar;
using ConversationCoach.Core.Reframing.Rewording;
using ConversationCoach.Core.Reframing.Rules;

namespace ConversationCoach.Core.Reframing;

/// <summary>Text in, suggestions out. Holds nothing of what it read; safe from any thread.</summary>
public sealed class Reframer(RuleBook rules, IRewriter rewriter)
{
    /// <exception cref="ContentException">Rules or wordings have faults.</exception>
    public static Reframer Load(string contentFolder, string language) => new(RuleBook.Load(contentFolder, language), Rewriter.Load(contentFolder, language));

    public Reframed Reframe(string text) => Reframe(text, []);

    /// <param name="muted">Ids of rules whose findings are passed over.</param>
    public Reframed Reframe(string text, ImmutableHashSet<string> muted)
    {
        var message = MessageText.Read(text);
        var findings = rules.Detect(message);
        if (!muted.IsEmpty) findings = findings.RemoveAll(finding => muted.Contains(finding.RuleId));
        if (findings.Length == 0) return new Reframed(text, [], null);

        // Words about a person are given back by nobody: what would only repeat them is not given at all.
        var labels = findings.Where(finding => finding.Pattern is Pattern.Personalising).Select(finding => finding.Span.In(text)).ToImmutableArray();
        var wording = rewriter.Reword(message, findings);
        return new Reframed(text, [.. findings.Zip(wording.Each, (finding, each) => Suggest(message, finding, each, labels))], wording.Combined is { } combined && Repeats(combined, labels) ? null : wording.Combined);
    }

    /// <returns><see langword="null"/> when there is no such rule any more.</returns>
    public TipRule? FindRule(string ruleId) => rules.Ids.Where(rule => rule.Id == ruleId).Select(rule => new TipRule(rule.Id, rule.Pattern, rules.ExamplesOf(rule.Id).Fires[0])).FirstOrDefault();

    private Suggestion Suggest(MessageText message, Finding finding, Wording wording, ImmutableArray<string> labels)
    {
        return new Suggestion(
            finding.Pattern, finding.RuleId, finding.Span, finding.Span.In(message.Original), rules.WhyOf(finding.RuleId),
            wording.Rewordings.RemoveAll(words => Repeats(words, labels)), wording.Question);
    }

    private static bool Repeats(string words, ImmutableArray<string> labels) => labels.Any(label => words.Contains(label, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What a person is told of a rule.</summary>
/// <param name="Example">A message in which it fires: of one pattern there are many rules.</param>
public sealed record TipRule(string Id, Pattern Pattern, string Example);
