using System.Text.RegularExpressions;

namespace ConversationCoach.Core.Reframing.Rewording;

/// <summary>Takes "we keep the beds or we keep the staff" apart.</summary>
internal sealed partial class Choice(Lexicon words, English english)
{
    /// <returns>"keep both the beds and the staff"; <see langword="null"/> unless both are the same deed.</returns>
    public string? BothOf(string options)
    {
        foreach (var (first, second) in Parts(options))
            if (Deed(first) is { Negated: false, Rest.Length: > 0 } one && Deed(second) is { Negated: false, Rest.Length: > 0 } other && one.Verb == other.Verb && one.Verb != "be"
                && !English.IsPronoun(FirstOf(one.Rest)))
            {
                var preposition = FirstOf(one.Rest) is var leads && English.IsPreposition(leads) && leads == FirstOf(other.Rest) && one.Rest.Length > leads.Length ? leads + " " : "";
                return $"{one.Verb} {preposition}both {one.Rest[preposition.Length..]} and {other.Rest[preposition.Length..]}";
            }

        return null;
    }

    /// <returns>"funding it or closing it"; <see langword="null"/> unless both are deeds.</returns>
    public static string? Besides(string options, Func<string, string?> gerund)
    {
        foreach (var (first, second) in Parts(options))
            if (!options.Contains(", and ", StringComparison.Ordinal) && gerund(WithoutDuty(first)) is { } one && gerund(WithoutDuty(second)) is { } other) return $"{one} or {other}";
        return null;
    }

    private static IEnumerable<(string First, string Second)> Parts(string options)
    {
        for (var at = options.IndexOf(" or ", StringComparison.OrdinalIgnoreCase); at > 0; at = options.IndexOf(" or ", at + 4, StringComparison.OrdinalIgnoreCase))
            yield return (options[..at].TrimEnd(','), options[(at + 4)..]);
    }

    private VerbPhrase? Deed(string option)
    {
        var deed = Doer().Replace(option, "");
        return words.Verb(FirstOf(deed)).Forms.HasFlag(VerbForms.Base) ? english.Verb(deed) : null;
    }

    private static string WithoutDuty(string option) => Duty().Replace(Else().Replace(option, ""), "${who}");

    private static string FirstOf(string phrase) => phrase.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? phrase[..end] : phrase;

    [GeneratedRegex(@"^(?:else )?(?:either )?(?:(?:we|you|they|i) )?(?:either )?(?:(?:can|could|must|will|should|have to|need to|may) )?(?:either )?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Doer();

    [GeneratedRegex(@"^(?:else )?(?:either )?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Else();

    [GeneratedRegex(@"^(?<who>(?:we|you|they|i) )?(?:either )?(?:can|could|must|will|should|have to|need to|may) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duty();
}
