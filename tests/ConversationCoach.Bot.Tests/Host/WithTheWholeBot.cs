namespace ConversationCoach.Bot.Tests.Host;

/// <summary>Each test has a bot and a database of its own.</summary>
public abstract class WithTheWholeBot : IAsyncLifetime, IAsyncDisposable
{
    private protected WithTheWholeBot(WholeBot? bot = null) => Bot = bot ?? new WholeBot();

    private protected WholeBot Bot { get; }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Bot.DisposeAsync();
    }
}
