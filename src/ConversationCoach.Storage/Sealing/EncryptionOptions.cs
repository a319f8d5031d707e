namespace ConversationCoach.Storage.Sealing;

public sealed class EncryptionOptions
{
    /// <summary>Key-encryption keys by version: base64 of 32 bytes each.</summary>
    public Dictionary<string, string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>A file with a line <c>version base64</c> for each key-encryption key. On Unix others must not be able to read it.</summary>
    public string? KeyFile { get; set; }

    /// <summary>The version that new data keys are wrapped with; the highest unless told.</summary>
    public string? CurrentKey { get; set; }

    public KeyVaultOptions KeyVault { get; } = new();

    public KeyStoreOptions KeyStore { get; } = new();
}

public sealed class KeyVaultOptions
{
    /// <summary>An RSA key in Azure Key Vault with its version, as in <c>https://coach.vault.azure.net/keys/coach/0123…</c>. It comes before any other key.</summary>
    public string? KeyId { get; set; }
}

public sealed class KeyStoreOptions
{
    /// <summary>
    /// Where the wrapped data keys rest; of the same kind as the storage. Unless told: with Sqlite a file beside the database
    /// (<c>coach.keys.db</c>), with PostgreSql the schema <c>coach_keys</c> of the same database.
    /// </summary>
    public string? ConnectionString { get; set; }
}
