using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Sealing;
using ConversationCoach.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ConversationCoach.Storage.Tests;

/// <summary>A folder of its own, with a database that is opened when it is first asked for.</summary>
internal sealed class TemporaryDatabase(SqliteLimits? limits = null, TimeProvider? time = null) : ITemporary
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coach-storage-").FullName;
    private readonly List<IAsyncDisposable> _open = [];
    private readonly List<Stores> _stores = [];
    private SqliteDatabase? _database;
    private Stores? _first;

    public string File => Path.Combine(_folder, "data", "coach.db");

    public string KeyFile => Path.Combine(_folder, "data", "coach.keys.db");

    public SqliteDatabase Database => _database ??= Open();

    public Stores Stores => _first ??= Opened(Database, null);

    public IPreparationStore Preparations => Stores.Preparations;

    /// <summary>Opens it once more, as another process would.</summary>
    public SqliteDatabase Open() => Opened(SqliteDatabase.Open($"Data Source={File}", Scripts.Sqlite, limits ?? new SqliteLimits(), time ?? TimeProvider.System));

    public Stores OpenStores(IKeyEncryption? encryption = null) => Opened(Open(), encryption);

    /// <summary>A connection that knows nothing of the program.</summary>
    public SqliteConnection Connect() => Connect(File);

    public object? Ask(string sql)
    {
        using var connection = Connect(File);
        return connection.Scalar(sql);
    }

    public object? AskKeys(string sql)
    {
        using var connection = Connect(KeyFile);
        return connection.Scalar(sql);
    }

    public async Task<IReadOnlyList<(string File, byte[] Bytes)>> OnDiskAsync()
    {
        var files = Directory.GetFiles(Path.GetDirectoryName(File)!);
        return await Task.WhenAll(files.Select(async file => (Path.GetFileName(file), await System.IO.File.ReadAllBytesAsync(file))));
    }

    public Task BackUpAsync()
    {
        Ask($"VACUUM INTO '{File}.copy'");
        return Task.CompletedTask;
    }

    public async Task RestoreAsync()
    {
        await CloseAsync();
        System.IO.File.Move(File + ".copy", File, overwrite: true);
    }

    public IReadOnlyList<Column> Columns(bool ofKeys)
    {
        using var connection = Connect(ofKeys ? KeyFile : File);
        return connection.Rows("""
            SELECT m.name, c.name, c.type FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'
            """, row => new Column(row.GetString(0), row.GetString(1), row.GetString(2) == "TEXT"));
    }

    public IReadOnlyList<(string Table, string To)> Cascades()
    {
        using var connection = Connect(File);
        return connection.Rows("""
            SELECT m.name, f."table" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
            WHERE m.type = 'table' AND f.on_delete = 'CASCADE'
            """, row => (row.GetString(0), row.GetString(1)));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task CloseAsync()
    {
        foreach (var stores in _stores) stores.Dispose();
        foreach (var database in _open) await database.DisposeAsync();
        (_first, _database) = (null, null);
        _stores.Clear();
        _open.Clear();
    }

    private Stores Opened(SqliteDatabase data, IKeyEncryption? encryption)
    {
        var keys = Opened(SqliteDatabase.Open($"Data Source={KeyFile}", Scripts.KeysOnSqlite, new SqliteLimits(), time ?? TimeProvider.System));
        var stores = Stores.Open(data, keys, time ?? TimeProvider.System, encryption);
        lock (_open) _stores.Add(stores);
        return stores;
    }

    private SqliteDatabase Opened(SqliteDatabase database)
    {
        lock (_open) _open.Add(database);
        return database;
    }

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }
}

internal static class Sql
{
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static object? Scalar(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static IReadOnlyList<T> Rows<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read()) found.Add(read(rows));
        return found;
    }
}
