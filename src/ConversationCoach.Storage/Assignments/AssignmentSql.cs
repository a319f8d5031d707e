using ConversationCoach.Core.Outbox;

namespace ConversationCoach.Storage.Assignments;

internal static class AssignmentSql
{
    /// <summary>How far somebody is: what they began tells, and else what they did with the message.</summary>
    private const string Progress = """
        CASE WHEN a.status IN ('Complete', 'Declined', 'Withdrawn') THEN a.status
             WHEN p.id IS NULL THEN a.status
             WHEN p.status = 'Complete' OR p.step IS NULL THEN 'Complete'
             ELSE 'Started' END
        """;

    private const string Open = "('Queued', 'Sent', 'Seen', 'Started', 'Unreached')";

    private const string IsBlocked = "CASE WHEN EXISTS (SELECT 1 FROM blocked_coach b WHERE b.key_id = a.key_id AND b.coach = s.key_id) THEN 1 ELSE 0 END";

    private const string OfCoach = "assignment s JOIN person c ON c.key_id = s.key_id";

    private const string People = $"{OfCoach} JOIN assigned a ON a.assignment = s.id LEFT JOIN preparation p ON p.id = a.preparation";

    /// <summary>A draft only, and only by whose it is.</summary>
    public static readonly Statement SaveDraft = new("""
        INSERT INTO assignment (id, key_id, guide, sealed, due, status, made_at) VALUES ($1, $2, $3, $4, $5, 'Draft', $6)
        ON CONFLICT (id) DO UPDATE SET guide = excluded.guide, sealed = excluded.sealed, due = excluded.due
        WHERE assignment.key_id = excluded.key_id AND assignment.status = 'Draft'
        """)
    { MustChange = true };

    public static readonly Statement Find = new($"""
        SELECT s.id, s.key_id, s.guide, s.sealed, s.due, s.status, s.made_at FROM {OfCoach} WHERE s.id = $1 AND c.tenant = $2 AND c.person = $3
        """);

    private const string Listed = $"FROM {OfCoach} WHERE c.tenant = $1 AND c.person = $2 AND s.status <> 'Draft' ORDER BY s.made_at DESC, s.id DESC LIMIT $3 OFFSET $4";

    public static readonly Statement List = new($"SELECT s.id, s.key_id, s.guide, s.sealed, s.due, s.status, s.made_at {Listed}");

    public static readonly Statement CountListed = new($"""
        SELECT l.id, {Progress}, count(*) FROM (SELECT s.id {Listed}) l JOIN assigned a ON a.assignment = l.id LEFT JOIN preparation p ON p.id = a.preparation GROUP BY 1, 2
        """);

    public static readonly Statement Count = new($"SELECT s.id, {Progress}, count(*) FROM {People} WHERE s.id = $1 AND c.tenant = $2 AND c.person = $3 GROUP BY 1, 2");

    /// <summary>There already, it stays as it is.</summary>
    public static readonly Statement Assign = new("""
        INSERT INTO assigned (id, assignment, number, key_id, sealed_name, status, is_reminded, moved_at)
        SELECT $1, $2, $3, $4, $5, CASE WHEN EXISTS (SELECT 1 FROM blocked_coach b WHERE b.key_id = $4 AND b.coach = $6) THEN 'Declined' ELSE 'Queued' END, 1, $7
        ON CONFLICT DO NOTHING
        """);

    /// <summary>To those who wait for it. Its values are those of the outbox's own.</summary>
    public static readonly Statement Post = new("""
        INSERT INTO outbox (id, key_id, kind, about, status, due_at, until_at, lease, attempts, reason, ended_at)
        SELECT $1, $2, $3, $4, 'Waiting', $5, $6, NULL, 0, NULL, NULL WHERE EXISTS (SELECT 1 FROM assigned WHERE id = $4 AND status = 'Queued')
        ON CONFLICT (id) DO NOTHING
        """);

    /// <summary>Its values are those of the outbox's own. One that was cancelled waits again.</summary>
    public static readonly Statement BeginSending = new("""
        INSERT INTO outbox (id, key_id, kind, about, status, due_at, until_at, lease, attempts, reason, ended_at)
        VALUES ($1, $2, $3, $4, 'Waiting', $5, $6, NULL, 0, NULL, NULL)
        ON CONFLICT (id) DO UPDATE SET status = 'Waiting', due_at = excluded.due_at, until_at = excluded.until_at, ended_at = NULL WHERE outbox.status <> 'Waiting'
        """);

    public static readonly Statement Sent = new("UPDATE assignment SET status = 'Sent', sealed = $3 WHERE id = $1 AND key_id = $2 AND status = 'Draft'");

