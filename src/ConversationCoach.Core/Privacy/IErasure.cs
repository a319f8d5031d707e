using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Privacy;

/// <summary>Takes away everything of a person, for good: what copies of the storage still hold is readable to nobody.</summary>
/// <exception cref="StorageUnavailableException">It may have been done in part; done again it is finished.</exception>
public interface IErasure
{
    /// <param name="actor">Who wants it, for the audit: the person's own object id, or one of <see cref="Actors"/>.</param>
    Task<Erased> EraseAsync(UserId person, string actor, CancellationToken cancellationToken);
}

/// <param name="At">UTC.</param>
/// <param name="Kinds">Empty when there was nothing of the person.</param>
public sealed record Erased(DateTimeOffset At, ImmutableArray<KeptKind> Kinds);
