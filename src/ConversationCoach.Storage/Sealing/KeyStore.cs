using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Sealing;

/// <summary>Where the wrapped data keys rest: apart from the data, so that a copy of the data alone is readable to nobody.</summary>
internal sealed class KeyStore(IDatabase database) : IAsyncDisposable
{
    public IDatabase Database => database;

    /// <returns><see langword="null"/> when there never was such a key.</returns>
    public async Task<WrappedKey?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await database.ReadAsync([KeySql.Find.With(id)], row => row.IsNull(2)
            ? new WrappedKey(id, null, null, null)
            : new WrappedKey(id, new UserId(row.GetString(0), row.GetString(1)), row.GetBytes(2), row.GetString(3)), cancellationToken)).SingleOrDefault();

    public async Task<string?> FindIdAsync(UserId owner, CancellationToken cancellationToken) =>
        (await database.ReadAsync([KeySql.FindOf.With(owner.Tenant, owner.User)], row => row.GetString(0), cancellationToken)).SingleOrDefault();

    /// <returns>Of these keys those that are there and were not destroyed, with whose they are.</returns>
    public async Task<IReadOnlyList<(string Id, UserId Owner)>> LivingAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        await database.ReadAsync([.. ids.Select(id => KeySql.FindLiving.With(id))], row => (row.GetString(0), new UserId(row.GetString(1), row.GetString(2))), cancellationToken);

    /// <returns>The keys that these people have.</returns>
    public async Task<IReadOnlyList<(string Id, UserId Owner)>> FindAsync(IReadOnlyCollection<UserId> owners, CancellationToken cancellationToken) =>
        await database.ReadAsync([.. owners.Select(owner => KeySql.FindWho.With(owner.Tenant, owner.User))], row => (row.GetString(0), new UserId(row.GetString(1), row.GetString(2))), cancellationToken);

    /// <summary>Keeps each, unless the person has one.</summary>
    /// <exception cref="StorageUnavailableException">Among others: nothing may be wrapped with that version any more.</exception>
    public async Task AddAsync(IReadOnlyCollection<WrappedKey> keys, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var commands = keys.Select(key => KeySql.Insert.With(key.Id, key.Owner!.Tenant, key.Owner.User, key.Wrapped, key.WrappedWith, SqlText.Of(now)));
        if (await database.WriteAsync([.. commands], cancellationToken) is WriteOutcome.BreaksReference)
            throw new StorageUnavailableException($"The key-encryption key {keys.First().WrappedWith} was retired by rotate-keys. Start anew with the settings of now.", null);
    }

    /// <summary>Once it is complete, what the person's key has sealed is readable to nobody.</summary>
    public Task DestroyAsync(UserId owner, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync([KeySql.Destroy.With(owner.Tenant, owner.User, SqlText.Of(now))], cancellationToken);

    public ValueTask DisposeAsync() => database.DisposeAsync();
}

/// <param name="Owner">This and all that follows is <see langword="null"/> when the key was destroyed.</param>
/// <param name="WrappedWith">The version of the key-encryption key.</param>
internal sealed record WrappedKey(string Id, UserId? Owner, byte[]? Wrapped, string? WrappedWith)
{
    public bool IsDestroyed => Wrapped is null;
}
