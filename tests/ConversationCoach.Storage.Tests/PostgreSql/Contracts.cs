using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.PostgreSql;

namespace ConversationCoach.Storage.Tests.PostgreSql;

public sealed class PreparationsOnPostgreSql : PreparationStoreContract, IAsyncLifetime
{
    private readonly TemporaryPostgreSql _temporary = new();

    protected override IPreparationStore Store => _temporary.Preparations;

    [Theory, InlineData(1), InlineData(2)]
    public Task Loses_no_change_among_writers_of_two_processes(int seed) =>
        ManyWriters.LoseNothingAsync([Store, _temporary.OpenStores().Preparations], seed);

    [Fact]
    public async Task Asks_by_prepared_statements()
    {
        await using var narrow = PostgreSqlDatabase.Open(_temporary.ConnectionString + ";Maximum Pool Size=1", TimeProvider.System);
        await narrow.ReadAsync([PreparationSql.List.With("tenant", "person")], _ => 0, CancellationToken.None);

        var prepared = await narrow.ReadAsync([new Statement("SELECT statement FROM pg_prepared_statements").With()], row => row.GetString(0), CancellationToken.None);
        Assert.Contains(PreparationSql.List.Sql, prepared);
    }

    [Theory, InlineData("", 20), InlineData(";Maximum Pool Size=31", 24), InlineData(";MaxPoolSize=22", 22)]
    public async Task Opens_at_most_so_many_connections_as_told_and_twenty_unless_told(string told, int most)
    {
        await using var database = PostgreSqlDatabase.Open(_temporary.ConnectionString + told + $";Application Name=crowd{most}", TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => database.ReadAsync([new Statement("SELECT CAST(1 AS TEXT) FROM pg_sleep(0.3)").With()], row => row.GetString(0), CancellationToken.None)));

        var open = await database.ReadAsync([new Statement("SELECT CAST(count(*) AS INTEGER) FROM pg_stat_activity WHERE application_name = $1").With($"crowd{most}")], row => row.GetInt32(0), CancellationToken.None);
        Assert.Equal(most, Assert.Single(open));
    }

    [Fact]
    public async Task Finds_it_all_after_a_restart()
    {
        var saved = await SavedAsync((await SavedAsync(Sample.New())).Says("facts", "Twice"));
        await _temporary.Database.DisposeAsync();
        Sample.AssertSame(saved, await _temporary.OpenStores().Preparations.FindAsync(saved.Id, saved.Owner, CancellationToken.None));
    }

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();
}

public sealed class StateOnPostgreSql : StateStoreContract, IAsyncLifetime
{
    private readonly TemporaryPostgreSql _temporary = new();

    protected override IStateStore Store => _temporary.Stores.States;

    [Theory, InlineData("40P01", 4, true), InlineData("40001", 4, true), InlineData("40P01", 5, false)]
    public async Task Tries_a_few_times_what_the_server_took_back_for_the_sake_of_another(string code, int times, bool isWritten)
    {
        var store = Store;
        _temporary.Ask($"""
            CREATE SEQUENCE tries;
            CREATE FUNCTION take_back() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF nextval('tries') <= {times} THEN RAISE EXCEPTION USING ERRCODE = '{code}'; END IF; RETURN NEW;
            END $$;
            CREATE TRIGGER take_back BEFORE INSERT ON bot_state FOR EACH ROW EXECUTE FUNCTION take_back();
            """);
        var write = () => store.WriteAsync([new("a", "1", null)], CancellationToken.None);

        if (isWritten) Assert.True(await write());
        else await Assert.ThrowsAsync<StorageUnavailableException>(write);
    }

    [Fact]
    public async Task Meets_many_who_write_the_same_keys_in_another_order()
    {
        var store = Store;
        string[][] orders = [["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"]];
        var written = await Task.WhenAll(Enumerable.Range(0, 40).Select(turn => Task.Run(() =>
            store.WriteAsync([.. orders[turn % 3].Select(key => new StateChange(key, $"{turn}", null))], CancellationToken.None))));

        Assert.All(written, Assert.True);
    }

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();
}

public sealed class TipsOnPostgreSql : TipStoreContract, IAsyncLifetime
{
    private readonly TemporaryPostgreSql _temporary = new();

    protected override ITipStore Store => _temporary.Stores.Tips;

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();
}
