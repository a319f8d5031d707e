using System.Diagnostics;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.Sqlite;

namespace ConversationCoach.Storage.Tests;

/// <summary>However long the file takes: nobody waits longer for it than they may.</summary>
public sealed class WaitingForAFile : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(4);

    private readonly TemporaryDatabase _quick = new(new SqliteLimits { Deadline = Soon, Readers = 1 });
    private readonly TemporaryDatabase _patient = new();
    private readonly ManualResetEventSlim _release = new();

    [Fact]
    public async Task Ends_for_a_read_with_the_deadline_and_the_place_is_free_when_it_has_ended()
    {
        var began = Stopwatch.GetTimestamp();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => HangAsync(_quick.Database));
        // The one place is taken still.
        await Assert.ThrowsAsync<StorageUnavailableException>(() => _quick.Database.ReadAsync(_ => 1, CancellationToken.None));
        Assert.True(Stopwatch.GetElapsedTime(began) < Late);

        _release.Set();
        while (true)
        {
            try
            {
                Assert.Equal(1, await _quick.Database.ReadAsync(_ => 1, CancellationToken.None));
                return;
            }
            catch (StorageUnavailableException) when (Stopwatch.GetElapsedTime(began) < Late)
            {
                // It is about to end.
            }
        }
    }

    [Fact]
    public async Task Ends_for_a_turn_when_all_its_waits_together_were_long_enough()
    {
        using var limit = WaitingLimit.Begin(Soon);
        var began = Stopwatch.GetTimestamp();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => HangAsync(_patient.Database));

        var isBegun = false;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => _patient.Database.ReadAsync(_ => isBegun = true, CancellationToken.None));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => _patient.Database.WriteAsync(_ => isBegun = true, CancellationToken.None));

        Assert.True(Stopwatch.GetElapsedTime(began) < Late);
        Assert.False(isBegun);
    }

    [Fact]
    public async Task Costs_the_next_turn_nothing()
    {
        using (WaitingLimit.Begin(TimeSpan.Zero)) await Assert.ThrowsAsync<StorageUnavailableException>(() => _patient.Database.ReadAsync(_ => 1, CancellationToken.None));
        using (WaitingLimit.Begin(Late)) Assert.Equal(1, await _patient.Database.ReadAsync(_ => 1, CancellationToken.None));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _release.Set();
        await _quick.DisposeAsync();
        await _patient.DisposeAsync();
    }

    public void Dispose() => _release.Dispose();

    private Task<int> HangAsync(SqliteDatabase database) => database.ReadAsync(_ =>
    {
        _release.Wait();
        return 0;
    }, CancellationToken.None);
}
