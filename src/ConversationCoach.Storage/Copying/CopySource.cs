using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ConversationCoach.Storage.Copying;

/// <summary>A SQLite file as it is when it is opened; it is not changed.</summary>
internal sealed class CopySource : IDisposable
{
    private readonly SqliteConnection _connection;

    public CopySource(string connectionString)
    {
        var file = new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        if (!File.Exists(file.DataSource)) throw new FileNotFoundException($"There is no file '{file.DataSource}'.");
        _connection = new SqliteConnection(file.ConnectionString);
        _connection.Open();
        Execute("PRAGMA query_only = ON");
        // Until it ends, every look sees the same.
        Execute("BEGIN");
    }

    /// <summary>The number of the last script applied; 0 when it is no storage of this program.</summary>
    public int Script => Query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1", Table.OfScripts).Any()
        ? (int)Query($"SELECT coalesce(max(number), 0) FROM {Table.OfScripts}").Single()[0].Number
        : 0;

    public IEnumerable<string?> StoreId => Query("SELECT id FROM key_store").Select(row => row[0].Text);

    public IReadOnlyList<Table> Tables =>
    [
        .. Query(@"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name <> $1", Table.OfScripts)
            .Select(row => row[0].Text!)
            .ToList()
            .Select(name => new Table(
                name,
                Names("SELECT name FROM pragma_table_info($1) ORDER BY name", name),
                Names("SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY name", name),
                Names("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list($1)", name))),
    ];

    public IEnumerable<SqlValue[]> Rows(Table table) => Query(table.Select);

    public void Dispose() => _connection.Dispose();

    private List<string> Names(string sql, string table) => [.. Query(sql, table).Select(row => row[0].Text!)];

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private IEnumerable<SqlValue[]> Query(string sql, string? value = null)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        if (value is not null) command.Parameters.AddWithValue("$1", value);
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return [.. Enumerable.Range(0, rows.FieldCount).Select(column => Value(rows.GetValue(column)))];
    }

    private static SqlValue Value(object value) => value switch
    {
        DBNull => default(SqlValue),
        string text => text,
        long number => number,
        byte[] bytes => bytes,
        _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A value of type {value.GetType().Name} cannot be copied.")),
    };
}
