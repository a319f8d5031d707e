using System.Collections.Frozen;

namespace ConversationCoach.Core.Reframing.Rewording;

/// <summary>What a wording may do with the words it reuses: <c>{what.base}</c>, <c>{who.is}</c>. Each gives <see langword="null"/> where it cannot.</summary>
internal sealed class Operations
{
    private readonly Lexicon _words;
    private readonly English _english;
    private readonly FrozenDictionary<string, Func<string, string?>> _known;

    public Operations(Lexicon words)
    {
        _words = words;
        _english = new English(words);
        _known = new Dictionary<string, Func<string, string?>>(StringComparer.Ordinal)
        {
            ["subject"] = clause => _english.Split(clause)?.Subject,
            ["predicate"] = clause => _english.Split(clause)?.Predicate,
            ["asked-subject"] = clause => _english.Split(clause, inverted: true)?.Subject,
            ["asked-predicate"] = clause => _english.Split(clause, inverted: true)?.Predicate,
            ["base"] = phrase => InForm(phrase, verb => verb),
            ["ing"] = phrase => InForm(phrase, _words.Ing),
            ["participle"] = phrase => InForm(phrase, _words.Participle),
            ["third"] = phrase => InForm(phrase, Lexicon.Third),
            ["same-participle"] = word => _english.IsParticiple(word) ? word : null,
            ["gerund"] = Gerund,
            ["both-of"] = new Choice(words, _english).BothOf,
            ["besides"] = options => Choice.Besides(options, Gerund),
            ["without-again"] = phrase => phrase.EndsWith(" again", StringComparison.Ordinal) ? phrase[..^6] : phrase,
            ["positive"] = Positive,
            ["told"] = Told,
            ["ours"] = phrase => Person.Ours(phrase),
            ["mine-ours"] = phrase => Person.ToWe(phrase),
            ["object"] = Person.AsObject,
            ["us"] = Person.Us,
            ["with-the"] = WithThe,
            ["people"] = who => Person.WithoutLabel(who),
            ["bare"] = Bare,
            ["plural"] = thing => Lexicon.Third(thing),
            ["plain"] = Plain,
            ["is"] = who => _english.Present("be", who),
            ["matters"] = who => _english.Present("matter", who),
            ["needs"] = who => _english.Present("need", who),
            ["has"] = who => _english.Present("have", who),
            ["doesnt"] = who => _english.Present("do", who) + "n't",
            ["isnt"] = who => _english.Present("be", who) + "n't",
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public English English => _english;

    public IEnumerable<string> Names => _known.Keys.Order(StringComparer.Ordinal);

    public bool Knows(string operation) => _known.ContainsKey(operation);

    public string? Apply(string operation, string words) => _known[operation](words) is { Length: > 0 } result ? result : null;

    /// <returns>Whether the words are of that kind.</returns>
    public bool Fits(string kind, string words) => kind switch
    {
        "verb" => _english.Verb(words) is { } verb && _words.Verb(verb.Verb).Forms != VerbForms.None,
        "past" => _words.Verb(FirstOf(words)).Forms.HasFlag(VerbForms.Past) || FirstOf(words).ToLowerInvariant() is "has" or "have" or "had",
        "participle" => _english.IsParticiple(words),
        "done" => English.HasAfterThing(words, _english.IsParticiple),
        "doing" => English.HasAfterThing(words, _english.IsIng),
        "base" => _words.Verb(FirstOf(words)).Forms.HasFlag(VerbForms.Base),
        "ing" => _english.IsIng(FirstOf(words)),
        "clause" => _english.Split(words) is not null,
        "asked" => _english.Split(words, inverted: true) is not null,
        "thing" => IsThing(words),
        "who" => English.IsPronoun(words) || IsThing(words),
        "group" => IsThing(words) && (_words.IsGroup(FirstOf(words)) || _words.IsGroup(HeadOf(words))),
        "short" => words.Count(sign => sign == ' ') < 6 && !words.Contains(',', StringComparison.Ordinal),
        "any" or "word" or "rest" => true,
        _ => false,
    };

    private bool IsThing(string words) =>
        words.Count(sign => sign == ' ') < 14 && !words.Contains(", ", StringComparison.Ordinal)
        && !English.IsPreposition(FirstOf(words)) && FirstOf(words).ToLowerInvariant() is not ("i" or "we" or "he" or "she" or "they" or "not" or "to" or "if" or "when" or "because" or "and" or "that's" or "it's" or "there" or "how" or "what" or "why" or "who" or "are" or "is" or "do" or "does" or "did" or "either")
        && (English.IsDeterminer(FirstOf(words)) || !_english.IsStatement(words) || words.Contains(" I ", StringComparison.Ordinal) || words.Contains(" that ", StringComparison.Ordinal) || words.Contains(" who ", StringComparison.Ordinal));

    private string? InForm(string phrase, Func<string, string> form) =>
        _english.Verb(phrase) is { } said ? With(form(said.Verb), said.Rest) : null;

    /// <returns>"closing it" for "we close it"; "the practices opening on Saturdays" where a noun does it.</returns>
    private string? Gerund(string clause)
    {
        if (_words.Verb(FirstOf(clause)).Forms.HasFlag(VerbForms.Base) && !English.IsPronoun(FirstOf(clause))) return InForm(clause, _words.Ing);
        if (_english.Split(clause) is not { } parts || _english.Verb(parts.Predicate) is not { Negated: false } said) return null;

        var doing = With(_words.Ing(said.Verb), said.Rest);
        return parts.Subject.ToLowerInvariant() is "we" or "you" or "i" ? doing : $"{Person.AsObject(parts.Subject)} {doing}";
    }

    /// <returns>"the bins are emptied" for "the bins not being emptied", "families are told" for "families weren't told".</returns>
    private string? Positive(string clause)
    {
        var (subject, predicate) = clause.IndexOf(" not being ", StringComparison.OrdinalIgnoreCase) is > 0 and var at
            ? (clause[..at], "isn't " + clause[(at + " not being ".Length)..])
            : _english.Split(clause) is { } parts ? (parts.Subject, parts.Predicate) : (null, "");
        if (subject is null || _english.Verb(predicate) is not { Negated: true } said) return null;

        // "were" tells that a team is spoken of as many; otherwise the noun decides.
        var verb = said.Verb == "be" && (predicate.StartsWith("weren't", StringComparison.OrdinalIgnoreCase) || predicate.StartsWith("aren't", StringComparison.OrdinalIgnoreCase))
            ? "are" : _english.Present(said.Verb, subject);
        return $"{subject} {With(verb, WithoutYet(said.Rest))}";
    }

    private static string WithoutYet(string rest) =>
        rest.EndsWith(" yet", StringComparison.Ordinal) ? rest[..^4] : rest;

    /// <returns>A question as part of a statement: "the unions have seen it" for "have the unions seen it".</returns>
    private string? Told(string question)
    {
        var auxiliary = FirstOf(question);
        if (question.Length <= auxiliary.Length || _english.Split(question[(auxiliary.Length + 1)..], inverted: true) is not { } parts) return null;

        return auxiliary.ToLowerInvariant() switch
        {
            "have" or "has" or "had" or "can" or "could" or "will" or "would" or "should" => $"{parts.Subject} {auxiliary.ToLowerInvariant()} {parts.Predicate}",
            "do" or "does" when _english.Verb(parts.Predicate) is { Negated: false } said => $"{parts.Subject} {With(_english.Present(said.Verb, parts.Subject), said.Rest)}",
            "did" when _english.Verb(parts.Predicate) is { Negated: false } said => $"{parts.Subject} {With(_words.Past(said.Verb), said.Rest)}",
            _ => null,
        };
    }

    private static string? Bare(string thing)
    {
        var first = FirstOf(thing);
        return first.ToLowerInvariant() is "the" or "a" or "an" or "this" or "that" or "these" or "those" && thing.Length > first.Length ? thing[(first.Length + 1)..] : thing;
    }

    /// <summary>Without the small words that sting: "a simple checklist".</summary>
    private static string? Plain(string phrase)
    {
        var kept = new List<string>();
        foreach (var word in phrase.Split(' '))
        {
            if (word.ToLowerInvariant() is "simple" or "basic" or "straightforward" or "even" or "just" or "simply" or "ever" or "actually" or "mere" or "bloody") continue;
            if (kept.Count > 0 && kept[^1] is "a" or "an") kept[^1] = word[0] is 'a' or 'e' or 'i' or 'o' || word.StartsWith("up", StringComparison.Ordinal) || word.StartsWith("un", StringComparison.Ordinal) && !word.StartsWith("uni", StringComparison.Ordinal) ? "an" : "a";
            kept.Add(word);
        }

        return string.Join(' ', kept);
    }

    /// <returns>"the finance team" for "finance team"; what is no one in particular, or several, stands as it is.</returns>
    private string? WithThe(string who) =>
        !English.IsDeterminer(FirstOf(who)) && _words.WantsArticle(HeadOf(who)) ? "the " + who : who;

    private static string FirstOf(string words) => words.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? words[..end] : words;

    /// <summary>The last word before the first preposition: "the night team" of "the night team at the hospital".</summary>
    private static string HeadOf(string words)
    {
        var said = words.Split(' ');
        var end = Array.FindIndex(said, 1, English.IsPreposition);
        return said[(end < 0 ? said.Length : end) - 1];
    }

    private static string With(string verb, string rest) => rest.Length == 0 ? verb : $"{verb} {rest}";
}
