using System.Collections.Immutable;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>
/// Passes on the few expressions of a rule that could match a text. What all of them need lies in one array, in the order in
/// which it is read: there are five hundred, and to follow references to each would cost more than the search itself.
/// </summary>
internal sealed class Sieve
{
    private readonly (int From, int To)[] _ofRule;
    private readonly (Expression Expression, int From, int To)[] _expressions;
    private readonly int[] _needed;

    public Sieve(ImmutableArray<Rule> rules)
    {
        var (needed, expressions, ofRule) = (new List<int>(), new List<(Expression, int, int)>(), new List<(int, int)>());
        foreach (var rule in rules)
        {
            var first = expressions.Count;
            foreach (var expression in rule.Find)
            {
                var from = needed.Count;
                needed.AddRange(expression.Needs.Sets);
                expressions.Add((expression, from, needed.Count));
            }

            ofRule.Add((first, expressions.Count));
        }

        (_needed, _expressions, _ofRule) = ([.. needed], [.. expressions], [.. ofRule]);
    }

    /// <param name="rule">By its place among the rules.</param>
    /// <param name="passed">Becomes those that could match.</param>
    public void Sift(int rule, HeldWords words, List<Expression> passed)
    {
        passed.Clear();
        for (var at = _ofRule[rule].From; at < _ofRule[rule].To; at++)
            if (NeededWords.AreIn(words, _needed.AsSpan(_expressions[at].From.._expressions[at].To))) passed.Add(_expressions[at].Expression);
    }
}
