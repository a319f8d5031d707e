using System.Globalization;

namespace ConversationCoach.Storage;

/// <summary>How values rest in columns of text, so that they sort, and come back exactly, in either database.</summary>
internal static class SqlText
{
    public static string Of(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);

    /// <returns>UTC, with seven decimals.</returns>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static string? Of(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    public static Guid Id(string text) => Guid.ParseExact(text, "D");

    public static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
