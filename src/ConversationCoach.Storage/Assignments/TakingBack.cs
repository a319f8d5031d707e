using ConversationCoach.Core.Outbox;

namespace ConversationCoach.Storage.Assignments;

/// <summary>
/// Takes copies away from coaches, within the write that asks for it: what is live is found and taken back at once, so that none that is made just
/// now is left over. Each coach has a message with which it is blanked where it was shown.
/// </summary>
internal static class TakingBack
{
    private const string Shares = "share h JOIN assigned a ON a.id = h.assigned JOIN assignment s ON s.id = a.assignment";

    private static readonly TimeSpan CoachIsToldFor = TimeSpan.FromDays(3);

    private static readonly Live Assigned = new("h.assigned = $1");

    // An older version of the program does not say what it made a copy of.
    private static readonly Live Preparation = new("""
        h.id IN (SELECT n.id FROM share n WHERE n.preparation = $1
                 UNION ALL SELECT n.id FROM assigned b JOIN share n ON n.assigned = b.id WHERE b.preparation = $1 AND n.preparation IS NULL)
        """);

    private static readonly Statement Erased = new($"""
        INSERT INTO outbox (id, key_id, kind, about, status, due_at, until_at, lease, attempts, reason, ended_at)
        SELECT '{MessageKind.TakenBack}/' || h.id || '/' || m.message, s.key_id, '{MessageKind.TakenBack}', h.id, 'Waiting', $2, $3, NULL, 0, NULL, NULL
        FROM {Shares} JOIN share_shown m ON m.share = h.id
        WHERE h.key_id = $1
          AND (h.sealed IS NOT NULL OR EXISTS (SELECT 1 FROM outbox o WHERE o.id = '{MessageKind.TakenBack}/' || h.id AND o.status IN ('Waiting', 'GivenUp')))
        ON CONFLICT (id) DO NOTHING
        """);

    private static readonly Statement Again = new($"""
        UPDATE outbox SET status = 'Waiting', due_at = $2, until_at = $3, lease = NULL, attempts = 0, reason = NULL, ended_at = NULL
        WHERE key_id = $1 AND status = 'GivenUp' AND kind = '{MessageKind.TakenBack}'
        """);

    /// <summary>
    /// Where a coach sees something that is or was shared, but for what is blanked already: of people who are there, and of those who were erased. The
    /// place is what stands after the kind and the id of the share.
    /// </summary>
    public static readonly IReadOnlyList<Statement> Shown =
    [
        new($"""
            SELECT m.message FROM {Shares} JOIN share_shown m ON m.share = h.id JOIN person c ON c.key_id = s.key_id
            WHERE c.tenant = $1 AND c.person = $2 AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.id = '{MessageKind.TakenBack}/' || h.id AND o.status = 'Sent')
            ORDER BY h.shared_at DESC, m.message
            """),
        new($"""
            SELECT substr(m.id, length('{MessageKind.TakenBack}/' || m.about || '/') + 1) FROM outbox m JOIN person c ON c.key_id = m.key_id
            WHERE c.tenant = $1 AND c.person = $2 AND m.kind = '{MessageKind.TakenBack}' AND m.status IN ('Waiting', 'GivenUp') AND m.id <> '{MessageKind.TakenBack}/' || m.about
            ORDER BY m.id DESC
            """),
    ];

    /// <summary>What a person shares for what they were assigned.</summary>
    public static IEnumerable<Command> OfAssigned(string assigned, DateTimeOffset now) => Assigned.Take(assigned, now);

    /// <summary>What was shared of a preparation. Goes before the command that deletes it.</summary>
    public static IEnumerable<Command> OfPreparation(string preparation, DateTimeOffset now) => [PreparationSql.Hold.With(preparation), .. Preparation.Take(preparation, now)];

    /// <summary>
    /// Goes before the command that erases a person. Their shares, and what tells where those were shown, go with them, so that a message for each such
    /// place stays with the coach: it says the place, and nothing of the person.
    /// </summary>
    public static Command OfErased(string keyId, DateTimeOffset now) => Erased.With(keyId, SqlText.Of(now), SqlText.Of(Until(now)));

    /// <summary>Of a coach who has spoken with the bot: what could not be blanked while they were away, be it for months, waits again.</summary>
    public static Command OfReturned(string keyId, DateTimeOffset now) => Again.With(keyId, SqlText.Of(now), SqlText.Of(Until(now)));

    /// <summary>Until when it makes sense to tell a coach of a share.</summary>
    public static DateTimeOffset Until(DateTimeOffset now) => now + CoachIsToldFor;

    /// <param name="which">Of those that are not taken back; $1 is an id.</param>
    private sealed class Live(string which)
    {
        private readonly Statement _tell = new($"""
            INSERT INTO outbox (id, key_id, kind, about, status, due_at, until_at, lease, attempts, reason, ended_at)
            SELECT '{MessageKind.TakenBack}/' || h.id, s.key_id, '{MessageKind.TakenBack}', h.id, 'Waiting', $2, $3, NULL, 0, NULL, NULL
            FROM {Shares} WHERE h.sealed IS NOT NULL AND {which}
            ON CONFLICT (id) DO NOTHING
            """);

        private readonly Statement _cancel = new($"""
            UPDATE outbox SET status = 'Dropped', lease = NULL, ended_at = $2
            WHERE status = 'Waiting' AND id IN (SELECT '{MessageKind.Shared}/' || h.id FROM share h WHERE h.sealed IS NOT NULL AND {which})
            """);

        private readonly Statement _takeBack = new($"UPDATE share SET sealed = NULL WHERE id IN (SELECT h.id FROM share h WHERE h.sealed IS NOT NULL AND {which})") { RemovesWords = true };

        public IEnumerable<Command> Take(string id, DateTimeOffset now) =>
            [_tell.With(id, SqlText.Of(now), SqlText.Of(Until(now))), _cancel.With(id, SqlText.Of(now)), _takeBack.With(id)];
    }
}
