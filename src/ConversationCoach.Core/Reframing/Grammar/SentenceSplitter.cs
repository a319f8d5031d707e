using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ConversationCoach.Core.Reframing.Grammar;

internal static class SentenceSplitter
{
    /// <summary>
    /// A run without a full stop is cut after so many tokens, so that what is done a sentence stays linear in the text.
    /// </summary>
    private const int LongestSentence = 120;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations = new[]
    {
        "mr", "mrs", "ms", "dr", "prof", "rev", "st", "hon", "rt", "cllr", "e.g", "i.e", "eg", "ie", "vs", "approx", "dept",
        "sgt", "capt", "col", "gen", "fig", "para", "vol", "messrs", "no", "nos", "art", "ext",
    }.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>Spans of token indexes that cover all tokens, in order.</returns>
    public static ImmutableArray<TextSpan> Split(MessageText message)
    {
        var sentences = ImmutableArray.CreateBuilder<TextSpan>();
        var tokens = message.Tokens;
        var start = 0;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!Ends(message, at, start)) continue;
            while (at + 1 < tokens.Length && Closes(message, at + 1)) at++;
            sentences.Add(TextSpan.Between(start, at + 1));
            start = at + 1;
        }

        if (start < tokens.Length) sentences.Add(TextSpan.Between(start, tokens.Length));
        return sentences.ToImmutable();
    }

    private static bool Ends(MessageText message, int at, int start)
    {
        var token = message.Tokens[at];
        if (token.Kind == TokenKind.LineEnd || at - start >= LongestSentence) return true;
        if (token.Kind != TokenKind.Punctuation) return false;

        return message.Original[token.Span.Start] switch
        {
            '!' or '?' => true,
            '…' => StartsWithCapital(message, at + 1),
            '.' when token.Span.Length > 1 => StartsWithCapital(message, at + 1),
            '.' => at == start || !IsAbbreviation(message, at - 1),
            _ => false,
        };
    }

    private static bool IsAbbreviation(MessageText message, int at)
    {
        var word = message.WordAt(at);
        if (word is "no" or "nos") return at + 2 < message.Tokens.Length && char.IsAsciiDigit(message.Original[message.Tokens[at + 2].Span.Start]);
        return Abbreviations.Contains(word)
            || (word.Length == 1 && char.IsAsciiLetterUpper(message.Original[message.Tokens[at].Span.Start]) && word is not "i" && StartsWithCapital(message, at + 2));
    }

    private static bool StartsWithCapital(MessageText message, int at) =>
        at >= message.Tokens.Length || char.IsUpper(message.Original[message.Tokens[at].Span.Start]);

    private static bool Closes(MessageText message, int at)
    {
        var token = message.Tokens[at];
        return token.Kind switch
        {
            TokenKind.LineEnd => true,
            TokenKind.Quote => !Tokeniser.Opens(message.Original, token.Span.Start),
            TokenKind.Punctuation => message.Original[token.Span.Start] is ')' or ']' or '.' or '!' or '?',
            _ => false,
        };
    }
}
