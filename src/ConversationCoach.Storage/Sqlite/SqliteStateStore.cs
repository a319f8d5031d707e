using System.Collections.Immutable;
using ConversationCoach.Core.State;

namespace ConversationCoach.Storage.Sqlite;

public sealed class SqliteStateStore(SqliteDatabase database, TimeProvider time) : IStateStore
{
    public Task<ImmutableDictionary<string, StateRow>> ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        database.ReadAsync(session => keys.Distinct(StringComparer.Ordinal)
            .Select(key => (Key: key, Row: Find(session, key)))
            .Where(found => found.Row is not null)
            .ToImmutableDictionary(found => found.Key, found => found.Row!), cancellationToken);

    public Task<bool> WriteAsync(IReadOnlyCollection<StateChange> changes, CancellationToken cancellationToken) => database.WriteAsync(session =>
    {
        // The transaction holds the lock since it began: nobody writes between the look and the writing.
        if (changes.Any(change => change.ETag is not (null or "*") && Find(session, change.Key)?.ETag != change.ETag)) return false;

        foreach (var change in changes)
        {
            session.Execute(StateSql.Write, ("@key", change.Key), ("@json", change.Json),
                ("@etag", Guid.NewGuid().ToString("N")), ("@changed_at", SqlText.Of(time.GetUtcNow())));
        }

        return true;
    }, cancellationToken);

    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        database.WriteAsync(session => keys.Sum(key => session.Execute(StateSql.Delete, ("@key", key))), cancellationToken);

    private static StateRow? Find(SqliteSession session, string key) =>
        session.Query(StateSql.Read, row => new StateRow(row.GetString(0), row.GetString(1)), ("@key", key)).SingleOrDefault();
}
