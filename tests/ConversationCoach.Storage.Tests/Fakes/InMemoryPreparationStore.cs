using System.Collections.Immutable;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Tests.Fakes;

public sealed class InMemoryPreparationStore : IPreparationStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Preparation> _kept = [];

    public Task<Preparation?> FindAsync(Guid id, UserId owner, CancellationToken cancellationToken) => Locked(() => Find(id, owner), cancellationToken);

    public Task<ImmutableArray<PreparationSummary>> ListAsync(UserId owner, CancellationToken cancellationToken) => Locked<ImmutableArray<PreparationSummary>>(() =>
    [
        .. _kept.Values.Where(kept => kept.Owner == owner).OrderByDescending(kept => kept.ChangedAt)
            .Select(kept => new PreparationSummary(kept.Id, kept.GuideId, kept.About, kept.With, kept.Day, kept.Status, kept.Step, kept.ChangedAt)),
    ], cancellationToken);

    public Task<bool> SaveAsync(Preparation preparation, IReadOnlyCollection<OutboxMessage> later, CancellationToken cancellationToken) => Locked(() =>
    {
        if (preparation.Version == 1) return _kept.TryAdd(preparation.Id, preparation);
        if (Find(preparation.Id, preparation.Owner)?.Version != preparation.Version - 1) return false;
        _kept[preparation.Id] = preparation;
        return true;
    }, cancellationToken);

    public Task<bool> DeleteAsync(Guid id, UserId owner, CancellationToken cancellationToken) =>
        Locked(() => Find(id, owner) is not null && _kept.Remove(id), cancellationToken);

    private Preparation? Find(Guid id, UserId owner) => _kept.TryGetValue(id, out var kept) && kept.Owner == owner ? kept : null;

    private Task<T> Locked<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);
        lock (_lock) return Task.FromResult(work());
    }
}
