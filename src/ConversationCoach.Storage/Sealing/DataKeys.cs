using System.Collections.Concurrent;
using System.Security.Cryptography;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Assignments;
using Microsoft.Extensions.Logging;

namespace ConversationCoach.Storage.Sealing;

/// <summary>The data keys of people, unwrapped. They are kept in memory for a while, and written nowhere.</summary>
internal sealed partial class DataKeys : IDisposable
{
    /// <summary>How long an unwrapped key is held.</summary>
    public static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(10);

    private const int MostHeld = 10_000;
    private const int Attempts = 8;

    // A vault is asked for each.
    private const int WrappedAtOnce = 16;

    private readonly IDatabase _data;
    private readonly KeyStore _store;
    private readonly IKeyEncryption _encryption;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _sweep;
    private readonly ConcurrentDictionary<string, Held> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<UserId, Held> _byOwner = new();

    public DataKeys(IDatabase data, KeyStore store, IKeyEncryption encryption, TimeProvider time, ILogger<DataKeys> logger)
    {
        (_data, _store, _encryption, _time, _logger) = (data, store, encryption, time, logger);
        _sweep = time.CreateTimer(keys => ((DataKeys)keys!).LetGo(), this, HeldFor, HeldFor);
    }

    /// <summary>Writes what the person's key has sealed. When the person is erased meanwhile it begins anew, with a fresh key.</summary>
    /// <returns>As <see cref="IDatabase.WriteAsync"/>; never <see cref="WriteOutcome.BreaksReference"/>.</returns>
    public async Task<WriteOutcome> WriteAsync(UserId owner, Func<DataKey, IReadOnlyList<Command>> commands, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var key = await OfAsync(owner, cancellationToken);
            var outcome = await _data.WriteAsync(commands(key), cancellationToken);
            if (outcome is not WriteOutcome.BreaksReference) return outcome;
            Forget(owner);
        }

