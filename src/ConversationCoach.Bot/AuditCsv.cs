using System.Buffers;
using System.Globalization;
using ConversationCoach.Core.Privacy;

namespace ConversationCoach.Bot;

/// <summary>The audit as a table for whoever has to account for it.</summary>
internal static class AuditCsv
{
    // Quoted where it must be, and where a spreadsheet would take it for a formula.
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n=+@\t");

    public static async Task WriteAsync(IAsyncEnumerable<AuditEvent> audit, TextWriter output)
    {
        await output.WriteLineAsync("id,at,kind,tenant,actor,subject,object");
        await foreach (var happened in audit)
        {
            string?[] row =
            [
                happened.Id.ToString(), happened.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), happened.Kind,
                happened.Tenant, happened.Actor, happened.Subject, happened.About?.ToString(),
            ];
            await output.WriteLineAsync(string.Join(',', row.Select(Field)));
        }
    }

    private static string Field(string? value) => value switch
    {
        null => "",
        _ when !value.AsSpan().ContainsAny(Special) => value,
        ['=' or '+' or '@' or '\t', ..] => $"\"'{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
    };
}
