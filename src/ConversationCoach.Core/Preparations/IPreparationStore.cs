using System.Collections.Immutable;
using ConversationCoach.Core.Outbox;

namespace ConversationCoach.Core.Preparations;

/// <summary>Where preparations rest. Nothing is found but by its owner.</summary>
/// <exception cref="StorageUnavailableException">Any of its methods, when nothing could be read or kept.</exception>
public interface IPreparationStore
{
    /// <returns><see langword="null"/> when there is none of that id, or it is somebody else's.</returns>
    Task<Preparation?> FindAsync(Guid id, UserId owner, CancellationToken cancellationToken);

    /// <returns>The one changed last comes first.</returns>
    Task<ImmutableArray<PreparationSummary>> ListAsync(UserId owner, CancellationToken cancellationToken);

    /// <summary>Keeps a new preparation (version 1) or the next version of one; once it returns <see langword="true"/> a killed process loses nothing.</summary>
    /// <returns><see langword="false"/> when another version was kept in between, or the id is taken: load again and decide anew.</returns>
    /// <param name="later">Messages it gives rise to, kept together with it; those that are there already stay as they are.</param>
    Task<bool> SaveAsync(Preparation preparation, IReadOnlyCollection<OutboxMessage> later, CancellationToken cancellationToken);

    /// <returns><see langword="false"/> when there was none of that id and owner.</returns>
    Task<bool> DeleteAsync(Guid id, UserId owner, CancellationToken cancellationToken);
}

public static class PreparationStoreExtensions
{
    /// <summary>As <see cref="IPreparationStore.SaveAsync"/>, where nothing goes out later.</summary>
    public static Task<bool> SaveAsync(this IPreparationStore store, Preparation preparation, CancellationToken cancellationToken) => store.SaveAsync(preparation, [], cancellationToken);
}

/// <summary>What a list shows of a preparation.</summary>
/// <param name="Step">As <see cref="Preparation.Step"/>.</param>
public sealed record PreparationSummary(
    Guid Id,
    string GuideId,
    string About,
    string With,
    DateOnly? Day,
    PreparationStatus Status,
    string? Step,
    DateTimeOffset ChangedAt);

/// <summary>The storage is down, full, locked or too slow; nothing was kept.</summary>
public class StorageUnavailableException(string message, Exception? inner) : Exception(message, inner);

/// <summary>What was kept cannot be read any more: somebody changed it, or put it where it does not belong. To try again does not help.</summary>
public sealed class CorruptRecordException(string message, Exception? inner) : StorageUnavailableException(message, inner);