    /// <summary>By number, as many as the fourth value from the fifth on.</summary>
    public static readonly Statement Follow = Page("", "");

    /// <summary>Only those whose progress is the sixth value.</summary>
    public static readonly Statement FollowOf = Page("LEFT JOIN preparation p ON p.id = a.preparation", $"AND {Progress} = $6");

    /// <summary>Who has not finished; the fourth value is one of them, or nothing for all.</summary>
    public static readonly Statement Unfinished = new($"""
        SELECT a.id, a.key_id, a.status, o.tenant, o.person, {IsBlocked} FROM {People} JOIN person o ON o.key_id = a.key_id
        WHERE s.id = $1 AND c.tenant = $2 AND c.person = $3 AND s.status = 'Sent' AND ($4 = '' OR a.id = $4) AND {Progress} IN {Open}
        """);

    /// <summary>
    /// Whether a person is or was just reminded by the coach who is the second value, be it of something else: one waits, one went since the fourth
    /// value, or it is the third itself.
    /// </summary>
    public static readonly Statement IsNudged = new($"""
        SELECT key_id FROM outbox
        WHERE key_id = $1 AND kind = '{MessageKind.Nudge}' AND (id = $3 OR status = 'Waiting' OR (status = 'Sent' AND ended_at > $4))
          AND about IN (SELECT a.id FROM assigned a JOIN assignment s ON s.id = a.assignment WHERE a.key_id = $1 AND s.key_id = $2)
        """);

    /// <summary>
    /// Whatever waits for a person about what they were assigned does not go any more. The second status, which nothing has, sees to it that it is
    /// looked up by the person and not among all that waits. It comes before what changes the person's own status, as where a message is marked as
    /// sent, so that nobody waits in a ring.
    /// </summary>
    public static readonly Statement Silence = new($"""
        UPDATE outbox SET status = 'Dropped', lease = NULL, ended_at = $3
        WHERE key_id = $1 AND status IN ('Waiting', '') AND about = $2 AND kind IN ('{MessageKind.PreWork}', '{MessageKind.Reminder}', '{MessageKind.Nudge}', '{MessageKind.NewDay}')
        """);

    public static readonly Statement Withdraw = new("UPDATE assigned SET status = 'Withdrawn', moved_at = $2 WHERE id = $1");

    public static readonly Statement WithdrawAll = new("UPDATE assignment SET status = 'Withdrawn' WHERE id = $1 AND status = 'Sent'");

    public static readonly Statement Extend = new("UPDATE assignment SET due = $2 WHERE id = $1 AND status = 'Sent'") { MustChange = true };

    /// <summary>Those who have not finished are reminded of the day that is the second value.</summary>
    public static readonly Statement RemindAnew = OfDay(MessageKind.Reminder, "('Queued', 'Sent', 'Seen', 'Started')");

    /// <summary>Those who have it and have not finished are told of the day. Whoever waits for it will see it at once.</summary>
    public static readonly Statement TellNewDay = OfDay(MessageKind.NewDay, "('Sent', 'Seen', 'Started')");

    public static readonly Statement FindShare = new("""
        SELECT h.sealed, h.shared_at, h.key_id, o.tenant, o.person, a.id, a.sealed_name, s.key_id, a.number
        FROM share h JOIN assigned a ON a.id = h.assigned JOIN person o ON o.key_id = h.key_id
             JOIN assignment s ON s.id = a.assignment JOIN person c ON c.key_id = s.key_id
        WHERE h.id = $1 AND c.tenant = $2 AND c.person = $3
        """);

    public static readonly Statement MarkShown = new("INSERT INTO share_shown (share, message) VALUES ($1, $2) ON CONFLICT DO NOTHING");

    public static readonly Statement Shown = new("SELECT message FROM share_shown WHERE share = $1");

    // From here on what a person does with what they were assigned.

    private const string Mine = $"""
        SELECT a.id, s.id, s.guide, s.sealed, s.due, s.key_id, c.tenant, c.person, {Progress}, a.is_reminded, a.preparation,
               (SELECT max(h.id) FROM share h WHERE h.assigned = a.id AND h.sealed IS NOT NULL), a.sealed_name,
               (SELECT coalesce(m.ended_at, m.until_at) FROM outbox m WHERE m.id = '{MessageKind.PreWork}/' || a.id),
               {IsBlocked}
        FROM {People} JOIN person o ON o.key_id = a.key_id
        """;

