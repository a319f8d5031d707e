using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.PostgreSql;
using ConversationCoach.Storage.Sealing;
using Npgsql;

namespace ConversationCoach.Storage.Tests.PostgreSql;

/// <summary>An empty database on a server, opened when it is first asked for.</summary>
internal sealed class TemporaryPostgreSql(PostgreSqlServer? server = null, PostgreSqlLimits? limits = null, TimeProvider? time = null) : ITemporary
{
    private readonly PostgreSqlServer _server = server ?? PostgreSqlServer.Shared;
    private readonly List<IAsyncDisposable> _open = [];
    private readonly List<Stores> _stores = [];
    private PostgreSqlDatabase? _database;
    private Stores? _first;
    private string? _connectionString;
    private string _backup = "";

    public string ConnectionString => _connectionString ??= _server.CreateDatabase();

    public PostgreSqlDatabase Database => _database ??= Open();

    public Stores Stores => _first ??= Opened(Database, null);

    public IPreparationStore Preparations => Stores.Preparations;

    private string KeysConnectionString => StoragePlaces.KeysBesideServer(ConnectionString);

    /// <summary>Opens it once more, as another process would.</summary>
    public PostgreSqlDatabase Open() => Open(ConnectionString, Scripts.PostgreSql);

    public Stores OpenStores(IKeyEncryption? encryption = null) => Opened(Open(), encryption);

    public object? Ask(string sql) => Ask(ConnectionString, sql);

    public object? AskKeys(string sql) => Ask(KeysConnectionString, sql);

    /// <summary>The files of this database, and those that all share.</summary>
    public async Task<IReadOnlyList<(string File, byte[] Bytes)>> OnDiskAsync()
    {
        Ask("CHECKPOINT");
        var found = new List<(string, byte[])>();
        foreach (var folder in (string[])[$"base/{Ask("SELECT oid FROM pg_database WHERE datname = current_database()")}", "pg_wal", "pg_xact"])
        {
            foreach (var file in Directory.GetFiles(Path.Combine(_server.DataFolder, folder))) found.Add((file, await File.ReadAllBytesAsync(file)));
        }

        found.Add(("log", await File.ReadAllBytesAsync(_server.LogFile)));
        return found;
    }

    public async Task BackUpAsync() => _backup = await PostgreSqlServer.DumpAsync(ConnectionString, "--exclude-schema=coach_keys");

    public async Task RestoreAsync()
    {
        await CloseAsync();
        Ask("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        await PostgreSqlServer.RestoreAsync(ConnectionString, _backup);
    }

    public IReadOnlyList<Column> Columns(bool ofKeys) => Rows($"""
        SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns
        WHERE table_schema = '{(ofKeys ? "coach_keys" : "public")}'
        """, row => new Column(row.GetString(0), row.GetString(1), row.GetString(2) is "text" or "character varying" or "json" or "jsonb"));

    public IReadOnlyList<(string Table, string To)> Cascades() => Rows(
        "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND confdeltype = 'c'",
        row => (row.GetString(0), row.GetString(1)));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await CloseAsync();
        if (_connectionString is not null) _server.DropDatabase(_connectionString);
    }

    private async Task CloseAsync()
    {
        foreach (var stores in _stores) stores.Dispose();
        foreach (var database in _open) await database.DisposeAsync();
        (_first, _database) = (null, null);
        _stores.Clear();
        _open.Clear();
    }

    private PostgreSqlDatabase Open(string connectionString, Scripts scripts)
    {
        var database = PostgreSqlDatabase.Open(connectionString, scripts, limits ?? new PostgreSqlLimits(), time ?? TimeProvider.System);
        lock (_open) _open.Add(database);
        return database;
    }

    private Stores Opened(PostgreSqlDatabase data, IKeyEncryption? encryption)
    {
        var stores = Stores.Open(data, Open(KeysConnectionString, Scripts.KeysOnPostgreSql), time ?? TimeProvider.System, encryption);
        lock (_open) _stores.Add(stores);
        return stores;
    }

    private List<T> Rows<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read()) found.Add(read(rows));
        return found;
    }

    private static object? Ask(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
