using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Sealing;

/// <summary>Wraps data keys with a key-encryption key, and unwraps them.</summary>
/// <exception cref="StorageUnavailableException">Whoever holds the key-encryption key does not answer.</exception>
internal interface IKeyEncryption
{
    /// <summary>The version that wraps.</summary>
    string Current { get; }

    /// <summary>The setting that names a version, for who has to mend it.</summary>
    string SettingOf(string version);

    bool Has(string version);

    Task<byte[]> WrapAsync(string keyId, byte[] key, CancellationToken cancellationToken);

    /// <exception cref="CorruptRecordException">It was wrapped with another key, or as another data key.</exception>
    Task<byte[]> UnwrapAsync(string keyId, byte[] wrapped, string version, CancellationToken cancellationToken);
}
