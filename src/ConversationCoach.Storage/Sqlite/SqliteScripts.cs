using System.Globalization;
using System.Reflection;

namespace ConversationCoach.Storage.Sqlite;

/// <summary>The numbered scripts of Scripts/Sqlite, each applied once to a database.</summary>
internal static class SqliteScripts
{
    private const string Folder = "Sqlite/";

    private static readonly (int Number, string Name)[] All =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Order(StringComparer.Ordinal)
            .Select(name => (int.Parse(name.AsSpan(0, name.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture), name)),
    ];

    /// <exception cref="InvalidOperationException">The database knows a script that this program does not.</exception>
    public static void Apply(SqliteSession session, TimeProvider time)
    {
        if (IsThere(session) && Missing(session).Count == 0) return;

        // Whoever comes second waits here, and then finds nothing missing.
        session.ExecuteOnce("BEGIN EXCLUSIVE");
        session.ExecuteOnce("CREATE TABLE IF NOT EXISTS schema_script (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)");
        foreach (var (number, name) in Missing(session))
        {
            session.ExecuteOnce(Read(name));
            session.Execute("INSERT INTO schema_script (number, name, applied_at) VALUES (@number, @name, @at)",
                ("@number", number), ("@name", name), ("@at", SqlText.Of(time.GetUtcNow())));
        }

        session.ExecuteOnce("COMMIT");
    }

    private static bool IsThere(SqliteSession session) =>
        session.Query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_script'", row => row.GetInt32(0)).Count > 0;

    private static List<(int Number, string Name)> Missing(SqliteSession session)
    {
        var applied = session.Query("SELECT number FROM schema_script", row => row.GetInt32(0));
        if (applied.Append(0).Max() is var newest && newest > All[^1].Number)
        {
            throw new InvalidOperationException(
                $"The database was changed by a newer version of this program: it is at script {newest}, and this version ends at {All[^1].Number}. Start the newer version, or restore the copy made before it.");
        }

        return [.. All.Where(script => !applied.Contains(script.Number))];
    }

    private static string Read(string name)
    {
        using var script = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)!;
        return new StreamReader(script).ReadToEnd();
    }
}
