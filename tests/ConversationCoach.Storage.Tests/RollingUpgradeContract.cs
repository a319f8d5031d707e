using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.PostgreSql;
using ConversationCoach.Storage.Sqlite;
using ConversationCoach.Storage.Tests.PostgreSql;

namespace ConversationCoach.Storage.Tests;

public sealed class UpgradingSqlite : RollingUpgradeContract
{
    private readonly TemporaryDatabase _temporary = new();

    private protected override ITemporary Temporary => _temporary;

    private protected override IAsyncDisposable OpenAsNewer(Script next) =>
        SqliteDatabase.Open($"Data Source={_temporary.File}", Scripts.Sqlite.And(next), new SqliteLimits(), TimeProvider.System);

    private protected override IAsyncDisposable OpenUpTo(int script)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_temporary.File)!);
        return SqliteDatabase.Open($"Data Source={_temporary.File}", Scripts.Sqlite.UpTo(script), new SqliteLimits(), TimeProvider.System);
    }
}

public sealed class UpgradingPostgreSql : RollingUpgradeContract
{
    private readonly TemporaryPostgreSql _temporary = new();

    private protected override ITemporary Temporary => _temporary;

    private protected override IAsyncDisposable OpenAsNewer(Script next) =>
        PostgreSqlDatabase.Open(_temporary.ConnectionString, Scripts.PostgreSql.And(next), new PostgreSqlLimits(), TimeProvider.System);

    private protected override IAsyncDisposable OpenUpTo(int script) =>
        PostgreSqlDatabase.Open(_temporary.ConnectionString, Scripts.PostgreSql.UpTo(script), new PostgreSqlLimits(), TimeProvider.System);
}

/// <summary>Instances of this version go on, and start, while and after a newer one brings its tables: its scripts only add.</summary>
public abstract class RollingUpgradeContract : IAsyncLifetime
{
    private static readonly Script Next = new(999, "999-next.sql", """
        CREATE TABLE later (id TEXT NOT NULL PRIMARY KEY, preparation TEXT REFERENCES preparation (id) ON DELETE CASCADE);
        ALTER TABLE preparation ADD COLUMN later TEXT;
        ALTER TABLE answer ADD COLUMN later INTEGER NOT NULL DEFAULT 7;
        CREATE INDEX answer_later ON answer (later);
        """);

    private protected abstract ITemporary Temporary { get; }

    [Fact]
    public async Task Costs_no_save_and_no_read_of_an_instance_that_serves_meanwhile()
    {
        var store = Temporary.Stores.Preparations;
        using var upgraded = new CancellationTokenSource();
        var serving = Enumerable.Range(0, 4).Select(_ => Task.Run(() => ServeAsync(store, upgraded.Token))).ToList();
        await Task.WhenAny(serving.Append(Task.Run(async () =>
        {
            while ((long)Temporary.Ask("SELECT count(*) FROM answer")! < 20) await Task.Yield();
        })));

        await using var newer = await Task.Run(() => OpenAsNewer(Next));
        var at = (long)Temporary.Ask("SELECT count(*) FROM answer")!;
        while ((long)Temporary.Ask("SELECT count(*) FROM answer")! < at + 20) await Task.Yield();
        await upgraded.CancelAsync();

        foreach (var saved in await Task.WhenAll(serving)) Sample.AssertSame(saved, await store.FindAsync(saved.Id, saved.Owner, default));
        Assert.Equal(999L, Temporary.Ask("SELECT CAST(max(number) AS BIGINT) FROM schema_script"));
    }

    [Fact]
    public async Task Lets_an_instance_of_this_version_start_afterwards_and_be_asked_for_everything()
    {
        _ = Temporary.Stores;
        await using var newer = OpenAsNewer(Next);
        var stores = Temporary.OpenStores();

        var first = Sample.New();
        Assert.True(await stores.Preparations.SaveAsync(first, default));
        Assert.True(await stores.Preparations.SaveAsync(first.Says("facts", "After"), default));
        Temporary.Ask($"INSERT INTO later (id, preparation) VALUES ('1', '{first.Id}')");
        Assert.True(await stores.Preparations.DeleteAsync(first.Id, first.Owner, default));
        Assert.Equal(0L, Temporary.Ask("SELECT count(*) FROM later"));
    }

    [Fact]
    public async Task Stops_a_start_only_where_the_newer_version_says_that_this_one_cannot_work()
    {
        var store = Temporary.Stores.Preparations;
        await using var newer = OpenAsNewer(Next with { Name = "999-next.breaking.sql" });

        Assert.Contains("newer version", Assert.Throws<InvalidOperationException>(() => Temporary.OpenStores()).Message, StringComparison.Ordinal);
        Assert.True(await store.SaveAsync(Sample.New(), default));
    }

