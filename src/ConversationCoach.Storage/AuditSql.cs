using ConversationCoach.Core.Privacy;

namespace ConversationCoach.Storage;

internal static class AuditSql
{
    private static readonly Statement Insert = new("""
        INSERT INTO audit_event (id, at, kind, tenant, actor, subject, object) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (id) DO NOTHING
        """);

    /// <summary>Its values are the place to go on after, the tenant or null, and how many.</summary>
    public static readonly Statement Read = new("""
        SELECT id, at, kind, tenant, actor, subject, object FROM audit_event
        WHERE (at, id) > ($1, $2) AND ($3 IS NULL OR tenant = $3)
        ORDER BY at, id LIMIT $4
        """);

    /// <summary>Goes after the commands of the change it tells of: when they find nothing to change, neither is kept.</summary>
    public static Command Record(AuditEvent happened) => Insert.With(
        SqlText.Of(happened.Id), SqlText.Of(happened.At), happened.Kind, happened.Tenant, happened.Actor, happened.Subject,
        happened.About is { } id ? SqlText.Of(id) : default(string));
}
