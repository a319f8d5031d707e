using ConversationCoach.Core.Outbox;

namespace ConversationCoach.Storage.Outbox;

internal static class OutboxSql
{
    private const string AroundAConversation = $"'{MessageKind.Morning}', '{MessageKind.HowDidItGo}', '{MessageKind.Review}'";

    public static readonly Statement FindContact = new("""
        SELECT c.channel, c.service_url, c.bot, c.member, c.conversation, c.locale, c.time_zone
        FROM contact c JOIN person o ON o.key_id = c.key_id WHERE o.tenant = $1 AND o.person = $2
        """);

    public static readonly Statement Learn = new("""
        INSERT INTO contact (key_id, channel, service_url, bot, member, conversation, locale, time_zone, learnt_at, next_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
        ON CONFLICT (key_id) DO UPDATE SET channel = excluded.channel, service_url = excluded.service_url, bot = excluded.bot, member = excluded.member,
            conversation = excluded.conversation, locale = coalesce(excluded.locale, contact.locale),
            time_zone = coalesce(excluded.time_zone, contact.time_zone), learnt_at = excluded.learnt_at
        """);

    /// <summary>Of somebody known from a roster only: whoever has spoken with the bot is better known. Its values are those of <see cref="Learn"/>.</summary>
    public static readonly Statement LearnOfRoster = new("""
        INSERT INTO contact (key_id, channel, service_url, bot, member, conversation, locale, time_zone, learnt_at, next_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT (key_id) DO NOTHING
        """);

    public static readonly Statement Forget = new("DELETE FROM contact WHERE key_id = (SELECT key_id FROM person WHERE tenant = $1 AND person = $2)");

    /// <summary>There already, it stays as it is.</summary>
    public static readonly Statement Add = new("""
        INSERT INTO outbox (id, key_id, kind, about, status, due_at, until_at, lease, attempts, reason, ended_at)
        VALUES ($1, $2, $3, $4, 'Waiting', $5, $6, NULL, 0, NULL, NULL)
        ON CONFLICT (id) DO NOTHING
        """);

    /// <summary>Its values are those of <see cref="Add"/>. One that was dropped, and is wanted after all, waits again.</summary>
    public static readonly Statement AddAfterAll = new("""
        INSERT INTO outbox (id, key_id, kind, about, status, due_at, until_at, lease, attempts, reason, ended_at)
        VALUES ($1, $2, $3, $4, 'Waiting', $5, $6, NULL, 0, NULL, NULL)
        ON CONFLICT (id) DO UPDATE SET status = 'Waiting', due_at = excluded.due_at, until_at = excluded.until_at, attempts = 0, ended_at = NULL WHERE outbox.status = 'Dropped'
        """);

    /// <summary>What was dropped around the conversations of a person is asked again when it shall go. The third value is the time.</summary>
    public static readonly Statement WantAfterAll = new($"""
        UPDATE outbox SET status = 'Waiting', due_at = $3, attempts = 0, ended_at = NULL
        WHERE key_id = (SELECT key_id FROM person WHERE tenant = $1 AND person = $2) AND status = 'Dropped' AND until_at > $3 AND kind IN ({AroundAConversation})
        """);

    /// <summary>What goes by a person's clock is due now, which only means that it is asked again when it shall go.</summary>
    public static readonly Statement LookAgain = new($"""
        UPDATE outbox SET due_at = $2
        WHERE key_id = $1 AND status = 'Waiting' AND due_at > $2 AND lease IS NULL
          AND kind IN ('{MessageKind.Reminder}', '{MessageKind.Nudge}', '{MessageKind.NewDay}', {AroundAConversation})
        """);

    public static readonly Statement Cancel = new("UPDATE outbox SET status = 'Dropped', lease = NULL, ended_at = $2 WHERE id = $1 AND status = 'Waiting'");

