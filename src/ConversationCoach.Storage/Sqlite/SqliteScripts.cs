namespace ConversationCoach.Storage.Sqlite;

internal static class SqliteScripts
{
    /// <exception cref="InvalidOperationException">The database knows a script that this program cannot live with.</exception>
    public static void Apply(SqliteSession session, Scripts scripts, TimeProvider time)
    {
        if (IsThere(session) && Missing(session, scripts).Count == 0) return;

        // Whoever comes second waits here, and then finds nothing missing.
        session.Execute("BEGIN EXCLUSIVE");
        session.Execute("CREATE TABLE IF NOT EXISTS schema_script (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)");
        foreach (var script in Missing(session, scripts))
        {
            session.RunScript(scripts.Read(script));
            session.Execute("INSERT INTO schema_script (number, name, applied_at) VALUES ($1, $2, $3)", script.Number, script.Name, SqlText.Of(time.GetUtcNow()));
        }

        session.Execute("COMMIT");
    }

    private static bool IsThere(SqliteSession session) =>
        session.Query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_script'", row => row.GetInt32(0)).Count > 0;

    private static IReadOnlyList<Script> Missing(SqliteSession session, Scripts scripts) =>
        scripts.Missing(session.Query("SELECT number, name FROM schema_script ORDER BY number", row => new Script(row.GetInt32(0), row.GetString(1))));
}
