using ConversationCoach.Storage;
using ConversationCoach.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ConversationCoach.Bot.Tests.Host;

public sealed class FaultsOfAFile : FaultMatrix
{
    private SqliteDatabase Database => (SqliteDatabase)Bot.Services.GetRequiredService<IDatabase>();

    [Theory]
    [InlineData("is gone")]
    [InlineData("is locked")]
    [InlineData("is slow")]
    [InlineData("is full")]
    [InlineData("has a changed record")]
    [InlineData("clock goes back")]
    public Task Cost_one_apology(string fault) => CostsOneApologyAsync(fault switch
    {
        "is gone" => new Fault(() => MovedAsync(Bot.DatabaseFile)),
        "is locked" => new Fault(LockedAsync),
        "is slow" => new Fault(SlowAsync),
        // A write that changes nothing needs no room, and the writer opens the file anew after a fault, which takes the limit away.
        "is full" => new Fault(FullAsync) { IsReady = true },
        "has a changed record" => new Fault(ChangedAsync) { IsReady = true },
        _ => new Fault(ClockBackAsync) { IsFelt = false, IsReady = true },
    });

    private protected override WholeBot Make(CapturedLog log) => new() { Log = log, Clock = Clock };

    private static Task<Func<Task>> MovedAsync(string file)
    {
        File.Move(file, file + ".away");
        return Mend(() => File.Move(file + ".away", file));
    }

    private Task<Func<Task>> LockedAsync()
    {
        var other = Bot.Connect();
        Execute(other, "BEGIN IMMEDIATE");
        return Mend(() =>
        {
            Execute(other, "COMMIT");
            other.Dispose();
        });
    }

    // A disk that takes ever so long for the write before.
    private async Task<Func<Task>> SlowAsync()
    {
        var (entered, release) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        var held = Database.WriteAsync(_ =>
        {
            entered.TrySetResult();
            release.Task.Wait();
            return 0;
        }, CancellationToken.None);
        await entered.Task;
        return async () =>
        {
            release.SetResult();
            await Assert.ThrowsAsync<Core.Preparations.StorageUnavailableException>(() => held);
        };
    }

    private async Task<Func<Task>> FullAsync()
    {
        await Database.WriteAsync(session => session.Query("PRAGMA max_page_count = 1", row => row.GetInt32(0)), CancellationToken.None);
        return () => Task.CompletedTask;
    }

    private Task<Func<Task>> ChangedAsync()
    {
        Ask("CREATE TABLE spare AS SELECT id, sealed FROM preparation; UPDATE preparation SET sealed = zeroblob(length(sealed))");
        return Mend(() => Ask("UPDATE preparation SET sealed = (SELECT sealed FROM spare WHERE spare.id = preparation.id)"));
    }

    private Task<Func<Task>> ClockBackAsync()
    {
        Clock.Offset = -TimeSpan.FromDays(2);
        return Mend(() => Clock.Offset = TimeSpan.Zero);
    }

    private static Task<Func<Task>> Mend(Action mend) => Task.FromResult<Func<Task>>(() =>
    {
        mend();
        return Task.CompletedTask;
    });

    private void Ask(string sql)
    {
        using var connection = Bot.Connect();
        Execute(connection, sql);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
