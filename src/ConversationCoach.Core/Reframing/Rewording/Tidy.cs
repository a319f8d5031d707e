using System.Text.RegularExpressions;

namespace ConversationCoach.Core.Reframing.Rewording;

/// <summary>Makes written words even before they are read, and a sentence of them afterwards.</summary>
internal static partial class Tidy
{
    /// <summary>Straight apostrophes, single spaces, missing apostrophes put back, no shouting; otherwise as written.</summary>
    public static string Even(string text)
    {
        var even = Spaces().Replace(text.Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"'), " ").Trim();
        if (even.Length > 8 && even.Count(char.IsUpper) > even.Count(char.IsLower) * 3) even = even.ToLowerInvariant();

        even = NoApostrophe().Replace(even, said => said.Groups["word"].Value + "n't");
        even = Youre().Replace(even, said => said.Groups["word"].Value + "'" + said.Groups["end"].Value);
        even = Its().Replace(even, "it's");
        even = Chat().Replace(even, said => said.Value.ToLowerInvariant() switch { "u" => "you", "ur" => "your", "r" => "are", _ => "yeah" });
        return LoneI().Replace(even, "I");
    }

    /// <returns>Whether it asks, and the words without the mark that ends them.</returns>
    public static (string Words, bool Asks) WithoutEnd(string even)
    {
        var words = even.TrimEnd('.', '!', '?', ' ', ',', ';', ':', '…', '"', ')', '-', '–', '—');
        return (words, even.AsSpan(words.Length).Contains('?'));
    }

    /// <summary>Without "so" and "to be honest" before, and "full stop" after.</summary>
    public static string WithoutTrimmings(string words, Lexicon lexicon)
    {
        for (var again = true; again;)
        {
            again = false;
            foreach (var opener in lexicon.Openers)
                if (words.Length > opener.Length + 3 && words.StartsWith(opener, StringComparison.OrdinalIgnoreCase) && words[opener.Length] is ' ' or ',' or '.'
                    && !(opener == "so" && SoMany().IsMatch(words)))
                    (words, again) = (words[opener.Length..].TrimStart(' ', ',', '.'), true);
            foreach (var closer in lexicon.Closers)
                if (words.Length > closer.Length + 3 && words.EndsWith(closer, StringComparison.OrdinalIgnoreCase) && words[^(closer.Length + 1)] is ' ' or ',')
                    (words, again) = (words[..^closer.Length].TrimEnd(' ', ',', ';', ':', '-', '–', '—'), true);
        }

        return words;
    }

    /// <summary>For the middle of a sentence: a first word that is no name loses its capital.</summary>
    public static string LowerFirst(string words, Lexicon lexicon)
    {
        var end = words.AsSpan().IndexOfAny(" ,'");
        var first = end < 0 ? words : words[..end];
        if (first.Length == 0 || first == "I" || first.AsSpan(1).IndexOfAnyInRange('A', 'Z') >= 0 || !char.IsUpper(first[0])) return words;

        var isCommon = first.Length == 1 || English.IsPronoun(first) || English.IsDeterminer(first) || English.IsPreposition(first)
            || lexicon.Verb(first).Forms != VerbForms.None || lexicon.IsGroup(first) || Common().IsMatch(first);
        return isCommon ? char.ToLowerInvariant(words[0]) + words[1..] : words;
    }

    /// <returns>With a capital, single spaces and an end.</returns>
    public static string Sentence(string words)
    {
        var even = SpaceBeforeMark().Replace(Spaces().Replace(words, " ").Trim(), "${mark}");
        even = NewSentence().Replace(even, said => said.Groups["end"].Value + " " + char.ToUpperInvariant(said.Groups["first"].Value[0]));
        even = char.ToUpperInvariant(even[0]) + even[1..];
        return even[^1] is '.' or '?' or '!' or '…' ? even : even + ".";
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\b(?<word>do|did|does|is|are|was|were|could|should|would|have|has|had|ca|wo)nt\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoApostrophe();

    [GeneratedRegex(@"\b(?:(?<word>you|they)(?<end>re)|(?<word>you|they|we|i)(?<end>ve)|(?<word>what|who|that|where|there|here)(?<end>s)|(?<word>i)(?<end>m))\b(?!')", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Youre();

    [GeneratedRegex(@"\bits(?= (?:a|an|the|not|all|always|either|now|our|your|them|us|no|too|just|only)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Its();

    [GeneratedRegex(@"\b(?:u|ur|r|yh)\b(?!')", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Chat();

    [GeneratedRegex(@"\bi\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoneI();

    [GeneratedRegex(@"^so (?:many|much|few|long|what|have|has|do|does|did|are|is|can|will|would|that)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SoMany();

    [GeneratedRegex(@" (?<mark>[,.;:?!])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpaceBeforeMark();

    [GeneratedRegex(@"(?<end>[^.…][.?!]|because …) (?<first>\p{Ll})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NewSentence();

    [GeneratedRegex(@"^(?:either|if|when|while|as|since|because|although|how|what|why|where|who|whose|there|not|never|nothing|none|here|full|one|two|three|four|five|six|sure|yes|yeah|yep|ok|okay|fine|right|fair|good|great|nice|lovely|true|thanks|thank|well|more|less|most|same|new|old|only|also|maybe|perhaps|please|let's|lets|patients|admittedly|granted|nobody|mm|hmm|ah|oh|money|growth|jobs|quality|speed|prevention|training|winter|summer|weekend|transport|theatre|café|community|\w+(?:tion|sion|ment|ments|ology|ing|ity|ance|ence|ness|ship|ers|ors|ists|ies|ents|ants|ians|ions|ages|als|ly|ble|ive|ure|ics|ism))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Common();
}
