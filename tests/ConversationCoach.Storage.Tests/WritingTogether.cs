using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Sqlite;
using ConversationCoach.Storage.Tests.Fakes;

namespace ConversationCoach.Storage.Tests;

public sealed class WritingTogether : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly TemporaryDatabase _temporary;

    public WritingTogether() => _temporary = new TemporaryDatabase(new SqliteLimits { Queue = 3 }, _clock);

    private SqliteDatabase Database => _temporary.Database;

    private IPreparationStore Store => _temporary.Preparations;

    [Fact]
    public async Task Lets_one_fail_without_the_others()
    {
        var (before, after) = (Sample.New(), Sample.New());
        using var held = await HeldWriter.HoldAsync(Database);
        var first = SaveAsync(before);
        var failing = Database.WriteAsync<int>(session =>
        {
            session.Execute("DELETE FROM preparation");
            throw new FormatException("Mine alone.");
        }, CancellationToken.None);
        var last = SaveAsync(after);
        held.Release();

        Assert.True(await first);
        Assert.True(await last);
        await Assert.ThrowsAsync<FormatException>(() => failing);
        Sample.AssertSame(before, await FindAsync(before));
        Sample.AssertSame(after, await FindAsync(after));
    }

    [Fact]
    public async Task Fails_all_when_the_commit_fails_and_goes_on_with_the_next()
    {
        var preparation = Sample.New();
        using var held = await HeldWriter.HoldAsync(Database);
        var save = SaveAsync(preparation);
        var breaking = Database.WriteAsync(session =>
        {
            session.Execute("PRAGMA defer_foreign_keys = ON");
            return session.Execute("INSERT INTO answer (preparation, prompt, version, sealed, at, is_rival) VALUES ('of nobody', '', 1, x'00', '', 0)");
        }, CancellationToken.None);
        held.Release();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => save);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => breaking);
        Assert.Null(await FindAsync(preparation));
        Assert.True(await SaveAsync(preparation));
    }

    [Fact]
    public async Task Keeps_no_reader_waiting()
    {
        var saved = Sample.New();
        await SaveAsync(saved);
        using var held = await HeldWriter.HoldAsync(Database, session => session.Execute("DELETE FROM preparation"));

        Sample.AssertSame(saved, await FindAsync(saved));

        held.Release();
        await held.Written;
        Assert.Null(await FindAsync(saved));
    }

    [Fact]
    public async Task Refuses_at_once_when_too_many_wait()
    {
        using var held = await HeldWriter.HoldAsync(Database);
        Task<bool>[] waiting = [SaveAsync(Sample.New()), SaveAsync(Sample.New()), SaveAsync(Sample.New())];

        await Assert.ThrowsAsync<StorageUnavailableException>(() => SaveAsync(Sample.New()));

        held.Release();
        Assert.All(await Task.WhenAll(waiting), Assert.True);
        Assert.True(await SaveAsync(Sample.New()));
    }

    [Fact]
    public async Task Takes_back_what_is_cancelled_while_it_waits()
    {
        var preparation = Sample.New();
        using var cancellation = new CancellationTokenSource();
        using var held = await HeldWriter.HoldAsync(Database);
        var save = Store.SaveAsync(preparation, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => save);
        held.Release();
        await held.Written;
        Assert.True(await SaveAsync(preparation));
    }

    [Fact]
    public async Task Finishes_what_is_cancelled_after_it_began()
    {
        var preparation = Sample.New();
        using var cancellation = new CancellationTokenSource();
        await Database.WriteAsync(session =>
        {
            cancellation.Cancel();
            return session.Execute("INSERT INTO bot_state (key, sealed, etag, changed_at) VALUES ('a', '', '', '')");
        }, cancellation.Token);

        Assert.Single(await _temporary.Stores.SealedStates.ReadAsync(["a"], CancellationToken.None));
    }

    [Fact]
    public async Task Withdraws_what_waited_too_long()
    {
        var preparation = Sample.New();
        using var held = await HeldWriter.HoldAsync(Database);
        var save = SaveAsync(preparation);

        _clock.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => save);
        held.Release();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => held.Written);
        Assert.True(await SaveAsync(preparation));
    }

    [Fact]
    public async Task Can_be_tried_again_when_it_was_written_after_the_caller_had_gone()
    {
        var preparation = Sample.New();
        using var held = await HeldWriter.HoldAsync(Database, session =>
            session.Execute("INSERT INTO bot_state (key, sealed, etag, changed_at) VALUES ('late', '', '', '')"));

        _clock.Advance(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => held.Written);
        held.Release();
        Assert.True(await SaveAsync(preparation));

        Assert.Single(await _temporary.Stores.SealedStates.ReadAsync(["late"], CancellationToken.None));
        Assert.False(await SaveAsync(preparation));
    }

    [Fact]
    public async Task Is_finished_before_the_database_closes()
    {
        using var held = await HeldWriter.HoldAsync(Database);
        Task<bool>[] waiting = [SaveAsync(Sample.New()), SaveAsync(Sample.New())];

        var closing = Database.DisposeAsync();
        Assert.False(closing.IsCompleted);
        held.Release();
        await closing;

        Assert.All(await Task.WhenAll(waiting), Assert.True);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => SaveAsync(Sample.New()));
        Assert.Equal(2, (await _temporary.OpenStores().Preparations.ListAsync(Sample.Ann, CancellationToken.None)).Length);
    }

    // The key of a person is made with their first write; here it is there already.
    public Task InitializeAsync() => _temporary.Stores.Keys.OfAsync(Sample.Ann, CancellationToken.None).AsTask();

    public Task DisposeAsync() => _temporary.DisposeAsync();

    private Task<bool> SaveAsync(Preparation preparation) => Store.SaveAsync(preparation, CancellationToken.None);

    private Task<Preparation?> FindAsync(Preparation preparation) => Store.FindAsync(preparation.Id, preparation.Owner, CancellationToken.None);
}
