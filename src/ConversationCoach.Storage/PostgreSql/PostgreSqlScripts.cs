using Npgsql;

namespace ConversationCoach.Storage.PostgreSql;

internal static class PostgreSqlScripts
{
    // Any number will do, as long as nobody else in the database locks by it.
    private const long Lock = 0x436F6163685363;

    /// <exception cref="InvalidOperationException">The database knows a script that this program cannot live with.</exception>
    public static void Apply(NpgsqlConnection connection, Scripts scripts, TimeProvider time, TimeSpan patience)
    {
        if (IsThere(connection) && Missing(connection, scripts).Count == 0) return;

        using var transaction = connection.BeginTransaction();
        Execute(connection, $"SET LOCAL lock_timeout = {patience.TotalMilliseconds:F0}");
        Execute(connection, "SET LOCAL statement_timeout = 0");
        // Whoever comes second waits here, and then finds nothing missing.
        Execute(connection, $"SELECT pg_advisory_xact_lock({Lock})");
        if (new NpgsqlConnectionStringBuilder(connection.ConnectionString).SearchPath is { Length: > 0 } schema) Execute(connection, $"CREATE SCHEMA IF NOT EXISTS {schema}");
        Execute(connection, "CREATE TABLE IF NOT EXISTS schema_script (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)");
        foreach (var script in Missing(connection, scripts))
        {
            Execute(connection, scripts.Read(script));
            Execute(connection, "INSERT INTO schema_script (number, name, applied_at) VALUES ($1, $2, $3)", script.Number, script.Name, SqlText.Of(time.GetUtcNow()));
        }

        transaction.Commit();
    }

    private static bool IsThere(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT to_regclass('schema_script') IS NOT NULL", connection);
        return (bool)command.ExecuteScalar()!;
    }

    private static IReadOnlyList<Script> Missing(NpgsqlConnection connection, Scripts scripts)
    {
        using var command = new NpgsqlCommand("SELECT number, name FROM schema_script ORDER BY number", connection);
        using var rows = command.ExecuteReader();
        var applied = new List<Script>();
        while (rows.Read()) applied.Add(new Script(rows.GetInt32(0), rows.GetString(1)));
        return scripts.Missing(applied);
    }

    private static void Execute(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        command.ExecuteNonQuery();
    }
}
