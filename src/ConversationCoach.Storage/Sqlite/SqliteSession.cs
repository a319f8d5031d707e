using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ConversationCoach.Storage.Sqlite;

/// <summary>One connection and its prepared statements; for one thread at a time. Its transaction is begun and ended by who lends it.</summary>
public sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    internal SqliteSession(SqliteConnection connection) => _connection = connection;

    internal bool IsInTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>The file was deleted or another was put in its place: what is written now would go nowhere.</summary>
    internal bool HasLostItsFile => Native.FileControl(_connection.Handle!, 0, Native.HasMoved, out var moved) == raw.SQLITE_OK && moved != 0;

    internal bool HasTraces { get; private set; }

    /// <returns>How many rows were added, changed or removed.</returns>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Prepared(sql, values).ExecuteNonQuery();

    public IReadOnlyList<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var rows = Prepared(sql, values).ExecuteReader();
        var found = new List<T>();
        while (rows.Read()) found.Add(read(rows));
        return found;
    }

    /// <summary>What this write removes shall not stay in the log either; it is emptied soon after the commit.</summary>
    public void RemoveTraces() => HasTraces = true;

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _connection.Dispose();
    }

    /// <summary>Empties the log, unless somebody is reading just now: then it is tried again after the next write.</summary>
    internal void EmptyLog(TimeSpan busy)
    {
        ExecuteOnce("PRAGMA busy_timeout = 0");
        HasTraces = Query("PRAGMA wal_checkpoint(TRUNCATE)", row => row.GetInt32(0)) is not [0];
        ExecuteOnce($"PRAGMA busy_timeout = {busy.TotalMilliseconds:F0}");
    }

    /// <summary>For scripts and settings: not kept prepared.</summary>
    internal void ExecuteOnce(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in values) command.Parameters.Add(new SqliteParameter { ParameterName = name });
            _prepared.Add(sql, command);
        }

        for (var index = 0; index < values.Length; index++) command.Parameters[index].Value = values[index].Value ?? DBNull.Value;
        return command;
    }

    private static class Native
    {
        /// <summary>SQLITE_FCNTL_HAS_MOVED, which the managed library leaves out.</summary>
        public const int HasMoved = 20;

        [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
        public static extern int FileControl(SafeHandle database, nint schema, int operation, out int result);
    }
}
