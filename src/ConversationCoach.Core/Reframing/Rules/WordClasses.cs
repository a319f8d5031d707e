using System.Collections.Frozen;
using System.Text;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>
/// The word lists that rules and grammar refer to by id. In a list <c>block~</c> stands for all forms of a regular verb,
/// <c>nurse+</c> for a noun in the singular and the plural, and <c>one's</c> or <c>oneself</c> for whoever it is.
/// </summary>
internal sealed class WordClasses
{
    private static readonly string[] Owners = ["your", "their", "his", "her", "its"];
    private static readonly string[] Selves = ["yourself", "yourselves", "themselves", "himself", "herself", "itself"];

    private readonly FrozenDictionary<string, FrozenSet<string>> _classes;
    private readonly Dictionary<string, int> _numbers = [];

    public WordClasses(IReadOnlyDictionary<string, string> lists) =>
        _classes = lists.ToFrozenDictionary(list => list.Key, list => Expand(list.Value).ToFrozenSet());

    public bool Has(string id) => _classes.ContainsKey(id);

    /// <returns>Whether that word, or those words with single spaces, are in the list.</returns>
    public bool Contains(string id, ReadOnlySpan<char> word) => _classes[id].GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>The first word of each entry: a text without any of them has no entry of the list.</summary>
    public IEnumerable<string> FirstWords(string id) => _classes[id].Select(entry => entry.Split(' ')[0]).Distinct();

    public IEnumerable<string> Entries(string id) => _classes[id];

    /// <summary>The lists that expressions read so far refer to, numbered from 0.</summary>
    public IEnumerable<(string Id, int Number)> InExpressions => _numbers.Select(list => (list.Key, list.Value));

    /// <summary>Makes of an author's expression one over tagged text (see <see cref="Tagger"/>).</summary>
    /// <param name="unknown">Called with each id that is no list.</param>
    public string InRegex(string expression, Action<string> unknown)
    {
        var text = new StringBuilder(expression.Length * 2);
        for (var at = 0; at < expression.Length; at++)
        {
            var sign = expression[at];
            if (sign == '\\' && at + 1 < expression.Length) text.Append(sign).Append(expression[++at]);
            else if (sign == '[') at = CopyTo(']', at);
            else if (sign == ' ') text.Append("(?: ").Append(Tagger.AnyTags).Append(')');
            else if (sign == '^') text.Append('^').Append(Tagger.AnyTags);
            else if (sign == '{' && !char.IsAsciiDigit(expression[at + 1])) at = Refer(at);
            else text.Append(sign);
        }

        return text.ToString();

        int CopyTo(char close, int from)
        {
            var end = expression.IndexOf(close, from + 1);
            if (end < 0) end = expression.Length - 1;
            text.Append(expression, from, end + 1 - from);
            return end;
        }

        int Refer(int open)
        {
            var close = expression.IndexOf('}', open);
            if (close < 0) close = expression.Length - 1;
            var ids = expression[(open + 1)..close].Split('|');
            foreach (var id in ids.Where(id => !Has(id))) unknown(id);
            text.Append(Tagger.Expression(this, ids.Where(Has).Select(id => (id, Number(id)))));
            return close;
        }
    }

    private int Number(string id)
    {
        if (!_numbers.TryGetValue(id, out var number)) _numbers[id] = number = _numbers.Count;
        return number;
    }

    private static IEnumerable<string> Expand(string list)
    {
        foreach (var entry in list.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(Whose))
        {
            var mark = entry.IndexOfAny(['~', '+']);
            if (mark < 0)
            {
                yield return entry;
                continue;
            }

            var (word, rest) = (entry[..mark], entry[(mark + 1)..]);
            foreach (var form in entry[mark] == '~' ? VerbForms(word) : [word, Plural(word)]) yield return form + rest;
        }
    }

    private static IEnumerable<string> Whose(string entry) =>
        $" {entry}".Contains(" one's", StringComparison.Ordinal) ? Owners.Select(owner => entry.Replace("one's", owner, StringComparison.Ordinal))
        : entry.Contains("oneself", StringComparison.Ordinal) ? Selves.Select(self => entry.Replace("oneself", self, StringComparison.Ordinal))
        : [entry];

    private static string[] VerbForms(string verb)
    {
        var stem = verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal) ? verb[..^1] : verb;
        var past = verb.EndsWith('y') && !IsVowel(verb[^2]) ? verb[..^1] + "ied" : Doubled(stem) + "ed";
        return [verb, Plural(verb), past, Doubled(stem) + "ing"];

        // "drop", "dropping"; "deliver", "delivering" is told by its length.
        string Doubled(string of) => of == verb && of.Length is 3 or 4 && !IsVowel(of[^1]) && of[^1] is not ('w' or 'y' or 'x') && IsVowel(of[^2]) && !IsVowel(of[^3])
            ? of + of[^1] : of;
    }

    private static string Plural(string word) => word switch
    {
        [.., 'y'] when !IsVowel(word[^2]) => word[..^1] + "ies",
        [.., 's'] or [.., 'x'] or [.., 'c' or 's', 'h'] or [.., 'z'] => word + "es",
        _ => word + "s",
    };

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
