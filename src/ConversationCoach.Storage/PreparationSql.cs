namespace ConversationCoach.Storage;

internal static class PreparationSql
{
    public static readonly Statement Find = new("""
        SELECT p.guide, p.guide_version, p.about, p.with_whom, p.day, p.status, p.step, p.version, p.started_at, p.changed_at, p.settled_tips,
               a.prompt, a.text, a.version, a.at, a.is_rival
        FROM preparation p LEFT JOIN answer a ON a.preparation = p.id
        WHERE p.id = $1 AND p.tenant = $2 AND p.person = $3
        ORDER BY a.prompt, a.version
        """);

    public static readonly Statement List = new("""
        SELECT id, guide, about, with_whom, day, status, step, changed_at
        FROM preparation
        WHERE tenant = $1 AND person = $2
        ORDER BY changed_at DESC, id DESC
        """);

    public static readonly Statement Insert = new("""
        INSERT INTO preparation (id, tenant, person, guide, guide_version, about, with_whom, day, status, step, version, started_at, changed_at, settled_tips)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (id) DO NOTHING
        """)
    { MustChange = true };

    /// <summary>Its values are those of <see cref="Insert"/>.</summary>
    public static readonly Statement Update = new("""
        UPDATE preparation
        SET guide = $4, guide_version = $5, about = $6, with_whom = $7, day = $8, status = $9,
            step = $10, version = $11, started_at = $12, changed_at = $13, settled_tips = $14
        WHERE id = $1 AND tenant = $2 AND person = $3 AND version = $11 - 1
        """)
    { MustChange = true };

    public static readonly Statement InsertAnswer = new("""
        INSERT INTO answer (preparation, prompt, version, text, at, is_rival)
        VALUES ($1, $2, $3, $4, $5, $6)
        """);

    /// <summary>The answers go with it.</summary>
    public static readonly Statement Delete = new("DELETE FROM preparation WHERE id = $1 AND tenant = $2 AND person = $3")
    {
        MustChange = true,
        RemovesWords = true,
    };
}
