using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Privacy;

/// <summary>Sees to it that people are told before something of theirs goes.</summary>
/// <exception cref="StorageUnavailableException">Nobody is told; it is asked again.</exception>
public interface IRetentionNotice
{
    /// <summary>Records that the person is to be told of these preparations; it is not asked again for one until it was touched.</summary>
    /// <remarks>
    /// Nothing is erased before the telling was at least attempted: who implements this records when it was, in the same
    /// transaction that makes sure of it.
    /// </remarks>
    /// <param name="until">When they will be gone, if the person is told now.</param>
    Task WarnAsync(UserId person, ImmutableArray<Guid> preparations, DateTimeOffset until, CancellationToken cancellationToken);
}

/// <summary>What a person has to be told when they talk next, and what they were told of.</summary>
/// <exception cref="StorageUnavailableException">Nothing could be read or kept.</exception>
public interface IRetentionWarnings
{
    /// <returns>The preparations the person has yet to be told of; they go on waiting.</returns>
    Task<ImmutableArray<Guid>> DueAsync(UserId person, CancellationToken cancellationToken);

    /// <summary>Each is given out once, and counts as told from then on.</summary>
    /// <returns>The preparations that will go, unless they are touched.</returns>
    Task<ImmutableArray<Guid>> TakeAsync(UserId person, CancellationToken cancellationToken);

    /// <returns>Those the person was told of and has not touched since.</returns>
    Task<ImmutableArray<Guid>> ToldAsync(UserId person, CancellationToken cancellationToken);
}
