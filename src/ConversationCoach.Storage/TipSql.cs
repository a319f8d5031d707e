namespace ConversationCoach.Storage;

internal static class TipSql
{
    public static readonly Statement Muted = new("SELECT m.rule FROM muted_tip m JOIN person o ON o.key_id = m.key_id WHERE o.tenant = $1 AND o.person = $2");

    public static readonly Statement Mute = new("INSERT INTO muted_tip (key_id, rule, at) VALUES ($1, $2, $3) ON CONFLICT (key_id, rule) DO NOTHING");

    public static readonly Statement Unmute = new("DELETE FROM muted_tip WHERE key_id = (SELECT key_id FROM person WHERE tenant = $1 AND person = $2) AND rule = $3");

    public static readonly Statement CountNotHelpful = new("INSERT INTO unhelpful_tip (rule, times) VALUES ($1, 1) ON CONFLICT (rule) DO UPDATE SET times = unhelpful_tip.times + 1");

    public static readonly Statement NotHelpful = new("SELECT rule, times FROM unhelpful_tip");

    public static readonly Statement AddPractice = new("""
        INSERT INTO practice (key_id, pattern, practised, clear, at) VALUES ($1, $2, 1, $3, $4)
        ON CONFLICT (key_id, pattern) DO UPDATE SET practised = practice.practised + 1, clear = practice.clear + excluded.clear, at = excluded.at
        """);

    public static readonly Statement Practice = new("""
        SELECT c.pattern, c.practised, c.clear FROM practice c JOIN person o ON o.key_id = c.key_id WHERE o.tenant = $1 AND o.person = $2
        """);
}
