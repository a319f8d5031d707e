using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Reframing;

/// <summary>What people decided about tips: ids of rules and numbers, never words.</summary>
/// <exception cref="StorageUnavailableException">Any of its methods, when nothing could be read or kept.</exception>
public interface ITipStore
{
    /// <returns>Ids of the rules the person does not want to hear of.</returns>
    Task<ImmutableHashSet<string>> MutedByAsync(UserId person, CancellationToken cancellationToken);

    Task MuteAsync(UserId person, string ruleId, CancellationToken cancellationToken);

    Task UnmuteAsync(UserId person, string ruleId, CancellationToken cancellationToken);

    /// <summary>One more found this rule's tip of no help; it is not kept who.</summary>
    Task CountNotHelpfulAsync(string ruleId, CancellationToken cancellationToken);

    /// <returns>By rule id, how often its tip was of no help to somebody.</returns>
    Task<ImmutableDictionary<string, int>> NotHelpfulAsync(CancellationToken cancellationToken);

    /// <summary>A sentence was practised.</summary>
    /// <param name="isClear">The rewording had none of the six habits left.</param>
    Task AddPracticeAsync(UserId person, string patternId, bool isClear, CancellationToken cancellationToken);

    /// <returns>By pattern id; only the person's own.</returns>
    Task<ImmutableDictionary<string, PracticeCount>> PracticeOfAsync(UserId person, CancellationToken cancellationToken);
}

/// <param name="Practised">Sentences reworded.</param>
/// <param name="Clear">How many of them had none of the six habits left.</param>
public sealed record PracticeCount(int Practised, int Clear);
