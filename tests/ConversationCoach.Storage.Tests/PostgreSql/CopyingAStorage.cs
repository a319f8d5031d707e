using System.Globalization;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Copying;

namespace ConversationCoach.Storage.Tests.PostgreSql;

/// <summary>From a SQLite file into PostgreSQL.</summary>
public sealed class CopyingAStorage : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDatabase _from = new();
    private readonly TemporaryPostgreSql _to = new();
    private readonly StringWriter _report = new(CultureInfo.InvariantCulture);

    [Fact]
    public async Task Brings_everything()
    {
        var preparation = await SavedAsync((await SavedAsync(Sample.New(about: "zero\0 and \uFDD0"))).Says("facts", "Twice, ŵ 😀"));
        await _from.Stores.States.WriteAsync([new("key", "{}", null)], default);
        await _from.Stores.Tips.AddPracticeAsync(Sample.Ann, "yes-but", isClear: true, default);

        Assert.True(Copy());

        Sample.AssertSame(preparation, await _to.Preparations.FindAsync(preparation.Id, preparation.Owner, default));
        Assert.Single(await _to.Stores.States.ReadAsync(["key"], default));
        Assert.Single(await _to.Stores.Tips.PracticeOfAsync(Sample.Ann, default));
        Assert.Contains("answer: 1 rows, checksum ", _report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Again_brings_nothing_double_and_what_has_changed()
    {
        var (changed, deleted) = (await SavedAsync(Sample.New()), await SavedAsync(Sample.New()));
        for (var more = 0; more < 1_200; more++) await SavedAsync(Sample.New());
        Assert.True(Copy());

        changed = await SavedAsync(changed.Says("facts", "Since"));
        Assert.True(await _from.Preparations.DeleteAsync(deleted.Id, deleted.Owner, default));
        var added = await SavedAsync(Sample.New(Sample.Bob));
        Assert.True(Copy());
        Assert.True(Copy());

        Sample.AssertSame(changed, await _to.Preparations.FindAsync(changed.Id, changed.Owner, default));
        Assert.Null(await _to.Preparations.FindAsync(deleted.Id, deleted.Owner, default));
        Assert.Equal(added.Id, Assert.Single(await _to.Preparations.ListAsync(Sample.Bob, default)).Id);
        Assert.Equal(1_201, (await _to.Preparations.ListAsync(Sample.Ann, default)).Length);
    }

    [Fact]
    public async Task Brings_the_audit_also_when_some_of_it_has_gone_since()
    {
        var deleted = await SavedAsync(Sample.New());
        Assert.True(await _from.Preparations.DeleteAsync(deleted.Id, deleted.Owner, default));
        Assert.True(Copy());
        _from.Ask("UPDATE audit_begin SET at = '9'; DELETE FROM audit_event");
        await _from.Stores.Rotation.RunAsync(default);

        Assert.True(Copy());

        Assert.Equal("keys-rotated", _to.Ask("SELECT string_agg(kind, ',') FROM audit_event"));
    }

    [Fact]
    public void Forgets_no_table()
    {
        _ = (_from.Stores, _to.Stores);
        using (var connection = _from.Connect()) connection.Execute("CREATE TABLE later (id TEXT NOT NULL PRIMARY KEY, n INTEGER); INSERT INTO later VALUES ('a', 1), ('b', NULL)");

        Assert.Contains("later", Assert.Throws<InvalidOperationException>(() => Copy()).Message, StringComparison.Ordinal);

        _to.Ask("CREATE TABLE later (id TEXT NOT NULL PRIMARY KEY, n INTEGER)");
        Assert.True(Copy());
        Assert.Equal("a1,b?", _to.Ask("SELECT string_agg(id || coalesce(n::text, '?'), ',' ORDER BY id) FROM later"));
        Assert.Contains("later: 2 rows", _report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_so_when_the_two_are_not_the_same()
    {
        await SavedAsync((await SavedAsync(Sample.New())).Says("facts", "Twice"));
        _to.Open();
        _to.Ask("CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at = 'spoilt'; RETURN NEW; END $$; CREATE TRIGGER spoil BEFORE INSERT ON answer FOR EACH ROW EXECUTE FUNCTION spoil()");

        Assert.False(Copy());
        Assert.Contains("answer: DIFFERENT", _report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Twice", _report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_target_with_people_of_another_storage()
    {
        _ = _from.Stores;
        Assert.True(await _to.Preparations.SaveAsync(Sample.New(), default));

        Assert.Contains("another storage", Assert.Throws<InvalidOperationException>(() => Copy()).Message, StringComparison.Ordinal);
        Assert.Single(await _to.Preparations.ListAsync(Sample.Ann, default));
    }

    [Fact]
    public void Refuses_a_target_at_another_script()
    {
        _ = (_from.Stores, _to.Stores);
        _to.Ask("DELETE FROM schema_script WHERE number = (SELECT max(number) FROM schema_script)");

        var error = Assert.Throws<InvalidOperationException>(() => Copy());
        Assert.Contains("The target is at script", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_source_that_is_not_there_or_something_else()
    {
        Assert.Throws<FileNotFoundException>(() => Copy());
        _ = _from.Stores;
        _from.Ask("DELETE FROM schema_script");
        Assert.Contains("The source is at script 0", Assert.Throws<InvalidOperationException>(() => Copy()).Message, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _from.DisposeAsync();
        await _to.DisposeAsync();
    }

    public void Dispose() => _report.Dispose();

    private bool Copy() => StorageCopy.Run($"Data Source={_from.File}", _to.ConnectionString, null, null, _report, TimeProvider.System);

    private async Task<Preparation> SavedAsync(Preparation preparation)
    {
        Assert.True(await _from.Preparations.SaveAsync(preparation, default));
        return preparation;
    }
}
