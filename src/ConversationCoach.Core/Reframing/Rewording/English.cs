using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ConversationCoach.Core.Reframing.Rewording;

/// <summary>A verb with what follows it, whatever tense it was said in.</summary>
/// <param name="Verb">In its base form; "be" where the phrase was passive or said what something is.</param>
/// <param name="Rest">What follows, without a leading space; may be empty.</param>
/// <param name="Negated">Whether it was said not to be so.</param>
internal sealed record VerbPhrase(string Verb, string Rest, bool Negated);

/// <param name="Subject">As said.</param>
/// <param name="Predicate">From the first auxiliary or verb on.</param>
internal sealed record Clause(string Subject, string Predicate);

/// <summary>Takes phrases apart, as far as that can be done by rule; gives <see langword="null"/> where it cannot.</summary>
internal sealed partial class English(Lexicon words)
{
    private static readonly FrozenSet<string> Modals = Set("can could will would shall should must may might do does did to cannot");
    private static readonly FrozenSet<string> Being = Set("am is are was were be been being");
    private static readonly FrozenSet<string> Having = Set("have has had having");
    private static readonly FrozenSet<string> Adverbs = Set("ever always still just even simply actually really yet already also only constantly continually forever all both clearly obviously often regularly repeatedly keep");
    private static readonly FrozenSet<string> Pronouns = Set("i you he she it we they this that these those there anyone anybody everyone everybody someone somebody nobody noone nothing something everything anything");
    private static readonly FrozenSet<string> Determiners = Set("the a an my your his her its our their this that these those every each some any no all both another which whose");
    private static readonly FrozenSet<string> Quantities = Set("one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred thousand many several few more most other enough such");
    private static readonly FrozenSet<string> Prepositions = Set("of for in on at with to from by about into over under between after before during through without within against towards around off up out down away back");

    public static bool IsPronoun(string word) => Pronouns.Contains(word.ToLowerInvariant());

    public static bool IsDeterminer(string word) => Determiners.Contains(word.ToLowerInvariant());

    public static bool IsPreposition(string word) => Prepositions.Contains(word.ToLowerInvariant());

    /// <param name="phrase">Begins with its verb or an auxiliary: "weren't told", "have to share the room".</param>
    public VerbPhrase? Verb(string phrase)
    {
        var said = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (negated, afterModal) = (false, false);
        for (var at = 0; at < said.Length; at++)
        {
            var word = Plain(said[at], out var not);
            negated ^= not;
            if (word is "not" or "never") negated = !negated;
            else if (word != "keep" && Adverbs.Contains(word)) continue;
            else if (Modals.Contains(word) && !IsMainVerb(word, at)) afterModal = true;
            else if (Having.Contains(word) && Next(at) is { } after && (after == "to" || IsParticiple(after)))
            {
                if (after == "got") return Made("have", at + 1);
            }
            else if (Being.Contains(word))
            {
                if (Next(at) is { } next && next != "being" && IsIng(next)) continue;
                if (Next(at) == "being") at++;
                return Made("be", at);
            }
            else if (word == "going" && Next(at) == "to") continue;
            else if (words.Verb(word) is { Forms: not VerbForms.None } known) return Made(known.Base, at);
            else return afterModal && word.All(char.IsAsciiLetter) && !IsDeterminer(word) && !IsPreposition(word) ? Made(word, at) : null;
        }

        return null;

        // "Did the form" has its object at once; "did send the form" does not.
        bool IsMainVerb(string word, int at) => word is "do" or "does" or "did" && (at + 1 == said.Length || IsDeterminer(said[at + 1]));

        string? Next(int from)
        {
            for (var index = from + 1; index < said.Length; index++)
            {
                var next = Plain(said[index], out _);
                if (next is not ("not" or "never") && !Adverbs.Contains(next)) return next;
            }

            return null;
        }

        VerbPhrase Made(string verb, int at) => new(verb, string.Join(' ', said.Skip(at + 1).Where((word, index) => index > 0 || word is not "not")), negated);
    }

    /// <summary>Parts the subject of a statement from its verb: "the practices | open on Saturdays".</summary>
    /// <param name="inverted">It followed an auxiliary, as in a question, so that its verb is in the base form or a participle.</param>
    public Clause? Split(string clause, bool inverted = false) => Split(clause, inverted, onlyProved: false);

    /// <summary>Whether it has a verb of its own beyond doubt.</summary>
    public bool IsStatement(string phrase) => Split(phrase, inverted: false, onlyProved: true) is not null;

    private Clause? Split(string clause, bool inverted, bool onlyProved)
    {
        var said = Contracted().Replace(clause, contracted => contracted.Groups["who"].Value + contracted.Groups["end"].Value.ToLowerInvariant() switch
        {
            "re" => " are",
            "m" => " am",
            "ve" => " have",
            "ll" => " will",
            "d" => " would",
            _ => " is",
        }).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (said.Length < 2) return null;
        if (Pronouns.Contains(said[0].ToLowerInvariant()) && !(IsDeterminer(said[0]) && !IsVerbal(said[1])))
            return At(said[1] is "all" or "lot" or "both" or "people" && said.Length > 2 ? 2 : 1);

        // First a verb that what follows proves to be one, "drift into"; else any that may be: "access money".
        return Find(isProved: true) ?? (onlyProved ? null : Find(isProved: false));

        Clause? Find(bool isProved)
        {
            var relative = false;
            for (var at = 1; at < said.Length; at++)
            {
                var word = Plain(said[at], out _);
                if (word is "who" or "that" or "which") relative = true;
                if (IsDeterminer(said[at - 1]) || Quantities.Contains(said[at - 1].ToLowerInvariant()) || said[at - 1].EndsWith("'s", StringComparison.Ordinal)) continue;

                var isVerb = IsAuxiliary(word, inverted)
                    || word == "never" && !inverted
                    || IsAdverb(word) && at + 1 < said.Length && IsVerbal(said[at + 1])
                    || IsVerbal(said[at]) && !IsPreposition(said[at - 1]) && Fits(words.Verb(word).Forms, said[at - 1], inverted) && MayFollowVerb(said, at, isProved);
                if (isVerb && !relative) return At(at);
                if (isVerb) relative = false;
            }

            return null;
        }

        Clause At(int index) => new(string.Join(' ', said.Take(index)), string.Join(' ', said.Skip(index)));
    }

