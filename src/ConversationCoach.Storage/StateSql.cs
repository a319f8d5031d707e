namespace ConversationCoach.Storage;

/// <summary>Both databases understand all of it.</summary>
internal static class StateSql
{
    public const string Read = "SELECT json, etag FROM bot_state WHERE key = @key";

    public const string Write = """
        INSERT INTO bot_state (key, json, etag, changed_at) VALUES (@key, @json, @etag, @changed_at)
        ON CONFLICT (key) DO UPDATE SET json = excluded.json, etag = excluded.etag, changed_at = excluded.changed_at
        """;

    public const string Delete = "DELETE FROM bot_state WHERE key = @key";
}
