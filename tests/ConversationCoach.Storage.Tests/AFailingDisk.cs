using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Sqlite;

namespace ConversationCoach.Storage.Tests;

/// <summary>What people typed is in no message, nothing half is kept, and once the cause is gone it works again without a restart.</summary>
public sealed class AFailingDisk : IAsyncLifetime
{
    private const string Words = "what somebody typed";

    private readonly TemporaryDatabase _temporary = new(new SqliteLimits { Busy = TimeSpan.FromMilliseconds(40) });
    private readonly Preparation _kept = Sample.New();

    private IPreparationStore Store => _temporary.Preparations;

    [Fact]
    public async Task Locked_by_another_process_fails_saves_and_still_reads()
    {
        await KeepAsync();
        using (var other = _temporary.Connect())
        {
            other.Execute("BEGIN IMMEDIATE");
            await FailsToSaveAsync();
            Sample.AssertSame(_kept, await FindAsync());
            other.Execute("COMMIT");
        }

        await WorksAgainAsync();
    }

    [Fact]
    public async Task Full_fails_saves_and_still_reads()
    {
        await KeepAsync();
        for (var step = 0; step < 3; step++)
        {
            await _temporary.Database.WriteAsync(session => session.Query("PRAGMA max_page_count = 1", row => row.GetInt32(0)), CancellationToken.None);
            await FailsToSaveAsync(string.Concat(Enumerable.Repeat(Words, 2_000)));
            Sample.AssertSame(_kept, await FindAsync());
        }

        await WorksAgainAsync();
    }

    [Fact]
    public async Task Read_only_fails_saves_and_still_reads()
    {
        await KeepAsync();
        await _temporary.Database.WriteAsync(session => session.Execute("PRAGMA query_only = ON"), CancellationToken.None);

        await FailsToSaveAsync();
        Sample.AssertSame(_kept, await FindAsync());

        await WorksAgainAsync();
    }

    [Fact]
    public async Task With_its_file_gone_fails_everything_until_it_is_back()
    {
        await KeepAsync();
        File.Move(_temporary.File, _temporary.File + ".away");

        await FailsToSaveAsync();
        await Assert.ThrowsAsync<StorageUnavailableException>(FindAsync);
        Assert.False(File.Exists(_temporary.File), "An empty file in place of the lost one would hide the loss.");

        File.Move(_temporary.File + ".away", _temporary.File);
        await WorksAgainAsync();
    }

    [Fact]
    public async Task With_a_file_that_cannot_be_opened_fails_until_it_can()
    {
        await KeepAsync();
        File.Move(_temporary.File, _temporary.File + ".away");
        Directory.CreateDirectory(_temporary.File);

        await FailsToSaveAsync();
        await Assert.ThrowsAsync<StorageUnavailableException>(FindAsync);

        Directory.Delete(_temporary.File);
        File.Move(_temporary.File + ".away", _temporary.File);
        await WorksAgainAsync();
    }

    [Fact]
    public async Task Damaged_fails_what_it_touches()
    {
        await KeepAsync();
        await _temporary.Database.DisposeAsync();
        long page;
        using (var connection = _temporary.Connect()) page = (long)connection.Scalar("SELECT rootpage FROM sqlite_master WHERE name = 'preparation'")!;
        await using (var file = File.OpenWrite(_temporary.File))
        {
            file.Position = (page - 1) * 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0x5A, 4096).ToArray());
        }

        var opened = _temporary.OpenStores();
        var store = opened.Preparations;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.FindAsync(_kept.Id, _kept.Owner, CancellationToken.None));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.SaveAsync(Sample.New(), CancellationToken.None));
        Assert.True(await opened.States.WriteAsync([new("key", "{}", null)], CancellationToken.None));
    }

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();

    private Task<Preparation?> FindAsync() => Store.FindAsync(_kept.Id, _kept.Owner, CancellationToken.None);

    private async Task KeepAsync() => Assert.True(await Store.SaveAsync(_kept, CancellationToken.None));

    private async Task FailsToSaveAsync(string words = Words)
    {
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => Store.SaveAsync(_kept.Says("facts", words), CancellationToken.None));
        Assert.DoesNotContain(Words, error.ToString(), StringComparison.Ordinal);
    }

    private async Task WorksAgainAsync()
    {
        Sample.AssertSame(_kept, await FindAsync());
        Assert.True(await Store.SaveAsync(_kept.Says("facts", Words), CancellationToken.None));
        Sample.AssertSame(_kept.Says("facts", Words), await FindAsync());
        using var connection = _temporary.Connect();
        Assert.Equal("ok", connection.Scalar("PRAGMA integrity_check"));
    }
}
