using System.Globalization;
using ConversationCoach.Storage.PostgreSql;
using Npgsql;

namespace ConversationCoach.Storage.Copying;

/// <summary>A PostgreSQL database that becomes like the source.</summary>
internal sealed class CopyTarget : IDisposable
{
    private const int RowsInATransaction = 500;

    private readonly NpgsqlConnection _connection;

    public CopyTarget(string connectionString)
    {
        _connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, IncludeErrorDetail = false }.ConnectionString);
        _connection.Open();
    }

    /// <summary>The number of the last script applied; 0 when there is nothing of this program yet.</summary>
    public int Script => Query($"SELECT to_regclass('{Table.OfScripts}')::text").Single()[0].IsNull
        ? 0
        : (int)Query($"SELECT coalesce(max(number), 0) FROM {Table.OfScripts}").Single()[0].Number;

    public IEnumerable<string?> StoreId => Query("SELECT id FROM key_store").Select(row => row[0].Text);

    public bool HasPeople => Query("SELECT 1 FROM person LIMIT 1").Any();

    public IReadOnlyList<string> ColumnsOf(string table) =>
    [
        .. Query("SELECT column_name::text FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 ORDER BY column_name COLLATE \"C\"", table)
            .Select(row => row[0].Text!),
    ];

    public IEnumerable<SqlValue[]> Rows(Table table) => Query(table.Select);

    /// <summary>A statement for many rows, some hundred of them in each transaction.</summary>
    public void Execute(string sql, IEnumerable<SqlValue[]> rows)
    {
        var statement = new Statement(sql);
        foreach (var part in rows.Chunk(RowsInATransaction))
        {
            // A batch is a transaction of its own.
            using var batch = PostgreSqlBatch.Of(_connection, [.. part.Select(row => statement.With(row))]);
            batch.ExecuteNonQuery();
        }
    }

    public void Dispose() => _connection.Dispose();

    private IEnumerable<SqlValue[]> Query(string sql, string? value = null)
    {
        using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        if (value is not null) command.Parameters.Add(new NpgsqlParameter { Value = value });
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return [.. Enumerable.Range(0, rows.FieldCount).Select(column => Value(rows.GetValue(column)))];
    }

    private static SqlValue Value(object value) => value switch
    {
        DBNull => default(SqlValue),
        string text => PostgreSqlText.Read(text),
        short or int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        byte[] bytes => bytes,
        _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A value of type {value.GetType().Name} cannot be compared.")),
    };
}
