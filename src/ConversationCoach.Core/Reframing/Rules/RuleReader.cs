using System.Collections.Immutable;
using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>Reads the rules of one pattern.</summary>
internal sealed class RuleReader(WordClasses words, WordNumbers numbers, FileFaults faults)
{
    public ImmutableArray<Rule> Read(ContentNode root)
    {
        var file = new ContentSection(root, "pattern", faults, "pattern", "why", "rules");
        if (PatternIds.Find(file.Text("pattern", 40)) is not { } pattern)
        {
            faults.Add(file.LineOf("pattern"), "there is no such pattern", "use " + string.Join(", ", Enum.GetValues<Pattern>().Select(one => one.Id())));
            return [];
        }

        var why = file.Text("why", 300);
        return file.List("rules", node => ReadRule(node, pattern, why));
    }

    private Rule ReadRule(ContentNode node, Pattern pattern, string why)
    {
        var rule = new ContentSection(node, "rule", faults, "id", "why", "needs", "find", "unless", "guards", "span", "reach", "weight", "fires", "does-not-fire");
        var read = new Rule(
            rule.Id(),
            pattern,
            rule.TextOrNull("why", 300) ?? why,
            Needs(rule),
            Expressions(rule, "find"),
            Expressions(rule, "unless"),
            ReadGuards(rule),
            Choice(rule, "span", new OrderedDictionary<string, SpanPolicy> { ["match"] = SpanPolicy.Match, ["from-subject"] = SpanPolicy.FromSubject, ["to-clause-end"] = SpanPolicy.ToClauseEnd, ["clause"] = SpanPolicy.Clause, ["question"] = SpanPolicy.Question }),
            Choice(rule, "reach", new OrderedDictionary<string, bool> { ["sentence"] = false, ["two-sentences"] = true }),
            Choice(rule, "weight", new OrderedDictionary<string, bool> { ["enough-alone"] = false, ["only-with-others"] = true }),
            rule.Texts("fires", 400),
            rule.Texts("does-not-fire", 400));
        foreach (var key in new[] { "needs", "find", "fires", "does-not-fire" })
            if (!rule.Has(key)) faults.Add(rule.Line, $"{rule.Name} has no {key}", $"add '{key}:' with at least one item");
        return read;
    }

    private ImmutableArray<string> Needs(ContentSection rule) =>
        [.. rule.Texts("needs", 60).SelectMany((need, item) =>
        {
            if (need is not ['{', .. var id, '}']) return [need];
            if (words.Has(id)) return words.FirstWords(id);
            UnknownClass(rule, "needs", item, id);
            return [];
        }).Distinct()];

    private ImmutableArray<Expression> Expressions(ContentSection rule, string key) =>
        [.. rule.Texts(key, 2000).SelectMany<string, Expression>((expression, item) =>
        {
            try
            {
                return [new Expression(words.InRegex(expression, id => UnknownClass(rule, key, item, id)), numbers)];
            }
            catch (Exception error) when (error is ArgumentException or NotSupportedException)
            {
                rule.Fault(rule.LineOf(key, item), $"an expression of {rule.Name} cannot be used: {error.Message}", "no looking around, no references back");
                return [];
            }
        })];

    private static ImmutableArray<Guard> ReadGuards(ContentSection rule) =>
        [.. rule.Texts("guards", 60).SelectMany<string, Guard>((name, item) =>
        {
            if (Guards.ByName.TryGetValue(name, out var guard)) return [guard];
            rule.Fault(rule.LineOf("guards", item), $"{rule.Name} names a guard '{name}' that is none", "use " + string.Join(", ", Guards.ByName.Keys.Order(StringComparer.Ordinal)));
            return [];
        })];

    /// <summary>The first choice is what holds when the key is missing.</summary>
    private static T Choice<T>(ContentSection rule, string key, OrderedDictionary<string, T> choices)
    {
        if (rule.TextOrNull(key, 40) is not { } name) return choices.GetAt(0).Value;
        if (choices.TryGetValue(name, out var choice)) return choice;
        rule.Fault(rule.LineOf(key), $"'{name}' is no {key} of a rule", "use " + string.Join(", ", choices.Keys));
        return choices.GetAt(0).Value;
    }

    private static void UnknownClass(ContentSection rule, string key, int item, string id) =>
        rule.Fault(rule.LineOf(key, item), $"{rule.Name} refers to words '{id}' that words.yaml does not have", "add the list or put the name right");
}
