using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Tests.Fakes;

/// <summary>Is gone after so many writes.</summary>
internal sealed class DyingDatabase(IDatabase living, int writes) : IDatabase
{
    private int _left = writes;

    public string Name => living.Name;

    public Task<IReadOnlyList<T>> ReadAsync<T>(IReadOnlyList<Command> commands, Func<IRow, T> read, CancellationToken cancellationToken) => living.ReadAsync(commands, read, cancellationToken);

    public Task<WriteOutcome> WriteAsync(IReadOnlyList<Command> commands, CancellationToken cancellationToken) =>
        _left-- > 0 ? living.WriteAsync(commands, cancellationToken) : throw new StorageUnavailableException("It is gone.", null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
