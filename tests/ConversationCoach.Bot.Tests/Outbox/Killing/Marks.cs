using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ConversationCoach.Bot.Tests.Outbox.Killing;

/// <summary>When the database had it that a message was sent.</summary>
internal static class Marks
{
    private const string Sent = "FROM outbox WHERE kind = 'pre-work' AND status = 'Sent'";

    /// <returns>By what was assigned. On PostgreSQL when it was committed; on SQLite just before it was written.</returns>
    public static async Task<Dictionary<Guid, DateTimeOffset>> ReadAsync(string provider, string connectionString)
    {
        var marks = new Dictionary<Guid, DateTimeOffset>();
        if (provider == "PostgreSql")
        {
            await using var source = NpgsqlDataSource.Create(connectionString);
            await using var command = source.CreateCommand($"SELECT about, pg_xact_commit_timestamp(xmin) {Sent}");
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync()) marks[Guid.Parse(rows.GetString(0))] = new DateTimeOffset(rows.GetDateTime(1));
        }
        else
        {
            await using var connection = new SqliteConnection($"{connectionString};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT about, ended_at {Sent}";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync()) marks[Guid.Parse(rows.GetString(0))] = DateTimeOffset.Parse(rows.GetString(1), CultureInfo.InvariantCulture);
        }

        return marks;
    }
}
