using ConversationCoach.Storage.Sqlite;

namespace ConversationCoach.Storage.Tests;

/// <summary>Keeps the writer busy in the middle of a write, until it is let go.</summary>
internal sealed class HeldWriter : IDisposable
{
    private readonly TaskCompletionSource _release = new();

    private HeldWriter() { }

    /// <summary>The write that holds the others up.</summary>
    public Task Written { get; private set; } = Task.CompletedTask;

    public static async Task<HeldWriter> HoldAsync(SqliteDatabase database, Func<SqliteSession, int>? write = null)
    {
        var held = new HeldWriter();
        var entered = new TaskCompletionSource();
        held.Written = database.WriteAsync(session =>
        {
            var written = write?.Invoke(session) ?? 0;
            entered.SetResult();
            held._release.Task.Wait();
            return written;
        }, CancellationToken.None);
        await entered.Task;
        return held;
    }

    public void Release() => _release.TrySetResult();

    public void Dispose() => Release();
}
