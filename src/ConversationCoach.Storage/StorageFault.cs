using System.Data.Common;
using ConversationCoach.Core.Preparations;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ConversationCoach.Storage;

internal static class StorageFault
{
    public static bool Is(Exception error) => error is DbException or IOException or UnauthorizedAccessException or TimeoutException or StorageUnavailableException;

    /// <summary>Tells what failed in words of ours only: what people typed is in no message.</summary>
    public static StorageUnavailableException From(Exception error) => error switch
    {
        StorageUnavailableException already => already,
        SqliteException sqlite => new StorageUnavailableException($"The storage failed with SQLite code {sqlite.SqliteExtendedErrorCode}.", error),
        PostgresException postgres => new StorageUnavailableException($"The storage failed with PostgreSQL code {postgres.SqlState}.", error),
        _ => new StorageUnavailableException($"The storage failed with {error.GetType().Name}.", error),
    };
}
