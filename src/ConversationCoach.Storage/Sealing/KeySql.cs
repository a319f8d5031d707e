namespace ConversationCoach.Storage.Sealing;

internal static class KeySql
{
    public static readonly Statement Find = new("SELECT tenant, person, wrapped, wrapped_with FROM data_key WHERE key_id = $1");

    public static readonly Statement FindOf = new("SELECT key_id FROM data_key WHERE tenant = $1 AND person = $2");

    public static readonly Statement FindWho = new("SELECT key_id, tenant, person FROM data_key WHERE tenant = $1 AND person = $2");

    public static readonly Statement FindLiving = new("SELECT key_id, tenant, person FROM data_key WHERE key_id = $1 AND wrapped IS NOT NULL");

    public static readonly Statement Insert = new("""
        INSERT INTO data_key (key_id, tenant, person, wrapped, wrapped_with, created_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING
        """);

    public static readonly Statement Destroy = new("""
        UPDATE data_key SET tenant = NULL, person = NULL, wrapped = NULL, wrapped_with = NULL, destroyed_at = $3
        WHERE tenant = $1 AND person = $2
        """)
    { RemovesWords = true };

    public static readonly Statement WrappedOtherwise = new("SELECT key_id, wrapped, wrapped_with FROM data_key WHERE wrapped_with <> $1 ORDER BY key_id LIMIT 500");

    public static readonly Statement Rewrap = new("UPDATE data_key SET wrapped = $2, wrapped_with = $3 WHERE key_id = $1 AND wrapped_with = $4") { RemovesWords = true };

    public static readonly Statement Versions = new("SELECT version, check_value FROM key_encryption_key ORDER BY version");

    public static readonly Statement AddVersion = new("INSERT INTO key_encryption_key (version, check_value, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");

    /// <summary>Fails while a data key is wrapped with it.</summary>
    public static readonly Statement RemoveVersion = new("DELETE FROM key_encryption_key WHERE version = $1");

    /// <summary>In the data as well as in the key store.</summary>
    public static readonly Statement StoreId = new("SELECT id FROM key_store");

    /// <inheritdoc cref="StoreId"/>
    public static readonly Statement AddStoreId = new("INSERT INTO key_store (one, id) VALUES (1, $1) ON CONFLICT DO NOTHING");
}
