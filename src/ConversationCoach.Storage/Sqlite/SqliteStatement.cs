using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ConversationCoach.Storage.Sqlite;

/// <summary>A prepared statement, and the row it stands on. It goes past the ADO.NET command, which costs more than SQLite itself.</summary>
internal sealed class SqliteStatement : IRow, IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    // SQLite counts the values as they come up in the text, which need not be in order.
    private readonly int[] _values;
    private byte[] _utf8 = new byte[256];

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        _values = new int[raw.sqlite3_bind_parameter_count(_statement)];
        for (var index = 0; index < _values.Length; index++)
            _values[index] = int.Parse(raw.sqlite3_bind_parameter_name(_statement, index + 1).utf8_to_string().AsSpan(1), CultureInfo.InvariantCulture) - 1;
    }

    /// <returns>How many rows were added, changed or removed.</returns>
    public int Execute(ReadOnlySpan<SqlValue> values)
    {
        try
        {
            Bind(values);
            while (Step()) { }
            return raw.sqlite3_changes(_database);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public void Query<T>(ReadOnlySpan<SqlValue> values, Func<IRow, T> read, List<T> found)
    {
        try
        {
            Bind(values);
            while (Step()) found.Add(read(this));
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public string GetString(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(_statement, column));

    public int GetInt32(int column) => raw.sqlite3_column_int(_statement, column);

    public byte[] GetBytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    public void Dispose() => _statement.Dispose();

    private bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW) return true;
        if (result != raw.SQLITE_DONE) Check(result);
        return false;
    }

    private void Bind(ReadOnlySpan<SqlValue> values)
    {
        for (var index = 0; index < _values.Length; index++) Check(Bind(index + 1, values[_values[index]]));
    }

    private int Bind(int index, in SqlValue value) => value switch
    {
        { Kind: SqlKind.Number } => raw.sqlite3_bind_int64(_statement, index, value.Number),
        { IsNull: true } => raw.sqlite3_bind_null(_statement, index),
        { Kind: SqlKind.Bytes } => raw.sqlite3_bind_blob(_statement, index, value.Bytes),
        // An empty span would become null.
        { Text: "" } => raw.sqlite3_bind_text(_statement, index, ""),
        _ => raw.sqlite3_bind_text(_statement, index, Utf8(value.Text!)),
    };

    private ReadOnlySpan<byte> Utf8(string text)
    {
        if (Encoding.UTF8.GetMaxByteCount(text.Length) is var most && most > _utf8.Length) _utf8 = new byte[most];
        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8));
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, _database);
    }
}
