using System.Collections.Frozen;
using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>Finds who or what a verb is said of, by looking back from it over a few words.</summary>
internal static class SubjectFinder
{
    private const int Furthest = 12;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Boundaries = Set(
        "and", "but", "so", "because", "that", "if", "when", "although", "though", "or", "while", "since", "as", "where",
        "than", "which", "whether", "until", "unless", "think", "know", "feel", "believe", "reckon", "guess", "suppose",
        "say", "hope", "said", "thought", "sure", "honestly", "frankly", "well", "plus", "yes", "no", "like", "how", "why", "what", "meanwhile", "clearly", "yet", "then", "afraid", "convinced", "told", "tells", "us", "me", "saying", "believes", "thinks", "says", "knows", "felt", "is", "are", "was", "were", "mean", "admit", "see", "means", "please", "let");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeVerb = Set(
        "have", "has", "had", "will", "would", "can", "could", "should", "must", "may", "might", "do", "does", "did", "not",
        "been", "be", "being", "is", "are", "was", "were", "never", "always", "just", "really", "so", "still", "all", "both",
        "also", "often", "ever", "only", "even", "now", "then", "too", "quite", "seem", "seems", "going", "to", "seemed",
        "about", "each", "constantly", "forever", "keep", "keeps", "kept", "again", "yet");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prepositions = Set(
        "of", "in", "at", "from", "on", "for", "with", "by", "about", "over", "down", "up", "across", "behind", "under", "within", "around", "inside", "at", "upstairs", "next", "here", "running", "who");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Things = Set(
        "it", "this", "that", "there", "which", "everything", "something", "nothing", "anything");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Others = Set(
        "nobody", "everybody", "everyone", "anyone", "anybody", "someone", "somebody", "who", "none", "one");

    /// <param name="from">Where the sentence begins in the normalised text.</param>
    /// <param name="verb">Where the verb begins.</param>
    public static Subject Before(MessageText message, int from, int verb, WordClasses words)
    {
        var text = message.Normalised;
        var end = SkipAuxiliaries(text, from, verb);
        if (end <= from) return new Subject(SubjectKind.None, new TextSpan(verb, 0));

        var last = WordBefore(text, from, end);
        if (Pronoun(last.In(text)) is { } kind)
        {
            // "you lot", "you two", "all of you", "some of them": the head is the pronoun anyhow.
            return new Subject(kind, TextSpan.Between(last.Start, end));
        }

        if (!char.IsLetterOrDigit(text[last.End - 1]) || Boundaries.Contains(last.In(text))) return new Subject(SubjectKind.None, new TextSpan(verb, 0));

        var start = last.Start;
        for (var count = 0; start > from && count < Furthest; count++)
        {
            var word = WordBefore(text, from, start);
            var signs = text.AsSpan(word.Start, word.Length);
            if (signs.Length == 0 || !char.IsLetterOrDigit(signs[^1]) && signs[^1] != '\'' || Boundaries.Contains(signs)) break;
            start = word.Start;
            if (signs is "you" or "those" or "them" && count < 3) break;
        }

        var span = TextSpan.Between(start, end);
        return new Subject(KindOf(message, text.AsSpan(start, end - start), start, words), span);
    }

    private static SubjectKind KindOf(MessageText message, ReadOnlySpan<char> chunk, int start, WordClasses words)
    {
        if (chunk.StartsWith("you ")) return SubjectKind.You;
        if (chunk.EndsWith(" you") || chunk.EndsWith(" them")) return SubjectKind.Third;

        var head = default(Range);
        var (at, known) = (0, SubjectKind.Unknown);
        foreach (var range in chunk.Split(' '))
        {
            var word = chunk[range];
            if (Prepositions.Contains(word) && at > 0) break;
            if (at == 0 && Others.Contains(word) || at == 1 && word is "one" && chunk.StartsWith("no ")) known = SubjectKind.Anyone;
            head = range;
            at++;
        }

        if (known == SubjectKind.Anyone) return known;
        var noun = chunk[head];
        if (noun.EndsWith("'s")) noun = noun[..^2];
        if (words.Contains("people", noun) || words.Contains("groups", noun) || words.Contains("people", chunk) || words.Contains("groups", chunk)) return SubjectKind.Named;
        if (words.Contains("things", noun)) return SubjectKind.Thing;
        if (noun.LastIndexOf('-') is var hyphen and > 0 && words.Contains("people", noun[(hyphen + 1)..])) return SubjectKind.Named;
        if (noun.Length > 5 && (noun.EndsWith("ists") || noun.EndsWith("ians") || noun.EndsWith("crats") || noun.EndsWith("ologist"))) return SubjectKind.Named;
        return IsName(message, start + head.GetOffsetAndLength(chunk.Length).Offset) ? SubjectKind.Named : SubjectKind.Unknown;
    }

    // A capital within a sentence, or an abbreviation in capitals where others are written small.
    private static bool IsName(MessageText message, int normal)
    {
        var token = message.TokenAt(normal);
        var written = message.Original.AsSpan(message.Tokens[token].Span.Start, message.Tokens[token].Span.Length);
        if (!char.IsUpper(written[0])) return false;
        var first = token == 0 || message.Tokens[token - 1].Kind is not (TokenKind.Word or TokenKind.Punctuation) || message.Original[message.Tokens[token - 1].Span.Start] is '.' or '!' or '?';
        return !first && written.Length > 1 && !char.IsUpper(written[1]);
    }

    private static int SkipAuxiliaries(string text, int from, int verb)
    {
        var end = verb;
        while (true)
        {
            while (end > from && text[end - 1] == ' ') end--;
            var word = WordBefore(text, from, end);
            var signs = text.AsSpan(word.Start, word.Length);
            if (signs.Length == 0) return from;
            if (!BeforeVerb.Contains(signs) && !(signs.Length > 4 && signs.EndsWith("ly") && signs is not ("family" or "supply"))) return end;
            end = word.Start;
        }
    }

    private static SubjectKind? Pronoun(ReadOnlySpan<char> word) => word switch
    {
        "i" or "we" or "me" or "us" or "myself" => SubjectKind.Self,
        "you" => SubjectKind.You,
        "he" or "she" or "they" or "them" or "him" or "her" => SubjectKind.Third,
        _ when Things.Contains(word) => SubjectKind.Thing,
        _ when Others.Contains(word) => SubjectKind.Anyone,
        _ => null,
    };

    private static TextSpan WordBefore(string text, int from, int end)
    {
        while (end > from && text[end - 1] == ' ') end--;
        var start = end;
        while (start > from && text[start - 1] != ' ') start--;
        return TextSpan.Between(start, end);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        words.Distinct().ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
}
