using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ConversationCoach.Storage.Sqlite;

/// <summary>One connection and its prepared statements; for one thread at a time. Its transaction is begun and ended by who lends it.</summary>
public sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<Statement, SqliteStatement> _prepared = [];

    internal SqliteSession(SqliteConnection connection) => _connection = connection;

    internal bool IsInTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>The file was deleted or another was put in its place: what is written now would go nowhere.</summary>
    internal bool HasLostItsFile => Native.FileControl(_connection.Handle!, 0, Native.HasMoved, out var moved) == raw.SQLITE_OK && moved != 0;

    /// <summary>Words were removed that the log still holds.</summary>
    internal bool HasTraces { get; private set; }

    /// <summary>For what is asked once: it is not kept prepared.</summary>
    /// <returns>How many rows were added, changed or removed.</returns>
    public int Execute(string sql, params ReadOnlySpan<SqlValue> values)
    {
        using var statement = new SqliteStatement(_connection.Handle!, sql);
        return statement.Execute(values);
    }

    /// <summary>For what is asked once: it is not kept prepared.</summary>
    public IReadOnlyList<T> Query<T>(string sql, Func<IRow, T> read, params ReadOnlySpan<SqlValue> values)
    {
        using var statement = new SqliteStatement(_connection.Handle!, sql);
        var found = new List<T>();
        statement.Query(values, read, found);
        return found;
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values) statement.Dispose();
        _connection.Dispose();
    }

    internal int Execute(Command command)
    {
        HasTraces |= command.Statement.RemovesWords;
        return Prepared(command.Statement).Execute(command.Values);
    }

    internal void Query<T>(Command command, Func<IRow, T> read, List<T> found) => Prepared(command.Statement).Query(command.Values, read, found);

    /// <summary>Runs a script of many statements.</summary>
    internal void RunScript(string sql)
    {
        if (raw.sqlite3_exec(_connection.Handle, sql) is var result && result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, _connection.Handle);
    }

    /// <summary>Empties the log, unless somebody is reading just now: then it is tried again after the next write.</summary>
    internal void EmptyLog(TimeSpan busy)
    {
        Execute("PRAGMA busy_timeout = 0");
        HasTraces = Query("PRAGMA wal_checkpoint(TRUNCATE)", row => row.GetInt32(0)) is not [0];
        Execute($"PRAGMA busy_timeout = {busy.TotalMilliseconds:F0}");
    }

    private SqliteStatement Prepared(Statement statement)
    {
        if (!_prepared.TryGetValue(statement, out var prepared)) _prepared.Add(statement, prepared = new SqliteStatement(_connection.Handle!, statement.Sql));
        return prepared;
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
