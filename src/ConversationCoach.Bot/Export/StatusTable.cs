using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Phrasing;

namespace ConversationCoach.Bot.Export;

/// <summary>How far a coach's people are, as comma-separated values (RFC 4180): status and dates, and none of anybody's words.</summary>
internal static class StatusTable
{
    public static ExportFile Write(Language language, Assignment assignment, ImmutableArray<Assigned> people)
    {
        var (words, guide) = (language.Phrases.Follow, language.GuideOf(assignment.GuideId));
        var table = new StringBuilder(words.CsvHeader).Append("\r\n");
        foreach (var one in people)
        {
            table.AppendJoin(',', new[]
            {
                FollowCard.Called(language, one), FollowCard.Name(language, one.Progress),
                one.Step is { } step ? (guide.IndexOf(step) + 1).ToString(CultureInfo.InvariantCulture) : "", guide.Steps.Length.ToString(CultureInfo.InvariantCulture),
                one.MovedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Elements.DayValue(assignment.Due),
            }.Select(Cell)).Append("\r\n");
        }

        var name = words.CsvName.Fill(("day", assignment.MadeAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        // With the mark by which a spreadsheet knows UTF-8.
        return new ExportFile($"{name}.csv", "text/csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table.ToString())]);
    }

    // A name that begins like a formula would be reckoned by a spreadsheet.
    private static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t', ..] ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
