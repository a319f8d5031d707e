using ConversationCoach.Core.Privacy;
using ConversationCoach.Storage.Tests.PostgreSql;

namespace ConversationCoach.Storage.Tests.Sealing;

public sealed class TheTablesOnSqlite : TheTables
{
    private protected override ITemporary Temporary { get; } = new TemporaryDatabase();
}

public sealed class TheTablesOnPostgreSql : TheTables
{
    private protected override ITemporary Temporary { get; } = new TemporaryPostgreSql();
}

/// <summary>Nothing new can be stored in clear, or outlive its person, by accident: who adds a table or a column must answer here.</summary>
public abstract class TheTables : IAsyncLifetime
{
    /// <summary>Tables with nothing of a person, or whose rows are told by their key, as those of the state are.
    /// The audit must outlive its people: of an erasure it is the only proof. So it may hold their ids and never a word.</summary>
    private static readonly string[] OfNobody = ["person", "key_store", "schema_script", "unhelpful_tip", "bot_state", "audit_begin", "audit_event", "lease", "protection_key", "pace"];

    /// <summary>Ids, enumerations, times, and text that is sealed already.</summary>
    private static readonly string[] Wordless =
    [
        "person.key_id", "person.tenant", "person.person", "person.since",
        "key_store.id",
        "schema_script.name", "schema_script.applied_at",
        "preparation.id", "preparation.key_id", "preparation.guide", "preparation.status", "preparation.step", "preparation.started_at", "preparation.changed_at", "preparation.due_at", "preparation.told_at",
        "answer.preparation", "answer.prompt", "answer.at",
        "bot_state.key", "bot_state.sealed", "bot_state.etag", "bot_state.changed_at",
        "muted_tip.key_id", "muted_tip.rule", "muted_tip.at",
        "practice.key_id", "practice.pattern", "practice.at",
        "no_reminders.key_id",
        "unhelpful_tip.rule",
        "contact.key_id", "contact.channel", "contact.service_url", "contact.bot", "contact.member", "contact.conversation", "contact.locale", "contact.time_zone", "contact.learnt_at", "contact.next_at",
        "outbox.id", "outbox.key_id", "outbox.kind", "outbox.about", "outbox.status", "outbox.due_at", "outbox.until_at", "outbox.lease", "outbox.reason", "outbox.ended_at",
        "pace.next_at",
        "assignment.id", "assignment.key_id", "assignment.guide", "assignment.due", "assignment.status", "assignment.made_at",
        "assigned.id", "assigned.assignment", "assigned.key_id", "assigned.status", "assigned.preparation", "assigned.moved_at",
        "blocked_coach.key_id", "blocked_coach.coach", "kept_block.key_id", "kept_block.coach",
        "share.id", "share.assigned", "share.key_id", "share.shared_at", "share.preparation",
        "share_shown.share", "share_shown.message",
        "audit_begin.at", "audit_event.id", "audit_event.at", "audit_event.kind", "audit_event.tenant", "audit_event.actor", "audit_event.subject", "audit_event.object",
        "protection_key.key_id", "protection_key.at",
        "lease.name", "lease.holder", "lease.until",
    ];

    private static readonly string[] WordlessKeys =
    [
        "key_store.id",
        "schema_script.name", "schema_script.applied_at",
        "key_encryption_key.version", "key_encryption_key.since",
        "data_key.key_id", "data_key.tenant", "data_key.person", "data_key.wrapped_with", "data_key.created_at", "data_key.destroyed_at",
    ];

    private protected abstract ITemporary Temporary { get; }

    [Fact]
    public void Go_with_their_person()
    {
        _ = Temporary.Stores;
        var going = new HashSet<string>(StringComparer.Ordinal) { "person" };
        while (Temporary.Cascades().Where(cascade => going.Contains(cascade.To) && going.Add(cascade.Table)).ToList().Count > 0) { }

        Assert.All(Temporary.Columns(ofKeys: false).Select(column => column.Table).Distinct().Except(OfNobody), table => Assert.Contains(table, going));
    }

    [Fact]
    public void Hold_no_words_in_clear()
    {
        _ = Temporary.Stores;
        Assert.Equal(Wordless.Order(), TextOf(ofKeys: false));
        Assert.Equal(WordlessKeys.Order(), TextOf(ofKeys: true));
    }

    [Fact]
    public void Are_counted_when_a_person_asks_what_is_kept()
    {
        _ = Temporary.Stores;
        var counted = PersonSql.Kept.Select(statement => statement.Sql).ToList();
        Assert.All(Temporary.Columns(ofKeys: false).Select(column => column.Table).Distinct().Except(OfNobody),
            table => Assert.Contains(counted, sql => sql.Contains($" FROM {table} ", StringComparison.Ordinal)));
        Assert.Equal(typeof(Kinds).GetFields().Length, counted.Count + 1);
    }

    public Task InitializeAsync() => Temporary.InitializeAsync();

    public Task DisposeAsync() => Temporary.DisposeAsync();

    private IEnumerable<string> TextOf(bool ofKeys) => Temporary.Columns(ofKeys).Where(column => column.IsText).Select(column => $"{column.Table}.{column.Name}").Order();
}