    private const string OfSameCoach = """
        FROM assigned f JOIN assignment g ON g.id = f.assignment JOIN person o ON o.key_id = f.key_id
             JOIN assigned a ON a.key_id = f.key_id JOIN assignment s ON s.id = a.assignment AND s.key_id = g.key_id
        WHERE f.id = $1 AND o.tenant = $2 AND o.person = $3
        """;

    public static readonly Statement FindMine = new($"{Mine} WHERE a.id = $1 AND o.tenant = $2 AND o.person = $3");

    /// <summary>What waits comes first.</summary>
    public static readonly Statement ListMine = new($"{Mine} WHERE o.tenant = $1 AND o.person = $2 ORDER BY CASE WHEN {Progress} IN {Open} THEN 0 ELSE 1 END, s.due IS NULL, s.due, s.made_at, a.id");

    public static readonly Statement Seen = new("""
        UPDATE assigned SET status = 'Seen', moved_at = $4
        WHERE id = $1 AND key_id = (SELECT key_id FROM person WHERE tenant = $2 AND person = $3) AND status IN ('Queued', 'Sent', 'Unreached')
        """);

    /// <summary>Pressed once more with nothing typed, it leaves the word that stands; one from before they had begun after all is out of date.</summary>
    public static readonly Statement Decline = new("""
        UPDATE assigned SET sealed_reply = CASE WHEN status = 'Declined' THEN coalesce($3, sealed_reply) ELSE $3 END, status = 'Declined', moved_at = $4
        WHERE id = $1 AND key_id = $2 AND status NOT IN ('Complete', 'Withdrawn')
          AND NOT EXISTS (SELECT 1 FROM preparation p WHERE p.id = assigned.preparation AND (p.status = 'Complete' OR p.step IS NULL))
        """)
    { MustChange = true };

    public static readonly Statement Remind = new("UPDATE assigned SET is_reminded = $4 WHERE id = $1 AND key_id = (SELECT key_id FROM person WHERE tenant = $2 AND person = $3)");

    public static readonly Statement CoachOf = new($"SELECT s.key_id, c.tenant, c.person FROM {People} JOIN person o ON o.key_id = a.key_id WHERE a.id = $1 AND o.tenant = $2 AND o.person = $3");

    public static readonly Statement Name = new("UPDATE assigned SET sealed_name = $2 WHERE id = $1");

    public static readonly Statement Unblock = new("DELETE FROM blocked_coach WHERE key_id = (SELECT key_id FROM person WHERE tenant = $1 AND person = $2)");

    public static readonly Statement Block = new("""
        INSERT INTO blocked_coach (key_id, coach)
        SELECT a.key_id, s.key_id FROM assigned a JOIN assignment s ON s.id = a.assignment JOIN person o ON o.key_id = a.key_id
        WHERE a.id = $1 AND o.tenant = $2 AND o.person = $3
        ON CONFLICT DO NOTHING
        """);

    /// <summary>What is not finished of what the coach asks, of whom the first value is one assignment to this person.</summary>
    public static readonly Statement DeclineAllOfCoach = new($"""
        UPDATE assigned SET status = 'Declined', moved_at = $4
        WHERE id IN (SELECT a.id {OfSameCoach} AND a.status IN {Open} AND NOT EXISTS (SELECT 1 FROM preparation p WHERE p.id = a.preparation AND (p.status = 'Complete' OR p.step IS NULL)))
        """);

    /// <summary>Whatever waits to go to the person about it.</summary>
    public static readonly Statement CancelAllOfCoach = new($"""
        UPDATE outbox SET status = 'Dropped', lease = NULL, ended_at = $4
        WHERE status = 'Waiting' AND kind IN ('{MessageKind.PreWork}', '{MessageKind.Reminder}', '{MessageKind.Nudge}', '{MessageKind.NewDay}', '{MessageKind.Withdrawn}')
          AND key_id = (SELECT key_id FROM person WHERE tenant = $2 AND person = $3) AND about IN (SELECT a.id {OfSameCoach})
        """);

    /// <summary>
    /// Goes before <see cref="Begin"/>, in the order of <see cref="Silence"/>: whoever begins what they had declined or finished is reminded of it
    /// like anybody else. What was dropped of it is asked again when it shall go. The third value is the time.
    /// </summary>
    public static readonly Statement RemindOfBegun = RemindAfter("('Complete', 'Declined')");

    /// <summary>The same before <see cref="GoOn"/>.</summary>
    public static readonly Statement RemindOfGoneOn = RemindAfter("('Declined')");

    /// <summary>What the person is preparing for it; a newer one takes the place of an older.</summary>
    public static readonly Statement Begin = new("UPDATE assigned SET preparation = $2, moved_at = $4, status = CASE WHEN status IN ('Complete', 'Declined') THEN 'Seen' ELSE status END WHERE id = $1 AND key_id = $3");