    /// <summary>Whether a thing is named and then what is done with it: "the beds closed by May", "nurses chasing transport".</summary>
    public static bool HasAfterThing(string phrase, Func<string, bool> form)
    {
        var said = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 1; at < said.Length; at++)
        {
            if (IsPronoun(said[at - 1]) && at > 1 || said[at] is "who" or "that" or "which" or "to") return false;
            if (at == 1 && said[0].ToLowerInvariant() is "ours" or "mine" or "it" or "this" or "that" && form(said[at])) return false;
            if (form(said[at].TrimEnd(',')) && !IsDeterminer(said[at - 1]) && !IsPreposition(said[at - 1])) return true;
        }

        return false;
    }

    public bool IsPlural(string subject)
    {
        var said = subject.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (said.Length == 0) return false;

        var first = said[0].ToLowerInvariant();
        if (first is "you" or "we" or "they" or "i" or "these" or "those" or "both" or "all" or "many" or "several" or "few") return true;
        if (Pronouns.Contains(first) && said.Length == 1 || first is "every" or "each" or "another" or "this" or "a" or "an") return false;
        if (subject.Contains(" and ", StringComparison.OrdinalIgnoreCase)) return true;

        var end = Array.FindIndex(said, 1, word => Prepositions.Contains(word.ToLowerInvariant()) || word is "who" or "that" or "which" or "we" or "you" or "i" or "they" or "has" or "is");
        return words.IsPluralNoun(said[(end < 0 ? said.Length : end) - 1].TrimEnd(','));
    }

    /// <returns>The verb in the present tense as that subject has it: "are", "rings".</returns>
    public string Present(string verb, string subject) =>
        IsPlural(subject) ? verb == "be" ? "are" : verb : Lexicon.Third(verb);

    public bool IsIng(string word) => words.Verb(word).Forms.HasFlag(VerbForms.Ing) || words.Verb(word).Forms == VerbForms.None && word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal);

    public bool IsParticiple(string word) => words.Verb(word).Forms.HasFlag(VerbForms.Participle);

    private bool IsVerbal(string word)
    {
        var plain = Plain(word, out var not);
        return not || plain == "never" || Modals.Contains(plain) && plain != "to" || Being.Contains(plain) || words.Verb(plain).Forms != VerbForms.None;
    }

    private bool Fits(VerbForms forms, string before, bool inverted)
    {
        if (inverted) return forms.HasFlag(VerbForms.Base) || forms.HasFlag(VerbForms.Participle);
        if (forms.HasFlag(VerbForms.Past)) return true;
        if (forms.HasFlag(VerbForms.Third)) return !words.IsPluralNoun(before);
        return forms.HasFlag(VerbForms.Base) && (words.IsPluralNoun(before) || words.IsGroup(before));
    }

    private static bool IsAdverb(string word) => word is not ("keep" or "all" or "both" or "only") && Adverbs.Contains(word);

    private static bool IsAuxiliary(string word, bool inverted) => inverted
        ? Having.Contains(word) || word is "be" or "been"
        : Modals.Contains(word) && word != "to" || Being.Contains(word) && word is not ("being" or "be" or "been") || Having.Contains(word) && word != "having";

    /// <summary>After a verb a new phrase begins, or nothing: that is what tells "the reports show gaps" from "the audit reports".</summary>
    private bool MayFollowVerb(string[] said, int at, bool isProved)
    {
        if (at + 1 == said.Length) return !isProved;

        var next = Plain(said[at + 1], out var not);
        if (IsDeterminer(next) || IsPreposition(next) || IsPronoun(next) || not || Quantities.Contains(next) || IsAdverb(next) || next is "to" or "that" or "how" or "what" or "when" or "and" or "me" or "us" or "him" or "them" or "her" or "nowhere" or "first" or "last" or "together") return true;
        return !isProved && (!IsVerbal(next) || IsIng(next) || IsParticiple(next));
    }

    /// <returns>In lower case, without its "n't" or trailing comma.</returns>
    private static string Plain(string word, out bool not)
    {
        var plain = word.TrimEnd(',', ';').ToLowerInvariant();
        not = plain is "cannot" || plain.EndsWith("n't", StringComparison.Ordinal);
        return plain switch
        {
            "can't" or "cannot" => "can",
            "won't" => "will",
            "shan't" => "shall",
            _ when not => plain[..^3],
            _ => plain,
        };
    }

    [GeneratedRegex("^(?<who>I|you|he|she|it|we|they|that|there|who)'(?<end>re|m|ve|ll|d|s)\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Contracted();

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
