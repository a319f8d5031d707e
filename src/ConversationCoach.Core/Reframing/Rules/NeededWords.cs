using System.Collections.Immutable;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>
/// Words and tags without which an expression cannot match, read off its text: to look for them costs a hundredth of trying
/// the expression, and most sentences lack one of them.
/// </summary>
internal sealed class NeededWords
{
    private const int ShortestWord = 2;

    /// <summary>To look for more words than this would cost what the expression does.</summary>
    private const int LargestSet = 80;

    private const int EndOfSet = -1;

    private readonly int[] _words;

    /// <param name="expression">With its lists as the <see cref="Tagger"/> leaves them.</param>
    public NeededWords(string expression, WordNumbers numbers) =>
        _words = [.. OfAlternatives(expression).Where(set => set.Length <= LargestSet).OrderBy(set => set.Length).SelectMany(set => set.Select(numbers.Of).Append(EndOfSet))];

    /// <summary>Numbers of words, set after set; of each a text must hold at least one.</summary>
    public ReadOnlySpan<int> Sets => _words;

    public bool AreIn(HeldWords text) => AreIn(text, _words);

    /// <param name="sets">As <see cref="Sets"/> gives them.</param>
    public static bool AreIn(HeldWords text, ReadOnlySpan<int> sets)
    {
        var isHeld = false;
        foreach (var word in sets)
        {
            if (word != EndOfSet) isHeld = isHeld || text.Hold(word);
            else if (isHeld) isHeld = false;
            else return false;
        }

        return true;
    }

    // Of several alternatives each must need something; then one of those things is needed.
    private static List<ImmutableArray<string>> OfAlternatives(string expression)
    {
        var alternatives = Split(expression).Select(OfSequence).ToList();
        if (alternatives.Count == 1) return alternatives[0];
        return alternatives.Any(sets => sets.Count == 0) ? [] : [[.. alternatives.SelectMany(sets => Rarest(sets)).Distinct()]];
    }

    private static ImmutableArray<string> Rarest(List<ImmutableArray<string>> sets) => sets.MinBy(set => (set.Length, -set.Min(word => word.Length)));

    private static List<ImmutableArray<string>> OfSequence(string sequence)
    {
        var sets = new List<ImmutableArray<string>>();
        var start = 0;
        for (var at = 0; at <= sequence.Length;)
        {
            if (at < sequence.Length && char.IsAsciiLetterLower(sequence[at]))
            {
                at++;
                continue;
            }

            // "options?" can do without its last letter.
            var end = IsOptional(sequence, at) ? at - 1 : at;
            if (end - start >= ShortestWord) sets.Add([sequence[start..end]]);
            if (at == sequence.Length) break;

            var next = End(sequence, at);
            if (!IsOptional(sequence, next))
            {
                if (sequence[at] == '(') sets.AddRange(OfAlternatives(Inside(sequence[(at + 1)..(next - 1)])));
                if (sequence[at] == '[' && sequence[(at + 1)..(next - 1)] is { Length: > 0 } tags && tags.All(Tagger.IsTag)) sets.Add([.. tags.Select(tag => tag.ToString())]);
            }

            start = at = next;
        }

        return sets;
    }

    private static string Inside(string group) => group.StartsWith('?') ? group[(group.IndexOfAny([':', '>']) + 1)..] : group;

    private static IEnumerable<string> Split(string expression)
    {
        var start = 0;
        for (var at = 0; at < expression.Length; at = End(expression, at))
        {
            if (expression[at] != '|') continue;
            yield return expression[start..at];
            start = at + 1;
        }

        yield return expression[start..];
    }

    private static bool IsOptional(string expression, int at) =>
        at < expression.Length && (expression[at] is '?' or '*' || (expression[at] == '{' && at + 1 < expression.Length && expression[at + 1] == '0'));

    /// <returns>Where what begins there ends: an escape, a class, a group or a count with all that is in it, else one sign.</returns>
    private static int End(string expression, int at) => expression[at] switch
    {
        '\\' when expression.AsSpan(at).StartsWith(@"\p{") => After(expression, '}', at),
        '\\' => Math.Min(at + 2, expression.Length),
        '[' => After(expression, ']', at),
        '{' => After(expression, '}', at),
        '(' => EndOfGroup(expression, at),
        _ => at + 1,
    };

    private static int EndOfGroup(string expression, int at)
    {
        for (at++; at < expression.Length && expression[at] != ')';) at = End(expression, at);
        return Math.Min(at + 1, expression.Length);
    }

    private static int After(string expression, char close, int at) => expression.IndexOf(close, at) is var end and >= 0 ? end + 1 : expression.Length;
}
