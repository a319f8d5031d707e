using System.Collections.Immutable;
using ConversationCoach.Core.State;

namespace ConversationCoach.Storage;

/// <summary>State as it rests in the database; what it is given is sealed already.</summary>
internal sealed class StateStore(IDatabase database, TimeProvider time) : IStateStore
{
    public async Task<ImmutableDictionary<string, StateRow>> ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync([.. keys.Distinct(StringComparer.Ordinal).Select(key => StateSql.Read.With(key))],
            row => KeyValuePair.Create(row.GetString(0), new StateRow(row.GetString(1), row.GetString(2))), cancellationToken);
        return rows.ToImmutableDictionary(StringComparer.Ordinal);
    }

    public async Task<bool> WriteAsync(IReadOnlyCollection<StateChange> changes, CancellationToken cancellationToken)
    {
        var now = SqlText.Of(time.GetUtcNow());
        // In one order, so that nobody waits for a key while holding what the other waits for.
        return await database.WriteAsync([.. changes.OrderBy(change => change.Key, StringComparer.Ordinal).Select(change => change.ETag is null or "*"
            ? StateSql.Write.With(change.Key, change.Json, NewETag(), now)
            : StateSql.WriteOver.With(change.Key, change.Json, NewETag(), now, change.ETag))], cancellationToken) is WriteOutcome.Written;
    }

    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        database.WriteAsync([.. keys.Order(StringComparer.Ordinal).Select(key => StateSql.Delete.With(key))], cancellationToken);

    private static string NewETag() => Guid.NewGuid().ToString("N");
}
