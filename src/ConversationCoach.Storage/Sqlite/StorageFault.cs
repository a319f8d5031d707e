using ConversationCoach.Core.Preparations;
using Microsoft.Data.Sqlite;

namespace ConversationCoach.Storage.Sqlite;

internal static class StorageFault
{
    public static bool Is(Exception error) => error is SqliteException or IOException or UnauthorizedAccessException;

    /// <summary>Tells what failed in words of ours only: what people typed is in no message.</summary>
    public static StorageUnavailableException From(Exception error) => error switch
    {
        StorageUnavailableException already => already,
        SqliteException sqlite => new StorageUnavailableException($"The storage failed with SQLite code {sqlite.SqliteExtendedErrorCode}.", error),
        _ => new StorageUnavailableException($"The storage failed with {error.GetType().Name}.", error),
    };
}
