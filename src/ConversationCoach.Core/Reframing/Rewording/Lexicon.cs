using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ConversationCoach.Core.Reframing.Rewording;

/// <summary>The forms a word may be of a verb; some are several: "cut".</summary>
[Flags]
internal enum VerbForms
{
    None = 0,
    Base = 1,
    Third = 2,
    Ing = 4,
    Past = 8,
    Participle = 16,
}

/// <param name="Base">The verb it is a form of.</param>
internal readonly record struct VerbWord(string Base, VerbForms Forms);

/// <summary>English words as far as the wordings need them: verbs with their forms, number, who can act. All in lower case.</summary>
internal sealed class Lexicon
{
    private readonly FrozenDictionary<string, VerbWord> _verbs;
    private readonly FrozenDictionary<string, (string Past, string Participle)> _irregular;
    private readonly FrozenSet<string> _doubling, _plural, _singular, _groups, _withArticle, _never;

    public Lexicon(WordLists lists)
    {
        _doubling = Set(lists.Doubling);
        _plural = Set(lists.Plural);
        _singular = Set(lists.Singular);
        _groups = Set(lists.Groups);
        _withArticle = Set(lists.WithArticle);
        _never = Set(lists.Never);
        Openers = lists.Openers;
        Closers = lists.Closers;
        _irregular = lists.Irregular.Select(line => line.Split(' ')).ToFrozenDictionary(forms => forms[0], forms => (forms[1], forms[2]), StringComparer.Ordinal);

        var verbs = new Dictionary<string, VerbWord>(StringComparer.Ordinal);
        foreach (var verb in _irregular.Keys.Concat(lists.Verbs.SelectMany(Words)))
        {
            Add(verb, VerbForms.Base);
            Add(Third(verb), VerbForms.Third);
            Add(Ing(verb), VerbForms.Ing);
            Add(Past(verb), VerbForms.Past);
            Add(Participle(verb), VerbForms.Participle);

            void Add(string word, VerbForms form)
            {
                // Of two verbs that share a word ("found", "left") the first in the lists wins.
                if (!verbs.TryGetValue(word, out var known)) verbs[word] = new VerbWord(verb, form);
                else if (known.Base == verb) verbs[word] = known with { Forms = known.Forms | form };
            }
        }

        _verbs = verbs.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public ImmutableArray<string> Openers { get; }

    public ImmutableArray<string> Closers { get; }

    /// <returns>With <see cref="VerbForms.None"/> when it is no verb that is known.</returns>
    public VerbWord Verb(string word) => _verbs.TryGetValue(word.ToLowerInvariant(), out var verb) ? verb : default;

    public bool IsGroup(string word) => _groups.Contains(word.ToLowerInvariant());

    /// <summary>Whether one of them is "the hospital"; "midwifery" is not.</summary>
    public bool WantsArticle(string word) => _withArticle.Contains(word.ToLowerInvariant());

    /// <summary>Whether it may not stand in anything that is offered.</summary>
    public bool IsHarsh(string word) => _never.Contains(word.ToLowerInvariant());

    public bool IsPluralNoun(string word)
    {
        var noun = word.ToLowerInvariant();
        if (_plural.Contains(noun)) return true;
        return noun.Length > 2 && noun.EndsWith('s') && !noun.EndsWith("ss", StringComparison.Ordinal)
            && !noun.EndsWith("'s", StringComparison.Ordinal) && !_singular.Contains(noun);
    }

    public static string Third(string verb) => verb switch
    {
        "be" => "is",
        "have" => "has",
        _ when verb.EndsWith('y') && !IsVowel(verb[^2]) => verb[..^1] + "ies",
        _ when verb[^1] is 's' or 'x' or 'z' or 'o' || verb.EndsWith("ch", StringComparison.Ordinal) || verb.EndsWith("sh", StringComparison.Ordinal) => verb + "es",
        _ => verb + "s",
    };

    public string Ing(string verb) => verb switch
    {
        "be" => "being",
        _ when verb.EndsWith("ie", StringComparison.Ordinal) => verb[..^2] + "ying",
        _ when verb.EndsWith('e') && verb.Length > 2 && verb[^2] is not ('e' or 'o' or 'y') => verb[..^1] + "ing",
        _ => Stem(verb) + "ing",
    };

    public string Past(string verb) => _irregular.TryGetValue(verb, out var forms) ? forms.Past : Regular(verb);

    public string Participle(string verb) => _irregular.TryGetValue(verb, out var forms) ? forms.Participle : Regular(verb);

    private string Regular(string verb) =>
        verb.EndsWith('e') ? verb + "d"
        : verb.EndsWith('y') && !IsVowel(verb[^2]) ? verb[..^1] + "ied"
        : Stem(verb) + "ed";

    /// <returns>With the last letter doubled where English doubles it.</returns>
    private string Stem(string verb)
    {
        var oneSyllable = verb.Length is 3 or 4 or 5 && verb[..^2].All(sign => !IsVowel(sign) || sign == 'u' && verb.StartsWith('q'));
        var closed = verb.Length > 2 && !IsVowel(verb[^1]) && IsVowel(verb[^2]) && verb[^1] is not ('w' or 'x' or 'y');
        return closed && (oneSyllable || _doubling.Contains(verb)) ? verb + verb[^1] : verb;
    }

    private static bool IsVowel(char sign) => sign is 'a' or 'e' or 'i' or 'o' or 'u';

    private static FrozenSet<string> Set(string words) => Words(words).ToFrozenSet(StringComparer.Ordinal);

    private static string[] Words(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