        throw new StorageUnavailableException("A person was erased again and again while something of theirs was written.", null);
    }

    /// <summary>The key that seals what is written of a person; made when there is none.</summary>
    public ValueTask<DataKey> OfAsync(UserId owner, CancellationToken cancellationToken) =>
        _byOwner.TryGetValue(owner, out var held) && !IsOver(held) ? ValueTask.FromResult(held.Key) : new ValueTask<DataKey>(LoadOrMakeAsync(owner, cancellationToken));

    /// <summary>The ids of the keys of many people at once, in a few round trips; made where there is none. Nothing is unwrapped.</summary>
    /// <param name="owners">Each once.</param>
    public async Task<IReadOnlyList<string>> IdsOfAsync(IReadOnlyList<UserId> owners, CancellationToken cancellationToken)
    {
        var ids = await StandingAsync(owners, cancellationToken);
        // Others may meet the same strangers just now: whoever takes them in one order never waits in a ring.
        if (owners.Where(owner => !ids.ContainsKey(owner)).OrderBy(owner => owner.Tenant, StringComparer.Ordinal).ThenBy(owner => owner.User, StringComparer.Ordinal).ToList() is { Count: > 0 } strangers)
        {
            await MakeAsync(strangers, cancellationToken);
            foreach (var (owner, id) in await StandingAsync(strangers, cancellationToken)) ids[owner] = id;
        }

        // Somebody who was erased just now, or not wholly.
        foreach (var owner in owners.Where(owner => !ids.ContainsKey(owner))) ids[owner] = (await LoadOrMakeAsync(owner, cancellationToken)).Id;
        return [.. owners.Select(owner => ids[owner])];
    }

    /// <summary>The key that something was sealed with.</summary>
    /// <returns><see langword="null"/> when it was destroyed: then there is nothing of the person any more.</returns>
    /// <exception cref="CorruptRecordException">There never was such a key, or it is somebody else's.</exception>
    public ValueTask<DataKey?> FindAsync(string id, UserId owner, CancellationToken cancellationToken) =>
        _byId.TryGetValue(id, out var held) && !IsOver(held) && held.Key.Owner == owner ? ValueTask.FromResult<DataKey?>(Hold(held)) : new ValueTask<DataKey?>(LoadAndHoldAsync(id, owner, cancellationToken));

    /// <returns><see langword="null"/> when nothing is kept of the person.</returns>
    public async Task<string?> IdOfAsync(UserId owner, CancellationToken cancellationToken) =>
        (await _data.ReadAsync([PersonSql.Find.With(owner.Tenant, owner.User)], row => row.GetString(0), cancellationToken)).SingleOrDefault();

    public void Forget(UserId owner)
    {
        if (_byOwner.TryRemove(owner, out var held)) _byId.TryRemove(held.Key.Id, out _);
    }

    public void Dispose() => _sweep.Dispose();

    private async Task<DataKey> LoadOrMakeAsync(UserId owner, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var id = await IdOfAsync(owner, cancellationToken) ?? await MakeAsync(owner, cancellationToken);
            if (id is null) continue;
            // Looked at after the person stands: whoever destroys a key does so before the person goes.
            if (await LoadAndHoldAsync(id, owner, cancellationToken) is { } key) return key;

            // An erasure that was not finished, or a copy of the data from before it.
            await _data.WriteAsync([TakingBack.OfErased(id, _time.GetUtcNow()), KeptBlocks.OfErased(id, owner), PersonSql.Erase.With(id)], cancellationToken);
            Log.Finished(_logger, id);
        }

        throw new StorageUnavailableException("A person was erased again and again while a key was made for them.", null);
    }

    // Others may make one for the same person just now. The key store takes the first of them, and all go on with that one.
    /// <returns><see langword="null"/> when the one there was has just been destroyed.</returns>
    private async Task<string?> MakeAsync(UserId owner, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        await _store.AddAsync([await WrapFreshAsync(owner, now, cancellationToken)], now, cancellationToken);
        if (await _store.FindIdAsync(owner, cancellationToken) is not { } id) return null;
        await _data.WriteAsync([PersonSql.Insert.With(id, owner.Tenant, owner.User, SqlText.Of(now))], cancellationToken);
        return id;
    }

    private async Task MakeAsync(List<UserId> owners, CancellationToken cancellationToken)
    {
        var (now, fresh) = (_time.GetUtcNow(), new WrappedKey[owners.Count]);
        await Parallel.ForEachAsync(Enumerable.Range(0, owners.Count), new ParallelOptions { MaxDegreeOfParallelism = WrappedAtOnce, CancellationToken = cancellationToken },
            async (index, token) => fresh[index] = await WrapFreshAsync(owners[index], now, token));
        await _store.AddAsync(fresh, now, cancellationToken);
        var made = await _store.FindAsync(owners, cancellationToken);
        await _data.WriteAsync([.. made.OrderBy(key => key.Id, StringComparer.Ordinal).Select(key => PersonSql.Insert.With(key.Id, key.Owner.Tenant, key.Owner.User, SqlText.Of(now)))], cancellationToken);
    }

    // People who come together rest together: so many rows are written to few pages.
    private async Task<WrappedKey> WrapFreshAsync(UserId owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (id, key) = (Guid.CreateVersion7(now).ToString("N"), RandomNumberGenerator.GetBytes(DataKey.Size));
        var wrapped = await _encryption.WrapAsync(id, key, cancellationToken);
        CryptographicOperations.ZeroMemory(key);
        return new WrappedKey(id, owner, wrapped, _encryption.Current);
    }

    // Whoever stands, with a key that was not destroyed.
    private async Task<Dictionary<UserId, string>> StandingAsync(IReadOnlyCollection<UserId> owners, CancellationToken cancellationToken)
    {
        var found = await _data.ReadAsync([.. owners.Select(owner => PersonSql.FindWho.With(owner.Tenant, owner.User))],
            row => (Id: row.GetString(0), Owner: new UserId(row.GetString(1), row.GetString(2))), cancellationToken);
        // Looked at after the person stands: whoever destroys a key does so before the person goes.
        var living = (await _store.LivingAsync([.. found.Select(one => one.Id)], cancellationToken)).ToHashSet();
        return found.Where(living.Contains).ToDictionary(one => one.Owner, one => one.Id);
    }

    private async Task<DataKey?> LoadAndHoldAsync(string id, UserId owner, CancellationToken cancellationToken)
    {
        var found = await _store.FindAsync(id, cancellationToken)
            ?? throw new CorruptRecordException($"The data key {id} is not in the key store. Was an older copy of it restored?", null);
        if (found.IsDestroyed) return null;
        if (found.Owner != owner) throw new CorruptRecordException($"The data key {id} is somebody else's.", null);
        return Hold(new DataKey(id, owner, await _encryption.UnwrapAsync(id, found.Wrapped!, found.WrappedWith!, cancellationToken)));
    }

    private DataKey Hold(DataKey key)
    {
        if (_byId.Count >= MostHeld) LetGo();
        var held = new Held(key, _time.GetUtcNow());
        _byId[key.Id] = held;
        return Hold(held);
    }

    // What was read or made last is the person's key now, also when another process made it.
    private DataKey Hold(Held held)
    {
        if (!_byOwner.TryGetValue(held.Key.Owner, out var known) || known != held) _byOwner[held.Key.Owner] = held;
        return held.Key;
    }

    private bool IsOver(Held held) => _time.GetUtcNow() - held.Since >= HeldFor;

    // All that is over, or else the older half.
    private void LetGo()
    {
        var kept = _byId.Values.Where(held => !IsOver(held)).OrderByDescending(held => held.Since).Take(MostHeld / 2).ToHashSet();
        foreach (var (id, held) in _byId.Where(held => !kept.Contains(held.Value))) _byId.TryRemove(id, out _);
        foreach (var (owner, held) in _byOwner.Where(held => !kept.Contains(held.Value))) _byOwner.TryRemove(owner, out _);
    }

    private sealed record Held(DataKey Key, DateTimeOffset Since);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The data key {Key} was destroyed, and what it had sealed was still there: it is gone now.")]
        public static partial void Finished(ILogger logger, string key);
    }
}
