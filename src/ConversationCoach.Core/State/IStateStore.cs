using System.Collections.Immutable;

namespace ConversationCoach.Core.State;

/// <summary>Where the talk with a person is: short JSON texts by key. Whoever answers people keeps their place here, never their words.</summary>
/// <remarks>Keys of private talks are made by <see cref="TalkKey"/>.</remarks>
/// <exception cref="Preparations.StorageUnavailableException">Any of its methods, when nothing could be read or kept.</exception>
public interface IStateStore
{
    /// <returns>Only the keys that are there.</returns>
    Task<ImmutableDictionary<string, StateRow>> ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>Keeps all of the changes or none.</summary>
    /// <returns><see langword="false"/> when an eTag is not the stored one any more.</returns>
    Task<bool> WriteAsync(IReadOnlyCollection<StateChange> changes, CancellationToken cancellationToken);

    /// <summary>Keys that are not there are passed over.</summary>
    Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken);
}

/// <param name="ETag">New with every write.</param>
public sealed record StateRow(string Json, string ETag);

/// <param name="ETag">The eTag that was read; <see langword="null"/> or <c>*</c> writes over whatever is there.</param>
public sealed record StateChange(string Key, string Json, string? ETag);
