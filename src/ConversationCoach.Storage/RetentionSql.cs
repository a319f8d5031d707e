using ConversationCoach.Core.Outbox;

namespace ConversationCoach.Storage;

internal static class RetentionSql
{
    private const string IsIdle = $"""
        o.since <= $1
            AND NOT EXISTS (SELECT 1 FROM preparation p WHERE p.key_id = o.key_id)
            AND NOT EXISTS (SELECT 1 FROM protection_key k WHERE k.key_id = o.key_id)
            AND NOT EXISTS (SELECT 1 FROM blocked_coach b WHERE b.key_id = o.key_id)
            AND NOT EXISTS (SELECT 1 FROM kept_block b WHERE b.key_id = o.key_id)
            AND NOT EXISTS (SELECT 1 FROM no_reminders n WHERE n.key_id = o.key_id)
            AND NOT EXISTS (SELECT 1 FROM muted_tip m WHERE m.key_id = o.key_id AND (m.at IS NULL OR m.at > $1))
            AND NOT EXISTS (SELECT 1 FROM practice c WHERE c.key_id = o.key_id AND (c.at IS NULL OR c.at > $1))
            AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.key_id = o.key_id AND c.learnt_at > $1)
            AND NOT EXISTS (SELECT 1 FROM assignment s WHERE s.key_id = o.key_id AND (s.made_at > $1 OR s.due > $1))
            AND NOT EXISTS (SELECT 1 FROM assigned a WHERE a.key_id = o.key_id AND a.moved_at > $1)
            AND NOT EXISTS (SELECT 1 FROM assigned a JOIN assignment s ON s.id = a.assignment WHERE a.key_id = o.key_id AND s.due > $1)
            AND NOT EXISTS (SELECT 1 FROM assignment s JOIN assigned a ON a.assignment = s.id JOIN share h ON h.assigned = a.id WHERE s.key_id = o.key_id AND h.sealed IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM outbox m WHERE m.key_id = o.key_id AND m.status = 'Waiting' AND m.kind = '{MessageKind.TakenBack}')
        """;

    /// <summary>Preparations to be looked at. Its values are the place to go on after, the last change they must be older than, when they must have been told of, and how many.</summary>
    public static readonly Statement Untouched = new("""
        SELECT p.id, p.key_id, o.tenant, o.person, p.version, p.sealed, p.changed_at,
               CASE WHEN p.due_version = p.version THEN p.told_at END
        FROM preparation p JOIN person o ON o.key_id = p.key_id
        WHERE (p.changed_at, p.id) > ($1, $2) AND p.changed_at <= $3
            AND (p.due_version IS NULL OR p.due_version <> p.version OR p.told_at <= $4)
        ORDER BY p.changed_at, p.id LIMIT $5
        """);

    /// <summary>Its values are the preparation, the time, and the last change it must be older than.</summary>
    public static readonly Statement Due = new("UPDATE preparation SET due_version = version, due_at = $2, told_at = NULL WHERE id = $1 AND changed_at <= $3");

    /// <summary>Those somebody is to be told of.</summary>
    public static readonly Statement ToTell = new("""
        SELECT p.id, p.version FROM preparation p JOIN person o ON o.key_id = p.key_id
        WHERE o.tenant = $1 AND o.person = $2 AND p.due_version = p.version AND p.told_at IS NULL
        ORDER BY p.changed_at, p.id
        """);

    public static readonly Statement Told = new("""
        SELECT p.id FROM preparation p JOIN person o ON o.key_id = p.key_id
        WHERE o.tenant = $1 AND o.person = $2 AND p.due_version = p.version AND p.told_at IS NOT NULL
        """);

    /// <summary>Its values are the preparation, its version and the time.</summary>
    public static readonly Statement Tell = new("UPDATE preparation SET told_at = $3 WHERE id = $1 AND version = $2 AND due_version = version AND told_at IS NULL") { MustChange = true };

    /// <summary>Its values are the preparation, its version, and when its owner must have been told at the latest.</summary>
    public static readonly Statement Erase = new("DELETE FROM preparation WHERE id = $1 AND version = $2 AND due_version = version AND told_at <= $3")
    {
        MustChange = true,
        RemovesWords = true,
    };

    /// <summary>Those of somebody who cannot be told count as told: whoever has left does not come back to hear it.</summary>
    public static readonly Statement TellInVain = new("""
        UPDATE preparation SET told_at = $3
        WHERE key_id = (SELECT key_id FROM person WHERE tenant = $1 AND person = $2) AND due_version = version AND told_at IS NULL
        """);

    /// <summary>Its values are the id of the message, whom it is about, the time, until when, and the person.</summary>
    public static readonly Statement Post = new($"""
        INSERT INTO outbox (id, key_id, kind, about, status, due_at, until_at, lease, attempts, reason, ended_at)
        SELECT $1, key_id, '{MessageKind.Retention}', $2, 'Waiting', $3, $4, NULL, 0, NULL, NULL FROM person WHERE tenant = $5 AND person = $6
        ON CONFLICT (id) DO NOTHING
        """);

    /// <summary>But for what could not be blanked at a coach who was away: it is when they are back.</summary>
    public static readonly Statement OldMessages = new($"SELECT id FROM outbox WHERE ended_at <= $1 AND NOT (kind = '{MessageKind.TakenBack}' AND status = 'GivenUp') ORDER BY ended_at LIMIT $2");

    public static readonly Statement EraseMessage = new("DELETE FROM outbox WHERE id = $1 AND ended_at IS NOT NULL");

    public static readonly Statement StaleTalks = new("SELECT key FROM bot_state WHERE changed_at <= $1 LIMIT $2");

    public static readonly Statement EraseTalk = new("DELETE FROM bot_state WHERE key = $1 AND changed_at <= $2") { RemovesWords = true };

    /// <summary>People without preparations who have changed nothing since. Its values are the last change they must be older than, the place to go on after, and how many.</summary>
    public static readonly Statement Idle = new($"SELECT o.key_id, o.tenant, o.person FROM person o WHERE {IsIdle} AND o.key_id > $2 ORDER BY o.key_id LIMIT $3");

    /// <summary>Its values are the last change they must be older than, and the key of the person.</summary>
    public static readonly Statement StillIdle = new($"SELECT 1 FROM person o WHERE {IsIdle} AND o.key_id = $2");

    public static readonly Statement HasUndated = new("SELECT 1 WHERE EXISTS (SELECT 1 FROM muted_tip WHERE at IS NULL) OR EXISTS (SELECT 1 FROM practice WHERE at IS NULL)");

    public static readonly IReadOnlyList<Statement> Date = [new("UPDATE muted_tip SET at = $1 WHERE at IS NULL"), new("UPDATE practice SET at = $1 WHERE at IS NULL")];

    public static readonly Statement MoveAuditBegin = new("UPDATE audit_begin SET at = $1 WHERE at < $1");

    public static readonly Statement EraseAudit = new("DELETE FROM audit_event WHERE id = $1");

    public static readonly Statement OldAudit = new("SELECT id FROM audit_event WHERE at < $1 ORDER BY at LIMIT $2");

    /// <summary>Its values are the name, who takes it until when, the time, and a time so far away that no clock that was right has set it.</summary>
    public static readonly Statement TakeLease = new("""
        INSERT INTO lease (name, holder, until) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
        WHERE lease.holder = excluded.holder OR lease.until <= $4 OR lease.until > $5
        """)
    { MustChange = true };
}
