using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Sealing;

/// <summary>The key-encryption keys of the settings, and one in a vault if there is one.</summary>
/// <param name="keys">By version. Each wraps as a data key seals: with AES-256-GCM, bound to the id of what it wraps.</param>
internal sealed class KeyEncryption(IReadOnlyDictionary<string, DataKey> keys, string current, KeyVaultKey? vault) : IKeyEncryption
{
    private const string Place = "data_key";

    public string Current => current;

    public string SettingOf(string version) => KeyVaultKey.IsVersion(version) ? "Encryption:KeyVault:KeyId" : $"Encryption:Keys:{version} (or a line '{version} ...' in Encryption:KeyFile)";

    public bool Has(string version) => keys.ContainsKey(version) || vault?.Holds(version) == true;

    public Task<byte[]> WrapAsync(string keyId, byte[] key, CancellationToken cancellationToken) =>
        keys.TryGetValue(current, out var wraps) ? Task.FromResult(wraps.Seal(key, Place, keyId)) : vault!.WrapAsync(key, cancellationToken);

    public async Task<byte[]> UnwrapAsync(string keyId, byte[] wrapped, string version, CancellationToken cancellationToken)
    {
        if (keys.TryGetValue(version, out var wraps)) return wraps.Open(wrapped, Place, keyId);
        if (vault?.Holds(version) == true) return await vault.UnwrapAsync(wrapped, version, cancellationToken);
        throw new CorruptRecordException($"A data key is wrapped with the key-encryption key {version}, which is not there: {SettingOf(version)}.", null);
    }
}
