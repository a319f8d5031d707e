namespace ConversationCoach.Storage;

internal static class TipSql
{
    public static readonly Statement Muted = new("SELECT rule FROM muted_tip WHERE tenant = $1 AND person = $2");

    public static readonly Statement Mute = new("INSERT INTO muted_tip (tenant, person, rule) VALUES ($1, $2, $3) ON CONFLICT (tenant, person, rule) DO NOTHING");

    public static readonly Statement Unmute = new("DELETE FROM muted_tip WHERE tenant = $1 AND person = $2 AND rule = $3");

    public static readonly Statement CountNotHelpful = new("INSERT INTO unhelpful_tip (rule, times) VALUES ($1, 1) ON CONFLICT (rule) DO UPDATE SET times = unhelpful_tip.times + 1");

    public static readonly Statement NotHelpful = new("SELECT rule, times FROM unhelpful_tip");

    public static readonly Statement AddPractice = new("""
        INSERT INTO practice (tenant, person, pattern, practised, clear) VALUES ($1, $2, $3, 1, $4)
        ON CONFLICT (tenant, person, pattern) DO UPDATE SET practised = practice.practised + 1, clear = practice.clear + excluded.clear
        """);

    public static readonly Statement Practice = new("SELECT pattern, practised, clear FROM practice WHERE tenant = $1 AND person = $2");
}
