using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Preparations;

/// <summary>
/// How an answer of any kind is kept as text: choices as their ids with commas, a day as yyyy-MM-dd, the cells of a
/// row with tabs and rows with line breaks. So history, length and conflicts need to know of one shape only.
/// </summary>
public static partial class AnswerText
{
    private const char CellEnd = '\t';
    private const char RowEnd = '\n';

    public static string Choices(IEnumerable<string> ids) => string.Join(',', ids);

    public static ImmutableArray<string> ReadChoices(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    public static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <param name="rows">Rows without a single filled cell are left out.</param>
    public static string Rows(IEnumerable<IEnumerable<string>> rows) =>
        string.Join(RowEnd, rows.Select(Cells).Where(row => row.Length > 0));

    public static ImmutableArray<ImmutableArray<string>> ReadRows(string text) =>
        text.Length == 0 ? [] : [.. text.Split(RowEnd).Select(ReadCells)];

    /// <returns>Empty when no cell is filled.</returns>
    public static string Cells(IEnumerable<string> cells)
    {
        var clean = cells.Select(OneLine).ToList();
        return clean.TrueForAll(cell => cell.Length == 0) ? "" : string.Join(CellEnd, clean);
    }

    public static ImmutableArray<string> ReadCells(string text) => text.Length == 0 ? [] : [.. text.Split(CellEnd)];

    /// <summary>Line ends as one character, no control characters, no space around; empty when nobody could see any of it.</summary>
    public static string Clean(string typed)
    {
        if (!HoldsVisible(typed)) return "";
        if (!typed.AsSpan().ContainsAnyExceptInRange(' ', '~')) return typed.Trim();
        var clean = new StringBuilder(typed.Length);
        foreach (var sign in typed.ReplaceLineEndings("\n"))
            clean.Append(sign is '\n' || !char.IsControl(sign) ? sign : ' ');
        return clean.ToString().Trim();
    }

    public static string OneLine(string typed) => Clean(typed).Replace(RowEnd, ' ');

    /// <summary>The lines that have words, without space around any.</summary>
    public static string Lines(string typed) => string.Join(RowEnd, Clean(typed).Split(RowEnd).Select(Clean).Where(line => line.Length > 0));

    /// <summary>The sentence with its gaps filled; what is not filled yet shows as an ellipsis. A full stop that somebody put behind their words does not meet another sign there.</summary>
    public static string FillSentence(Prompt prompt, string text)
    {
        var (cells, sentence) = (ReadCells(text), prompt.Sentence ?? "");
        return Gap.Replace(sentence, gap => Enumerable.Range(0, prompt.Fields.Length).Where(index => prompt.Fields[index].Id == gap.Groups["field"].Value)
            .Select(index => cells.ElementAtOrDefault(index) is { Length: > 0 } cell ? Fitted(cell, sentence.AsSpan(gap.Index + gap.Length)) : "…").FirstOrDefault(gap.Value));
    }

    private static string Fitted(string cell, ReadOnlySpan<char> next) =>
        next is ['.' or ',' or ';' or ':', ..] && cell.TrimEnd('.', ' ') is { Length: > 0 } bare ? bare : cell;

    private static bool HoldsVisible(string typed)
    {
        foreach (var sign in typed.EnumerateRunes())
            if (IsVisible(sign)) return true;
        return false;
    }

    // Marks of direction, joiners and combining marks say nothing by themselves, nor do the letters that are blank by design.
    private static bool IsVisible(Rune sign) => !Rune.IsWhiteSpace(sign)
        && sign.Value is not (0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0)
        && Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);

    [GeneratedRegex(@"\{(?<field>[^{}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gap { get; }
}
