using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.PostgreSql;

namespace ConversationCoach.Storage.Tests.PostgreSql;

/// <summary>What people typed is in no message, nothing half is kept, and once the server is back it works again without a restart.</summary>
public sealed class AServerInTrouble(AServerInTrouble.OwnServer own) : IClassFixture<AServerInTrouble.OwnServer>, IAsyncLifetime
{
    private const string Words = "what somebody typed";

    private readonly Preparation _kept = Sample.New();
    private readonly TemporaryPostgreSql _temporary = new(own.Server, new PostgreSqlLimits { Deadline = TimeSpan.FromSeconds(1) });

    private IPreparationStore Store => _temporary.Preparations;

    [Fact]
    public async Task Stopped_fails_everything_until_it_is_started_again()
    {
        await KeepAsync();
        own.Server.Stop();
        await FailsToSaveAsync();
        await Assert.ThrowsAsync<StorageUnavailableException>(FindAsync);

        own.Server.Start();
        await WorksAgainAsync();
    }

    [Fact]
    public async Task Started_anew_costs_no_read()
    {
        await KeepAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FindAsync()));
        own.Server.Stop();
        own.Server.Start();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => Sample.AssertSame(_kept, await FindAsync())));
        await WorksAgainAsync();
    }

    [Fact]
    public async Task Started_anew_costs_at_most_one_save()
    {
        await KeepAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FindAsync()));
        own.Server.Stop();
        own.Server.Start();

        await FailsToSaveAsync();
        Assert.True(await Store.SaveAsync(_kept.Says("facts", Words), CancellationToken.None));
    }

    [Fact]
    public async Task Hanging_keeps_nobody_longer_than_the_deadline()
    {
        await KeepAsync();
        own.Server.Freeze();
        try
        {
            var waiting = Task.WhenAll(FailsToSaveAsync(), Assert.ThrowsAsync<StorageUnavailableException>(FindAsync));
            await waiting.WaitAsync(TimeSpan.FromSeconds(10));
        }
        finally
        {
            own.Server.Thaw();
        }

        // What hung may have been kept when the server went on; then it is found, and is no reason to fail.
        var found = (await FindAsync())!;
        Assert.True(await Store.SaveAsync(found.Says("facts", Words), CancellationToken.None));
    }

    [Fact]
    public async Task Locked_fails_saves_and_still_reads()
    {
        await KeepAsync();
        await using var source = Npgsql.NpgsqlDataSource.Create(_temporary.ConnectionString);
        await using (var other = await source.OpenConnectionAsync())
        {
            await using var transaction = await other.BeginTransactionAsync();
            await using var locks = new Npgsql.NpgsqlCommand("SELECT * FROM preparation FOR UPDATE", other);
            await locks.ExecuteNonQueryAsync();

            await FailsToSaveAsync();
            Sample.AssertSame(_kept, await FindAsync());
        }

        await WorksAgainAsync();
    }

    [Fact]
    public async Task Out_of_connections_fails_and_recovers()
    {
        await KeepAsync();
        var database = new Npgsql.NpgsqlConnectionStringBuilder(_temporary.ConnectionString) { MaxPoolSize = 1 };
        await using var narrow = PostgreSqlDatabase.Open(database.ConnectionString, Scripts.PostgreSql, new PostgreSqlLimits { Deadline = TimeSpan.FromSeconds(1) }, TimeProvider.System);
        var slow = new Statement("SELECT pg_sleep(0.7)::text");

        var reads = Enumerable.Range(0, 4).Select(_ => narrow.ReadAsync([slow.With()], _ => 0, CancellationToken.None)).ToList();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Task.WhenAll(reads));

        Assert.Equal([1], await narrow.ReadAsync([new Statement("SELECT count(*)::int FROM preparation").With()], row => row.GetInt32(0), CancellationToken.None));
    }

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();

    private Task<Preparation?> FindAsync() => Store.FindAsync(_kept.Id, _kept.Owner, CancellationToken.None);

    private async Task KeepAsync() => Assert.True(await Store.SaveAsync(_kept, CancellationToken.None));

    private async Task FailsToSaveAsync()
    {
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => Store.SaveAsync(_kept.Says("facts", Words), CancellationToken.None));
        Assert.DoesNotContain(Words, error.ToString(), StringComparison.Ordinal);
    }

    private async Task WorksAgainAsync()
    {
        Sample.AssertSame(_kept, await FindAsync());
        Assert.True(await Store.SaveAsync(_kept.Says("facts", Words), CancellationToken.None));
        Sample.AssertSame(_kept.Says("facts", Words), await FindAsync());
    }

    public sealed class OwnServer : IDisposable
    {
        internal PostgreSqlServer Server { get; } = new();

        public void Dispose() => Server.Dispose();
    }
}
