namespace ConversationCoach.Storage.PostgreSql;

/// <summary>PostgreSQL keeps any text but the character NUL and half surrogates; people can send both.</summary>
internal static class PostgreSqlText
{
    // A code point that is set aside for the use within a program. It stands for itself when it is doubled.
    private const char Escape = '\uFDD0';
    private const string EscapedNul = "\uFDD00";
    private const string EscapedEscape = "\uFDD0\uFDD0";

    public static string Write(string text)
    {
        if (text.AsSpan().IndexOfAny('\0', Escape) >= 0)
            text = text.Replace($"{Escape}", EscapedEscape, StringComparison.Ordinal).Replace("\0", EscapedNul, StringComparison.Ordinal);

        return text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Whole(text);
    }

    public static string Read(string text) => text.Contains(Escape, StringComparison.Ordinal)
        ? string.Join(Escape, text.Split(EscapedEscape).Select(part => part.Replace(EscapedNul, "\0", StringComparison.Ordinal)))
        : text;

    // A half becomes the replacement character, as it does in UTF-8 everywhere else.
    private static string Whole(string text) => string.Create(text.Length, text, static (whole, text) =>
    {
        text.CopyTo(whole);
        for (var index = 0; index < whole.Length; index++)
        {
            if (index + 1 < whole.Length && char.IsSurrogatePair(whole[index], whole[index + 1])) index++;
            else if (char.IsSurrogate(whole[index])) whole[index] = '\uFFFD';
        }
    });
}
