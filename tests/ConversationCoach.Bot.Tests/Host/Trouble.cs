using System.Collections.Immutable;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.State;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>What is wrong with the storage, told from outside; nothing unless told.</summary>
internal sealed class Trouble
{
    private volatile Func<string, CancellationToken, Task>? _before;

    /// <summary>Happens before every operation of the stores, named by interface and method; <see langword="null"/> ends the trouble.</summary>
    public Func<string, CancellationToken, Task>? Before { set => _before = value; }

    public Task PassAsync(string operation, CancellationToken cancellationToken) => _before?.Invoke(operation, cancellationToken) ?? Task.CompletedTask;

    public static Task Fail(string words) => Task.FromException(new StorageUnavailableException("The storage failed.", new IOException(words)));
}

internal sealed class TroubledPreparations(IPreparationStore inner, Trouble trouble) : IPreparationStore
{
    /// <summary>What really keeps them; may be changed while nobody asks.</summary>
    public IPreparationStore Inner { get; set; } = inner;

    public async Task<Preparation?> FindAsync(Guid id, UserId owner, CancellationToken cancellationToken)
    {
        await trouble.PassAsync("find", cancellationToken);
        return await Inner.FindAsync(id, owner, cancellationToken);
    }

    public async Task<ImmutableArray<PreparationSummary>> ListAsync(UserId owner, CancellationToken cancellationToken)
    {
        await trouble.PassAsync("list", cancellationToken);
        return await Inner.ListAsync(owner, cancellationToken);
    }

    public async Task<bool> SaveAsync(Preparation preparation, IReadOnlyCollection<OutboxMessage> later, CancellationToken cancellationToken)
    {
        await trouble.PassAsync("save", cancellationToken);
        return await Inner.SaveAsync(preparation, later, cancellationToken);
    }

    public async Task<bool> DeleteAsync(Guid id, UserId owner, CancellationToken cancellationToken)
    {
        await trouble.PassAsync("delete", cancellationToken);
        return await Inner.DeleteAsync(id, owner, cancellationToken);
    }
}

internal sealed class TroubledState(IStateStore inner, Trouble trouble) : IStateStore
{
    /// <summary>What really keeps it; may be changed while nobody asks.</summary>
    public IStateStore Inner { get; set; } = inner;

    public async Task<ImmutableDictionary<string, StateRow>> ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        await trouble.PassAsync("read state", cancellationToken);
        return await Inner.ReadAsync(keys, cancellationToken);
    }

    public async Task<bool> WriteAsync(IReadOnlyCollection<StateChange> changes, CancellationToken cancellationToken)
    {
        await trouble.PassAsync("write state", cancellationToken);
        return await Inner.WriteAsync(changes, cancellationToken);
    }

    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => Inner.DeleteAsync(keys, cancellationToken);
}
