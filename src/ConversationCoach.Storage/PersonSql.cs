using ConversationCoach.Core.Privacy;

namespace ConversationCoach.Storage;

internal static class PersonSql
{
    public static readonly Statement Find = new("SELECT key_id FROM person WHERE tenant = $1 AND person = $2");

    public static readonly Statement FindWho = new("SELECT key_id, tenant, person FROM person WHERE tenant = $1 AND person = $2");

    public static readonly Statement Insert = new("INSERT INTO person (key_id, tenant, person, since) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING");

    /// <summary>Everything that refers to the person goes too. By the key, so that a person who is back already stays.</summary>
    public static readonly Statement Erase = new("DELETE FROM person WHERE key_id = $1") { RemovesWords = true };

    /// <summary>How much there is of a person, by kind, for every table that refers to them.</summary>
    public static readonly IReadOnlyList<Statement> Kept =
    [
        Count(Kinds.Preparation, "preparation r", "min(r.started_at), max(r.changed_at)"),
        Count(Kinds.Answer, "answer a JOIN preparation r ON r.id = a.preparation", "min(a.at), max(a.at)"),
        Count(Kinds.MutedTip, "muted_tip r", "NULL, NULL"),
        Count(Kinds.Practice, "practice r", "NULL, NULL"),
        Count(Kinds.Contact, "contact r", "min(r.learnt_at), max(r.learnt_at)"),
        Count(Kinds.Message, "outbox r", "NULL, NULL"),
        Count(Kinds.Assignment, "assignment r", "min(r.made_at), max(r.made_at)"),
        Count(Kinds.PreWork, "assigned r", "min(r.moved_at), max(r.moved_at)"),
        Count(Kinds.BlockedCoach, "(SELECT key_id FROM blocked_coach b UNION ALL SELECT key_id FROM kept_block k) r", "NULL, NULL"),
        Count(Kinds.Share, "share r", "min(r.shared_at), max(r.shared_at)"),
        Count(Kinds.ShownShare, "share_shown h JOIN share r ON r.id = h.share", "NULL, NULL"),
        Count(Kinds.NoReminders, "no_reminders r", "NULL, NULL"),
    ];

    private static Statement Count(string kind, string tables, string times) =>
        new($"SELECT '{kind}', count(*), {times} FROM {tables} JOIN person o ON o.key_id = r.key_id WHERE o.tenant = $1 AND o.person = $2");
}
