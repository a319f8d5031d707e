using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ConversationCoach.Storage.Tests;

/// <summary>A folder of its own, with a database that is opened when it is first asked for.</summary>
internal sealed class TemporaryDatabase(SqliteLimits? limits = null, TimeProvider? time = null) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coach-storage-").FullName;
    private readonly List<SqliteDatabase> _open = [];
    private SqliteDatabase? _database;

    public string File => Path.Combine(_folder, "data", "coach.db");

    public SqliteDatabase Database => _database ??= Open();

    public IPreparationStore Preparations => new PreparationStore(Database);

    /// <summary>Opens it once more, as another process would.</summary>
    public SqliteDatabase Open()
    {
        var database = SqliteDatabase.Open($"Data Source={File}", limits ?? new SqliteLimits(), time ?? TimeProvider.System);
        lock (_open) _open.Add(database);
        return database;
    }

    /// <summary>A connection that knows nothing of the program.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var database in _open) await database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
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
}
