namespace ConversationCoach.Storage;

/// <summary>Both databases understand all of it.</summary>
internal static class PreparationSql
{
    public const string Find = """
        SELECT p.guide, p.guide_version, p.about, p.with_whom, p.day, p.status, p.step, p.version, p.started_at, p.changed_at, p.settled_tips,
               a.prompt, a.text, a.version, a.at, a.is_rival
        FROM preparation p LEFT JOIN answer a ON a.preparation = p.id
        WHERE p.id = @id AND p.tenant = @tenant AND p.person = @person
        ORDER BY a.prompt, a.version
        """;

    public const string List = """
        SELECT id, guide, about, with_whom, day, status, step, changed_at
        FROM preparation
        WHERE tenant = @tenant AND person = @person
        ORDER BY changed_at DESC, id DESC
        """;

    public const string Insert = """
        INSERT INTO preparation (id, tenant, person, guide, guide_version, about, with_whom, day, status, step, version, started_at, changed_at, settled_tips)
        VALUES (@id, @tenant, @person, @guide, @guide_version, @about, @with_whom, @day, @status, @step, @version, @started_at, @changed_at, @settled_tips)
        ON CONFLICT (id) DO NOTHING
        """;

    public const string Update = """
        UPDATE preparation
        SET guide = @guide, guide_version = @guide_version, about = @about, with_whom = @with_whom, day = @day, status = @status,
            step = @step, version = @version, started_at = @started_at, changed_at = @changed_at, settled_tips = @settled_tips
        WHERE id = @id AND tenant = @tenant AND person = @person AND version = @version - 1
        """;

    public const string InsertAnswer = """
        INSERT INTO answer (preparation, prompt, version, text, at, is_rival)
        VALUES (@preparation, @prompt, @version, @text, @at, @is_rival)
        """;

    /// <summary>The answers go with it.</summary>
    public const string Delete = "DELETE FROM preparation WHERE id = @id AND tenant = @tenant AND person = @person";
}
