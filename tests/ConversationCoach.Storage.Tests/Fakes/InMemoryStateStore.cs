using System.Collections.Immutable;
using System.Globalization;
using ConversationCoach.Core.State;

namespace ConversationCoach.Storage.Tests.Fakes;

public sealed class InMemoryStateStore : IStateStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StateRow> _rows = [];
    private int _writes;

    public Task<ImmutableDictionary<string, StateRow>> ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return Task.FromResult(_rows.Where(row => keys.Contains(row.Key)).ToImmutableDictionary());
    }

    public Task<bool> WriteAsync(IReadOnlyCollection<StateChange> changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (changes.Any(change => change.ETag is not (null or "*") && _rows.GetValueOrDefault(change.Key)?.ETag != change.ETag)) return Task.FromResult(false);
            foreach (var change in changes) _rows[change.Key] = new StateRow(change.Json, (++_writes).ToString(CultureInfo.InvariantCulture));
            return Task.FromResult(true);
        }
    }

    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            foreach (var key in keys) _rows.Remove(key);
        }

        return Task.CompletedTask;
    }
}
