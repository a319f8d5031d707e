namespace ConversationCoach.Storage;

internal static class PreparationSql
{
    public static readonly Statement Find = new("""
        SELECT p.key_id, p.guide, p.guide_version, p.sealed, p.status, p.step, p.version, p.started_at, p.changed_at,
               a.prompt, a.version, a.sealed, a.at, a.is_rival
        FROM preparation p JOIN person o ON o.key_id = p.key_id LEFT JOIN answer a ON a.preparation = p.id
        WHERE p.id = $1 AND o.tenant = $2 AND o.person = $3
        ORDER BY a.prompt, a.version
        """);

    public static readonly Statement List = new("""
        SELECT p.key_id, p.id, p.guide, p.sealed, p.status, p.step, p.changed_at
        FROM preparation p JOIN person o ON o.key_id = p.key_id
        WHERE o.tenant = $1 AND o.person = $2
        ORDER BY p.changed_at DESC, p.id DESC
        """);

    public static readonly Statement Insert = new("""
        INSERT INTO preparation (id, key_id, guide, guide_version, sealed, status, step, version, started_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (id) DO NOTHING
        """)
    { MustChange = true };

    /// <summary>Its values are those of <see cref="Insert"/>.</summary>
    public static readonly Statement Update = new("""
        UPDATE preparation
        SET guide = $3, guide_version = $4, sealed = $5, status = $6, step = $7, version = $8, started_at = $9, changed_at = $10
        WHERE id = $1 AND key_id = $2 AND version = $8 - 1
        """)
    { MustChange = true };

    public static readonly Statement InsertAnswer = new("INSERT INTO answer (preparation, prompt, version, sealed, at, is_rival) VALUES ($1, $2, $3, $4, $5, $6)");

    /// <summary>Until the write that it begins has ended nobody makes a copy of it for a coach.</summary>
    public static readonly Statement Hold = new("SELECT id FROM preparation WHERE id = $1") { OnPostgreSql = "SELECT id FROM preparation WHERE id = $1 FOR UPDATE" };

    /// <summary>The answers go with it.</summary>
    public static readonly Statement Delete = new("""
        DELETE FROM preparation
        WHERE id = $1 AND key_id = (SELECT key_id FROM person WHERE tenant = $2 AND person = $3)
        """)
    { MustChange = true, RemovesWords = true };
}
