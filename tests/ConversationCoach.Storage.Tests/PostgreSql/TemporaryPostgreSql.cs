using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.PostgreSql;
using Npgsql;

namespace ConversationCoach.Storage.Tests.PostgreSql;

/// <summary>An empty database on a server, opened when it is first asked for.</summary>
internal sealed class TemporaryPostgreSql(PostgreSqlServer? server = null, PostgreSqlLimits? limits = null, TimeProvider? time = null) : IAsyncLifetime
{
    private readonly PostgreSqlServer _server = server ?? PostgreSqlServer.Shared;
    private readonly List<PostgreSqlDatabase> _open = [];
    private PostgreSqlDatabase? _database;
    private string? _connectionString;

    public string ConnectionString => _connectionString ??= _server.CreateDatabase();

    public PostgreSqlDatabase Database => _database ??= Open();

    public IPreparationStore Preparations => new PreparationStore(Database);

    /// <summary>Opens it once more, as another process would.</summary>
    public PostgreSqlDatabase Open()
    {
        var database = PostgreSqlDatabase.Open(ConnectionString, limits ?? new PostgreSqlLimits(), time ?? TimeProvider.System);
        lock (_open) _open.Add(database);
        return database;
    }

    /// <summary>Asks it as somebody who knows nothing of the program.</summary>
    public object? Ask(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var database in _open) await database.DisposeAsync();
        if (_connectionString is not null) _server.DropDatabase(_connectionString);
    }
}