    /// <summary>Whoever writes on after they had declined has not declined.</summary>
    public static readonly Statement GoOn = new("UPDATE assigned SET status = 'Seen', moved_at = $4 WHERE id = $1 AND preparation = $2 AND key_id = $3 AND status = 'Declined'");

    /// <summary>Once the plan stands it stands, whatever becomes of the preparation. Its values are those of <see cref="GoOn"/>.</summary>
    public static readonly Statement Finish = new("""
        UPDATE assigned SET status = 'Complete', moved_at = $4 WHERE id = $1 AND preparation = $2 AND key_id = $3 AND status NOT IN ('Complete', 'Withdrawn')
        """);

    /// <summary>Until the write that it begins has ended nobody else shares anything for it.</summary>
    public static readonly Statement Hold = new("SELECT id FROM assigned WHERE id = $1") { OnPostgreSql = "SELECT id FROM assigned WHERE id = $1 FOR NO KEY UPDATE" };

    public static readonly Statement Share = new("""
        INSERT INTO share (id, assigned, key_id, sealed, shared_at, preparation)
        SELECT $1, a.id, a.key_id, $4, $5, p.id FROM assigned a JOIN preparation p ON p.key_id = a.key_id WHERE a.id = $2 AND a.key_id = $3 AND p.id = $6
        """)
    { MustChange = true };

    public static readonly Statement SharesOf = new("""
        SELECT h.id FROM share h JOIN person o ON o.key_id = h.key_id WHERE h.assigned = $1 AND o.tenant = $2 AND o.person = $3 AND h.sealed IS NOT NULL
        """);

    public static readonly Statement TellCoach = new($"""
        INSERT INTO outbox (id, key_id, kind, about, status, due_at, until_at, lease, attempts, reason, ended_at)
        SELECT '{MessageKind.Shared}/' || $1, s.key_id, '{MessageKind.Shared}', $1, 'Waiting', $3, $4, NULL, 0, NULL, NULL
        FROM assigned a JOIN assignment s ON s.id = a.assignment WHERE a.id = $2
        ON CONFLICT (id) DO NOTHING
        """);

    // Told of already, nobody is told again; but a day that was left before it was told may come back.
    private static Statement OfDay(string kind, string reached) => new($"""
        INSERT INTO outbox (id, key_id, kind, about, status, due_at, until_at, lease, attempts, reason, ended_at)
        SELECT '{kind}/' || a.id || '/' || $2, a.key_id, '{kind}', a.id, 'Waiting', $3, $4, NULL, 0, NULL, NULL
        FROM assigned a LEFT JOIN preparation p ON p.id = a.preparation
        WHERE a.assignment = $1 AND a.status IN {reached} AND {Progress} IN {Open}
        ORDER BY a.id
        ON CONFLICT (id) DO UPDATE SET status = 'Waiting', due_at = excluded.due_at, until_at = excluded.until_at, attempts = 0, ended_at = NULL WHERE outbox.status = 'Dropped'
        """);

    private static Statement RemindAfter(string statuses) => new($"""
        UPDATE outbox SET status = 'Waiting', due_at = $3, attempts = 0, ended_at = NULL
        WHERE key_id = $1 AND status = 'Dropped' AND about = $2 AND kind = '{MessageKind.Reminder}' AND until_at > $3
          AND EXISTS (SELECT 1 FROM assigned a WHERE a.id = $2 AND a.status IN {statuses})
        """);

    // Which people the page shows is found along the index alone, and only of those the rest is read. What somebody does with what is not asked of them
    // any more, and when, is nobody's concern.
    private static Statement Page(string join, string filter) => new($"""
        SELECT a.id, a.sealed_name, a.sealed_reply, a.key_id, o.tenant, o.person, {Progress}, p.step,
               CASE WHEN {Progress} IN ('Started', 'Complete') AND p.changed_at > a.moved_at THEN p.changed_at ELSE a.moved_at END,
               (SELECT max(h.id) FROM share h WHERE h.assigned = a.id AND h.sealed IS NOT NULL), a.number
        FROM (SELECT a.id FROM assigned a {join}
              WHERE a.assignment = (SELECT s.id FROM {OfCoach} WHERE s.id = $1 AND c.tenant = $2 AND c.person = $3) {filter}
              ORDER BY a.number, a.id LIMIT $4 OFFSET $5) w
        JOIN assigned a ON a.id = w.id JOIN person o ON o.key_id = a.key_id LEFT JOIN preparation p ON p.id = a.preparation
        ORDER BY a.number, a.id
        """);
}
