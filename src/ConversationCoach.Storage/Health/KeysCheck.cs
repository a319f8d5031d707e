using ConversationCoach.Storage.Sealing;

namespace ConversationCoach.Storage.Health;

/// <summary>The key store answers, is the one of the data, and every key-encryption key in use is there.</summary>
internal sealed class KeysCheck(IDatabase database, KeyStore store, IKeyEncryption encryption, TimeProvider time) : StorageCheck(time)
{
    protected override async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        var ofData = await database.ReadAsync([KeySql.StoreId.With()], row => row.GetString(0), cancellationToken);
        var ofStore = await store.Database.ReadAsync([KeySql.StoreId.With()], row => row.GetString(0), cancellationToken);
        if (ofStore.Count != 1 || !ofStore.SequenceEqual(ofData)) return "The key store is not the one of the data.";

        var versions = await store.Database.ReadAsync([KeySql.Versions.With()], row => row.GetString(0), cancellationToken);
        var missing = versions.Count(version => !encryption.Has(version));
        // Anybody may ask, and a version of a vault is its address: which one it is the start says.
        return missing == 0 ? null : $"Of the key-encryption keys in use {missing} cannot be had.";
    }
}
