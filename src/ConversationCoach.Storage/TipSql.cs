namespace ConversationCoach.Storage;

/// <summary>Both databases understand all of it.</summary>
internal static class TipSql
{
    public const string Muted = "SELECT rule FROM muted_tip WHERE tenant = @tenant AND person = @person";

    public const string Mute = "INSERT INTO muted_tip (tenant, person, rule) VALUES (@tenant, @person, @rule) ON CONFLICT (tenant, person, rule) DO NOTHING";

    public const string Unmute = "DELETE FROM muted_tip WHERE tenant = @tenant AND person = @person AND rule = @rule";

    public const string CountNotHelpful = "INSERT INTO unhelpful_tip (rule, times) VALUES (@rule, 1) ON CONFLICT (rule) DO UPDATE SET times = unhelpful_tip.times + 1";

    public const string NotHelpful = "SELECT rule, times FROM unhelpful_tip";

    public const string AddPractice = """
        INSERT INTO practice (tenant, person, pattern, practised, clear) VALUES (@tenant, @person, @pattern, 1, @clear)
        ON CONFLICT (tenant, person, pattern) DO UPDATE SET practised = practice.practised + 1, clear = practice.clear + @clear
        """;

    public const string Practice = "SELECT pattern, practised, clear FROM practice WHERE tenant = @tenant AND person = @person";
}
