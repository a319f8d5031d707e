using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ConversationCoach.Storage;

public sealed class StorageOptions
{
    /// <summary>Sqlite for one instance of the bot, PostgreSql for any number of them; Sqlite unless told.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>
    /// With Sqlite it names a file; a relative one lies below the content root; <c>Data Source=App_Data/conversation-coach.db</c>
    /// unless told. With PostgreSql it names a database that is there, and it must be told.
    /// </summary>
    public string? ConnectionString { get; set; }
}

internal sealed class StorageOptionsCheck : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options) => options.Provider switch
    {
        "Sqlite" => FileOf(options.ConnectionString) is not null
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Storage:ConnectionString must name a file, as in 'Data Source=App_Data/conversation-coach.db'."),
        "PostgreSql" => IsServer(options.ConnectionString)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Storage:ConnectionString must name a server and a database, as in 'Host=db.example.org;Database=coach;Username=coach;Password=...'."),
        _ => ValidateOptionsResult.Fail("Storage:Provider must be Sqlite or PostgreSql."),
    };

    /// <returns><see langword="null"/> when it cannot be read, or names no file: each connection would have a memory of its own.</returns>
    public static SqliteConnectionStringBuilder? FileOf(string? connectionString) =>
        Read(() => new SqliteConnectionStringBuilder(connectionString ?? "Data Source=App_Data/conversation-coach.db")) is { Mode: not SqliteOpenMode.Memory, DataSource: not ("" or ":memory:") } file
            ? file
            : null;

    public static bool IsServer(string? connectionString) =>
        Read(() => new NpgsqlConnectionStringBuilder(connectionString)) is { Host.Length: > 0, Database.Length: > 0 };

    private static T? Read<T>(Func<T> read) where T : DbConnectionStringBuilder
    {
        try
        {
            return read();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
