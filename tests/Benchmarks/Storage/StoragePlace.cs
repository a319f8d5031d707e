using ConversationCoach.Storage.PostgreSql;
using ConversationCoach.Storage.Sqlite;
using ConversationCoach.Storage.Tests.PostgreSql;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Benchmarks.Storage;

/// <summary>An empty storage of one kind, for one server.</summary>
internal sealed class StoragePlace : IDisposable
{
    private readonly DirectoryInfo? _folder;
    private readonly PostgreSqlServer? _server;

    private StoragePlace(DirectoryInfo folder)
    {
        _folder = folder;
        ConnectionString = $"Data Source={Path.Combine(folder.FullName, "coach.db")}";
    }

    private StoragePlace(PostgreSqlServer server)
    {
        _server = server;
        ConnectionString = server.CreateDatabase();
    }

    public string Name => _server is null ? "SQLite" : "PostgreSQL";

    public string ConnectionString { get; }

    public IReadOnlyList<string> Arguments => ["--Storage:Provider", _server is null ? "Sqlite" : "PostgreSql", "--Storage:ConnectionString", ConnectionString];

    public static StoragePlace File() => new(Directory.CreateTempSubdirectory("coach-load-"));

    /// <summary>On a server that is started for it, and writes to the disk as one in earnest does.</summary>
    public static StoragePlace Server() => new(new PostgreSqlServer(isDurable: true));

    /// <summary>Makes the tables, and fills them with what people of a hundred preparations each might have typed.</summary>
    public async Task FillAsync(int preparations)
    {
        var sql = _server is null ? Filling.Sqlite : Filling.PostgreSql;
        if (_server is null)
        {
            await SqliteDatabase.Open(ConnectionString, TimeProvider.System).DisposeAsync();
            await using var connection = new SqliteConnection(ConnectionString + ";Pooling=False");
            await connection.OpenAsync();
            await using var command = new SqliteCommand(sql.Replace("$count", $"{preparations}", StringComparison.Ordinal), connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
        else
        {
            PostgreSqlDatabase.Open(ConnectionString, TimeProvider.System).Dispose();
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql.Replace("$count", $"{preparations}", StringComparison.Ordinal), connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }

    public void Dispose()
    {
        _server?.Dispose();
        _folder?.Delete(recursive: true);
    }
}