    [Fact]
    public async Task Leaves_a_coach_one_copy_and_none_of_what_was_deleted_before()
    {
        await using (OpenUpTo(10))
        {
            string[] before =
            [
                "INSERT INTO person VALUES ('k1', 't', 'coach', '2026'), ('k2', 't', 'ann', '2026')",
                "INSERT INTO assignment (id, key_id, guide, sealed, due, status, made_at) SELECT 's1', 'k1', 'g', sealed_id, NULL, 'Sent', '2026' FROM (SELECT CAST('x' AS BYTES) AS sealed_id) x",
                "INSERT INTO preparation (id, key_id, guide, guide_version, sealed, status, step, version, started_at, changed_at) SELECT 'p1', 'k2', 'g', 1, sealed, 'Draft', 'x', 1, '2026', '2026' FROM assignment",
                "INSERT INTO assigned (id, assignment, number, key_id, sealed_name, status, preparation, is_reminded, moved_at) SELECT 'a1', id, 1, 'k2', sealed, 'Seen', 'p1', 1, '2026' FROM assignment",
                "INSERT INTO assignment (id, key_id, guide, sealed, due, status, made_at) SELECT 's2', key_id, guide, sealed, due, status, made_at FROM assignment",
                "INSERT INTO assigned (id, assignment, number, key_id, sealed_name, status, preparation, is_reminded, moved_at) SELECT 'a2', 's2', 1, 'k2', sealed_name, 'Seen', NULL, 1, '2026' FROM assigned",
                "INSERT INTO share (id, assigned, key_id, sealed, shared_at) SELECT 'older', id, key_id, sealed_name, '2026-01' FROM assigned WHERE id = 'a1'",
                "INSERT INTO share (id, assigned, key_id, sealed, shared_at) SELECT 'newest', id, key_id, sealed_name, '2026-02' FROM assigned WHERE id = 'a1'",
                "INSERT INTO share (id, assigned, key_id, sealed, shared_at) SELECT 'deleted', id, key_id, sealed_name, '2026-01' FROM assigned WHERE id = 'a2'",
            ];
            foreach (var sql in before) Temporary.Ask(sql.Replace("BYTES", this is UpgradingSqlite ? "BLOB" : "BYTEA", StringComparison.Ordinal));
        }

        _ = Temporary.Stores;
        Assert.Equal("newest", Temporary.Ask("SELECT id FROM share WHERE sealed IS NOT NULL AND preparation = 'p1'"));
        Assert.Equal(1L, Temporary.Ask("SELECT count(*) FROM share WHERE sealed IS NOT NULL"));
        Assert.Equal(2L, Temporary.Ask("SELECT count(*) FROM outbox WHERE key_id = 'k1' AND id IN ('taken-back/older', 'taken-back/deleted') AND status = 'Waiting' AND length(due_at) = 28 AND length(until_at) = 28 AND until_at > due_at"));
    }

    [Fact]
    public async Task Forgets_the_chats_of_others_where_a_person_would_have_been_written_to()
    {
        await using (OpenUpTo(11))
        {
            Temporary.Ask("INSERT INTO person VALUES ('k1', 't', 'ann', '2026'), ('k2', 't', 'bob', '2026'), ('k3', 't', 'eve', '2026')");
            Temporary.Ask("""
                INSERT INTO contact VALUES ('k1', 'msteams', 's', 'b', 'm', '19:meeting_1@thread.v2', NULL, NULL, '2026', '2026'),
                    ('k2', 'msteams', 's', 'b', 'm', 'a:19:1', NULL, NULL, '2026', '2026'), ('k3', 'emulator', 's', 'b', 'm', '19:3', NULL, NULL, '2026', '2026')
                """);
        }

        _ = Temporary.Stores;
        Assert.Equal(1L, Temporary.Ask("SELECT count(*) FROM contact WHERE conversation IS NULL AND key_id = 'k1'"));
        Assert.Equal(2L, Temporary.Ask("SELECT count(*) FROM contact WHERE conversation IS NOT NULL"));
    }

    public Task InitializeAsync() => Temporary.InitializeAsync();

    public Task DisposeAsync() => Temporary.DisposeAsync();

    private protected abstract IAsyncDisposable OpenAsNewer(Script next);

    /// <summary>As the version of the program that ended there.</summary>
    private protected abstract IAsyncDisposable OpenUpTo(int script);

    private static async Task<Preparation> ServeAsync(IPreparationStore store, CancellationToken until)
    {
        var preparation = Sample.New();
        Assert.True(await store.SaveAsync(preparation, default));
        while (!until.IsCancellationRequested)
        {
            preparation = preparation.Says("facts", $"As of {preparation.Version}");
            Assert.True(await store.SaveAsync(preparation, default));
            Assert.NotNull(await store.FindAsync(preparation.Id, preparation.Owner, default));
        }

        return preparation;
    }
}
