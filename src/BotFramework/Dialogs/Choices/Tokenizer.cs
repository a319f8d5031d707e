using System.Globalization;
using System.Text;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

public delegate List<Token> TokenizerFunction(string text, string locale = null);

public class Token
{
    /// <summary>Zero-based, in UTF-16 characters.</summary>
    public int Start { get; set; }

    /// <summary>Of the last character, not behind it.</summary>
    public int End { get; set; }

    public string Text { get; set; }

    /// <summary>As it is compared: in lower case.</summary>
    public string Normalized { get; set; }
}

public class Tokenizer
{
    public static TokenizerFunction DefaultTokenizer => DefaultTokenizerImpl;

    /// <summary>Runs of letters, digits and their marks are words; a character from beyond the basic plane, as an emoji, is one by itself.</summary>
    public static List<Token> DefaultTokenizerImpl(string text, string locale = null)
    {
        var tokens = new List<Token>();
        var start = -1;
        var position = 0;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (rune.IsBmp && IsWordPart(rune))
            {
                if (start < 0) start = position;
            }
            else
            {
                if (start >= 0) tokens.Add(Make(text, start, position));
                start = -1;
                if (!rune.IsBmp) tokens.Add(Make(text, position, position + rune.Utf16SequenceLength));
            }

            position += rune.Utf16SequenceLength;
        }

        if (start >= 0) tokens.Add(Make(text, start, position));
        return tokens;
    }

    private static bool IsWordPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static Token Make(string text, int start, int end) => new()
    {
        Start = start,
        End = end - 1,
        Text = text[start..end],
        Normalized = text[start..end].ToLowerInvariant(),
    };
}
