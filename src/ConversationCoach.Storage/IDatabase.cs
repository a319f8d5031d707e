using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage;

/// <summary>A database of either kind. What is asked of it is a list of commands, so that it takes one round trip, and can be given again.</summary>
/// <exception cref="StorageUnavailableException">
/// Any of its methods, after at most five seconds. A write whose outcome was not known in time may be committed later, so it
/// must be safe to give again: those of the stores compare versions, so the second finds the first and changes nothing.
/// </exception>
public interface IDatabase : IAsyncDisposable
{
    /// <summary>Whose it is or where it is; no secrets.</summary>
    string Name { get; }

    /// <returns>The rows of all commands, one after the other.</returns>
    Task<IReadOnlyList<T>> ReadAsync<T>(IReadOnlyList<Command> commands, Func<IRow, T> read, CancellationToken cancellationToken);

    /// <summary>Keeps all of it or nothing; once the task is complete it is on the disk.</summary>
    /// <param name="cancellationToken">Takes it back while it waits; a write that was begun is finished.</param>
    Task<WriteOutcome> WriteAsync(IReadOnlyList<Command> commands, CancellationToken cancellationToken);
}

public enum WriteOutcome
{
    Written,

    /// <summary>A command that must change something found nothing to change; nothing is kept.</summary>
    NothingToChange,

    /// <summary>What it refers to is gone, as when a person was erased meanwhile, or what it takes away is referred to; nothing is kept.</summary>
    BreaksReference,
}

/// <summary>The row just read; it is gone with the next. Columns are counted from 0.</summary>
public interface IRow
{
    bool IsNull(int column);

    string GetString(int column);

    int GetInt32(int column);

    byte[] GetBytes(int column);
}

internal static class RowExtensions
{
    public static string? Text(this IRow row, int column) => row.IsNull(column) ? null : row.GetString(column);
}