    /// <summary>At most one for a person. What is claimed is due again when the lease ends, if nothing was heard of it until then.</summary>
    public static readonly Statement Claim = new("""
        UPDATE outbox SET lease = $1, attempts = attempts + 1, due_at = $2
        WHERE id IN (
            SELECT o.id FROM outbox o LEFT JOIN contact c ON c.key_id = o.key_id
            WHERE o.status = 'Waiting' AND o.due_at <= $3 AND (c.next_at IS NULL OR c.next_at <= $3)
              AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.key_id = o.key_id AND e.status = 'Waiting' AND e.due_at <= $3 AND (e.due_at < o.due_at OR (e.due_at = o.due_at AND e.id < o.id)))
            ORDER BY o.due_at, o.id LIMIT $4)
        """)
    {
        // See script 011: left to itself PostgreSQL may read all that waits for each message.
        OnPostgreSql = "SELECT claim($1, $2, $3, $4)",
    };

    /// <summary>Until the message has gone, or its lease ends, nothing else goes to the same person.</summary>
    public static readonly Statement HoldContacts = new("UPDATE contact SET next_at = $2 WHERE key_id IN (SELECT key_id FROM outbox WHERE lease = $1)")
    {
        OnPostgreSql = "SELECT hold_contacts($1, $2)",
    };

    public static readonly Statement Claimed = new("""
        SELECT m.id, m.kind, m.about, o.tenant, o.person, m.attempts, m.until_at,
               c.channel, c.service_url, c.bot, c.member, c.conversation, c.locale, c.time_zone
        FROM outbox m JOIN person o ON o.key_id = m.key_id LEFT JOIN contact c ON c.key_id = m.key_id
        WHERE m.lease = $1
        """)
    {
        OnPostgreSql = "SELECT * FROM claimed($1)",
    };

    public static readonly Statement Holds = new("SELECT 1 FROM outbox m JOIN contact c ON c.key_id = m.key_id WHERE m.id = $1 AND m.lease = $2 AND m.due_at > $3");

    public static readonly Statement Sent = new("UPDATE outbox SET status = 'Sent', lease = NULL, ended_at = $3 WHERE id = $1 AND lease = $2") { MustChange = true };

    public static readonly Statement GoesTo = new("""
        UPDATE contact SET conversation = $3
        WHERE key_id = (SELECT key_id FROM person WHERE tenant = $1 AND person = $2) AND (conversation IS NULL OR conversation <> $3)
        """);

    public static readonly Statement LetGo = new("UPDATE contact SET next_at = $3 WHERE key_id = (SELECT key_id FROM person WHERE tenant = $1 AND person = $2)");

    public static readonly Statement PutOff = new("UPDATE outbox SET due_at = $3, lease = NULL WHERE id = $1 AND lease = $2") { MustChange = true };

    public static readonly Statement NoConversation = new("UPDATE contact SET conversation = NULL WHERE key_id = (SELECT key_id FROM person WHERE tenant = $1 AND person = $2)");

    public static readonly Statement End = new("UPDATE outbox SET status = $3, reason = $4, lease = NULL, ended_at = $5 WHERE id = $1 AND lease = $2") { MustChange = true };

    public static readonly Statement AssignedIsSent = new("UPDATE assigned SET status = 'Sent', moved_at = $2 WHERE id = $1 AND status IN ('Queued', 'Unreached')");

    public static readonly Statement AssignedIsUnreached = new("UPDATE assigned SET status = 'Unreached', moved_at = $2 WHERE id = $1 AND status = 'Queued'");

    /// <summary>The second value tells apart the times a coach is told.</summary>
    public static readonly Statement TellUnreached = new($"""
        INSERT INTO outbox (id, key_id, kind, about, status, due_at, until_at, lease, attempts, reason, ended_at)
        SELECT '{MessageKind.Unreached}/' || s.id || '/' || $2, s.key_id, '{MessageKind.Unreached}', s.id, 'Waiting', $3, $4, NULL, 0, NULL, NULL
        FROM assigned a JOIN assignment s ON s.id = a.assignment WHERE a.id = $1
        ON CONFLICT (id) DO NOTHING
        """);

    public static readonly Statement Pace = new("SELECT next_at FROM pace WHERE one = 1");

    public static readonly Statement TakePermits = new("UPDATE pace SET next_at = $2 WHERE one = 1 AND next_at = $1") { MustChange = true };

    public static readonly Statement Depth = new("SELECT count(*), min(due_at) FROM outbox WHERE status = 'Waiting' AND due_at <= $1");
}
