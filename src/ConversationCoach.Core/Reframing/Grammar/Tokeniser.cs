using System.Globalization;
using System.Runtime.InteropServices;

namespace ConversationCoach.Core.Reframing.Grammar;

[StructLayout(LayoutKind.Auto)]
internal readonly record struct RawToken(TokenKind Kind, int Start, int Length, bool SpaceBefore);

/// <summary>Cuts a text into tokens that begin and end on character boundaries.</summary>
internal static class Tokeniser
{
    /// <summary>Longer ones are cut, so that a text without spaces is not one word.</summary>
    private const int LongestWord = 64;

    public static List<RawToken> Read(string text)
    {
        var tokens = new List<RawToken>((text.Length / 5) + 4);
        var (at, space, openSingle) = (0, false, false);
        while (at < text.Length)
        {
            var sign = text[at];
            if (sign is '\n' or '\r')
            {
                var end = at;
                while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
                Add(TokenKind.LineEnd, end);
            }
            else if (char.IsWhiteSpace(sign))
            {
                space = true;
                at++;
            }
            else if (IsWordAt(text, at))
            {
                Add(TokenKind.Word, EndOfWord(text, at, openSingle));
            }
            else if (IsQuote(sign))
            {
                if (sign is '\'' or '‘' or '’') openSingle = Opens(text, at);
                Add(TokenKind.Quote, at + 1);
            }
            else if (IsMark(sign))
            {
                var end = at + 1;
                while (end < text.Length && (text[end] == sign || (sign is '?' or '!' && text[end] is '?' or '!'))) end++;
                Add(TokenKind.Punctuation, end);
            }
            else
            {
                var end = at + 1;
                while (end < text.Length && !char.IsWhiteSpace(text[end]) && !IsWordAt(text, end) && !IsQuote(text[end]) && !IsMark(text[end])) end++;
                Add(TokenKind.Other, end);
            }
        }

        return tokens;

        void Add(TokenKind kind, int end)
        {
            while (end < text.Length && IsJoined(text, end)) end++;
            var start = at > 0 && tokens.Count > 0 && space && IsJoined(text, at) ? at - 1 : at;
            tokens.Add(new RawToken(kind, start, end - start, space));
            (at, space) = (end, false);
        }
    }

    public static bool IsApostrophe(char sign) => sign is '\'' or '’' or '‘' or 'ʼ' or '´' or '`';

    public static bool IsDash(char sign) => sign is '-' or '–' or '—' or '―';

    /// <summary>Whether it has a place in a normalised word: marks that say how to draw it have none.</summary>
    public static bool IsKept(char sign) => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.Format;

    /// <summary>Whether a quotation mark there stands before a word rather than after one.</summary>
    public static bool Opens(string text, int at) => text[at] switch
    {
        '“' or '„' or '‘' or '«' => true,
        '”' or '’' or '»' => false,
        _ => (at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[' or '"' or '\'' || IsDash(text[at - 1]))
             && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]),
    };

    private static int EndOfWord(string text, int start, bool openSingle)
    {
        var end = start;
        while (end < text.Length && end - start < LongestWord)
        {
            if (IsWordAt(text, end)) end += IsPair(text, end) ? 2 : 1;
            else if (IsInnerMark(text, end)) end++;
            else if (IsJoined(text, end)) end++;
            else break;
        }

        // "the nurses' rota", unless it closes a quotation.
        if (!openSingle && end < text.Length && text[end] is '\'' or '’' && text[end - 1] is 's' or 'S' && end + 1 < text.Length && text[end + 1] == ' ') end++;
        return end;
    }

    private static bool IsInnerMark(string text, int at)
    {
        if (at + 1 >= text.Length || !IsWordAt(text, at + 1)) return false;
        if (IsApostrophe(text[at]) || text[at] == '-') return true;
        var betweenDigits = char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);
        return (text[at] is '.' or ',' or ':' or '–' && betweenDigits)
            || (text[at] == '.' && IsInitial(text, at - 1) && IsInitial(text, at + 1));
    }

    // "e.g.", "a.m.": a letter on its own.
    private static bool IsInitial(string text, int at) =>
        char.IsAsciiLetter(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]));

    private static bool IsWordAt(string text, int at)
    {
        if (char.IsAscii(text[at])) return char.IsAsciiLetterOrDigit(text[at]);
        return IsPair(text, at) ? char.IsLetterOrDigit(text, at) : char.IsLetterOrDigit(text[at]);
    }

    private static bool IsPair(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);

    /// <summary>Whether nothing may be cut off before it: combining marks, joiners, the second half of a pair.</summary>
    private static bool IsJoined(string text, int at)
    {
        if (char.IsAscii(text[at])) return false;
        if (char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1])) return true;
        return CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
    }

    private static bool IsQuote(char sign) => sign is '"' or '“' or '”' or '„' or '«' or '»' or '\'' or '‘' or '’';

    private static bool IsMark(char sign) => sign is '.' or ',' or ';' or ':' or '!' or '?' or '…' or '(' or ')' or '[' or ']' or '/' || IsDash(sign);
}
