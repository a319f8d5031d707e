using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.PostgreSql;
using ConversationCoach.Storage.Sealing;
using ConversationCoach.Storage.Sqlite;
using Npgsql;

namespace ConversationCoach.Storage;

/// <summary>Where the data and its keys are.</summary>
internal sealed class StoragePlaces(StorageOptions storage, EncryptionOptions encryption, string contentRoot)
{
    private const string KeySchema = "coach_keys";

    private bool IsPostgreSql => storage.Provider == "PostgreSql";

    public string DevelopmentKeyFile => Path.ChangeExtension(IsPostgreSql ? Path.Combine(contentRoot, "App_Data", "coach") : FileOf(storage.ConnectionString), ".development-key");

    private string Data => IsPostgreSql ? storage.ConnectionString! : Below(contentRoot, storage.ConnectionString);

    private string Keys => (IsPostgreSql, encryption.KeyStore.ConnectionString) switch
    {
        (true, null) => KeysBesideServer(Data),
        (true, { } told) => told,
        (false, null) => KeysBesideFile(Data),
        (false, { } told) => Below(contentRoot, told),
    };

    /// <summary>The file of the keys of a database file, unless told.</summary>
    public static string KeysBesideFile(string connectionString)
    {
        var file = StorageOptionsCheck.FileOf(connectionString)!;
        file.DataSource = Path.ChangeExtension(file.DataSource, ".keys.db");
        return file.ConnectionString;
    }

    /// <summary>The schema of the keys of a database on a server, unless told.</summary>
    public static string KeysBesideServer(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = KeySchema }.ConnectionString;

    public IDatabase OpenData(TimeProvider time) => Named("Storage:ConnectionString", () => IsPostgreSql
        ? PostgreSqlDatabase.Open(Data, time)
        : SqliteDatabase.Open(Data, time));

    public IDatabase OpenKeys(TimeProvider time) => Named("Encryption:KeyStore:ConnectionString", () => IsPostgreSql
        ? PostgreSqlDatabase.Open(Keys, Scripts.KeysOnPostgreSql, new PostgreSqlLimits(), time)
        : SqliteDatabase.Open(Keys, Scripts.KeysOnSqlite, new SqliteLimits(), time));

    private static IDatabase Named(string setting, Func<IDatabase> open)
    {
        try
        {
            return open();
        }
        catch (StorageUnavailableException error)
        {
            throw new StorageUnavailableException($"{error.Message} Check {setting}.", error);
        }
    }

    private string FileOf(string? connectionString) => StorageOptionsCheck.FileOf(Below(contentRoot, connectionString))!.DataSource;

    private static string Below(string contentRoot, string? connectionString)
    {
        var file = StorageOptionsCheck.FileOf(connectionString)!;
        file.DataSource = Path.Combine(contentRoot, file.DataSource);
        return file.ConnectionString;
    }
}
