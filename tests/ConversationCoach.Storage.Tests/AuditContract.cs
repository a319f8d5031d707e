using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Storage.Tests.Fakes;
using ConversationCoach.Storage.Tests.PostgreSql;

namespace ConversationCoach.Storage.Tests;

public class AuditInMemory : AuditContract
{
    protected override IAudit Audit { get; } = new InMemoryAudit();
}

public sealed class AuditOnSqlite : RestingAuditContract
{
    private protected override ITemporary Temporary { get; } = new TemporaryDatabase();

    [Fact]
    public async Task Cannot_be_replaced()
    {
        var first = await RecordedAsync(Event());
        Temporary.Ask($"INSERT OR REPLACE INTO audit_event (id, at, kind, tenant, actor) VALUES ('{first.Id}', '2000', 'other', 't', 'a')");
        Assert.Equal([first], await ReadAsync());
    }
}

public sealed class AuditOnPostgreSql : RestingAuditContract
{
    private protected override ITemporary Temporary { get; } = new TemporaryPostgreSql();

    [Fact]
    public async Task Cannot_be_emptied()
    {
        var first = await RecordedAsync(Event());
        Assert.ThrowsAny<Exception>(() => Temporary.Ask("TRUNCATE audit_event"));
        Assert.Equal([first], await ReadAsync());
    }
}

/// <summary>The audit tells who did what and when, in the order it happened.</summary>
public abstract class AuditContract
{
    private static readonly DateTimeOffset Start = new(2025, 3, 4, 5, 6, 7, TimeSpan.Zero);

    protected abstract IAudit Audit { get; }

    [Fact]
    public async Task Tells_everything_as_it_was_recorded_the_oldest_first()
    {
        var later = await RecordedAsync(Event(60));
        var first = await RecordedAsync(Event() with { Subject = null, About = null });

        Assert.Equal([first, later], await ReadAsync());
    }

    [Fact]
    public async Task Keeps_once_what_is_recorded_twice()
    {
        var first = await RecordedAsync(Event());
        await RecordedAsync(first);
        Assert.Equal([first], await ReadAsync());
    }

    [Fact]
    public async Task Tells_of_one_tenant_and_since_a_day_when_asked()
    {
        await RecordedAsync(Event());
        var later = await RecordedAsync(Event(60));
        var elsewhere = await RecordedAsync(Event(120) with { Tenant = "fabrikam" });

        Assert.Equal([later, elsewhere], await ReadAsync(Start.AddSeconds(60)));
        Assert.Equal([elsewhere], await ReadAsync(tenant: "fabrikam"));
    }

    [Fact]
    public async Task Tells_also_more_than_is_read_at_once()
    {
        // Many at the same moment, so that the place to go on at falls between them.
        var all = new List<AuditEvent>();
        for (var number = 0; number < 2_100; number++) all.Add(Event(number / 700));
        foreach (var some in all.Chunk(50)) await Task.WhenAll(some.Select(RecordedAsync));

        Assert.Equal(all.OrderBy(happened => happened.At).ThenBy(happened => happened.Id.ToString(), StringComparer.Ordinal), await ReadAsync());
    }

    protected static AuditEvent Event(int seconds = 0) =>
        new(Guid.NewGuid(), Start.AddSeconds(seconds), AuditKinds.Shared, "contoso", "ann", "bob", Guid.NewGuid());

    protected async Task<AuditEvent> RecordedAsync(AuditEvent happened)
    {
        await Audit.RecordAsync(happened, CancellationToken.None);
        return happened;
    }

    protected Task<List<AuditEvent>> ReadAsync(DateTimeOffset since = default, string? tenant = null) => Audit.ReadAsync(since, tenant, CancellationToken.None).ToListAsync().AsTask();
}

/// <summary>Where it rests, what changes a store is recorded with the change, and stays.</summary>
public abstract class RestingAuditContract : AuditContract, IAsyncLifetime
{
    protected override IAudit Audit => Temporary.Stores.Audit;

    private protected abstract ITemporary Temporary { get; }

    [Fact]
    public async Task Has_every_deletion_and_none_that_did_not_happen()
    {
        var (stores, kept) = (Temporary.Stores, Sample.New());
        Assert.True(await stores.Preparations.SaveAsync(kept, default));

        Assert.False(await stores.Preparations.DeleteAsync(kept.Id, Sample.Bob, default));
        Assert.Empty(await ReadAsync());

        Assert.True(await stores.Preparations.DeleteAsync(kept.Id, Sample.Ann, default));
        Assert.False(await stores.Preparations.DeleteAsync(kept.Id, Sample.Ann, default));
        var deleted = Assert.Single(await ReadAsync());
        Assert.Equal((AuditKinds.Deleted, "contoso", "ann", null, kept.Id), (deleted.Kind, deleted.Tenant, deleted.Actor, deleted.Subject, deleted.About));
    }

    [Fact]
    public async Task Outlives_the_person_it_tells_of()
    {
        var stores = Temporary.Stores;
        Assert.True(await stores.Preparations.SaveAsync(Sample.New(), default));
        await stores.Erasure.EraseAsync(Sample.Ann, Actors.Administrator, default);
        await stores.Erasure.EraseAsync(Sample.Ann, Actors.Administrator, default);

        var erased = Assert.Single(await ReadAsync());
        Assert.Equal((AuditKinds.Erased, Actors.Administrator, "ann", null), (erased.Kind, erased.Actor, erased.Subject, erased.About));
    }

    [Fact]
    public async Task Has_the_rotation_of_keys()
    {
        await Temporary.Stores.Rotation.RunAsync(default);
        var rotated = Assert.Single(await ReadAsync());
        Assert.Equal((AuditKinds.KeysRotated, "", Actors.Administrator, null), (rotated.Kind, rotated.Tenant, rotated.Actor, rotated.Subject));
    }

    [Fact]
    public async Task Leaves_a_change_undone_that_cannot_be_recorded()
    {
        var (stores, kept) = (Temporary.Stores, Sample.New());
        Assert.True(await stores.Preparations.SaveAsync(kept, default));
        Temporary.Ask("ALTER TABLE audit_event RENAME TO audit_elsewhere");

        await Assert.ThrowsAsync<StorageUnavailableException>(() => stores.Preparations.DeleteAsync(kept.Id, Sample.Ann, default));

        Assert.NotNull(await stores.Preparations.FindAsync(kept.Id, Sample.Ann, default));
    }

    [Theory, InlineData("UPDATE audit_event SET actor = 'somebody else'"), InlineData("DELETE FROM audit_event")]
    public async Task Is_only_added_to(string sql)
    {
        var first = await RecordedAsync(Event());
        Assert.Contains("the audit is only added to", Assert.ThrowsAny<Exception>(() => Temporary.Ask(sql)).Message, StringComparison.Ordinal);
        Assert.Equal([first], await ReadAsync());
    }

    [Fact]
    public async Task Lets_go_only_of_what_is_older_than_it_was_told_before()
    {
        await RecordedAsync(Event());
        var later = await RecordedAsync(Event(60));
        Temporary.Ask($"UPDATE audit_begin SET at = '{SqlText.Of(later.At)}'");

        Assert.ThrowsAny<Exception>(() => Temporary.Ask("DELETE FROM audit_event"));
        Temporary.Ask($"DELETE FROM audit_event WHERE at < '{SqlText.Of(later.At)}'");

        Assert.Equal([later], await ReadAsync());
    }

    public Task InitializeAsync() => Temporary.InitializeAsync();

    public Task DisposeAsync() => Temporary.DisposeAsync();
}
