namespace ConversationCoach.Storage;

internal static class StateSql
{
    public static readonly Statement Read = new("SELECT key, sealed, etag FROM bot_state WHERE key = $1");

    public static readonly Statement Write = new("""
        INSERT INTO bot_state (key, sealed, etag, changed_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (key) DO UPDATE SET sealed = excluded.sealed, etag = excluded.etag, changed_at = excluded.changed_at
        """);

    /// <summary>Its values are those of <see cref="Write"/>, then the eTag that was read.</summary>
    public static readonly Statement WriteOver = new("UPDATE bot_state SET sealed = $2, etag = $3, changed_at = $4 WHERE key = $1 AND etag = $5")
    {
        MustChange = true,
    };

    public static readonly Statement Delete = new("DELETE FROM bot_state WHERE key = $1");
}
