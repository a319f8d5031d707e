using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Privacy;

/// <summary>What is kept of a person, in numbers.</summary>
/// <exception cref="StorageUnavailableException">Nothing could be read.</exception>
public interface IKept
{
    /// <returns>Only the kinds there is something of.</returns>
    Task<ImmutableArray<KeptKind>> OfAsync(UserId person, CancellationToken cancellationToken);
}

/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Oldest">UTC; <see langword="null"/> where no times are kept.</param>
/// <param name="Newest">UTC; <see langword="null"/> where no times are kept.</param>
public sealed record KeptKind(string Kind, int Count, DateTimeOffset? Oldest, DateTimeOffset? Newest);

/// <summary>The kinds of things that are kept of a person.</summary>
public static class Kinds
{
    public const string Preparation = "preparation";

    /// <summary>What was written for a prompt, each wording by itself.</summary>
    public const string Answer = "answer";

    public const string MutedTip = "muted-tip";

    /// <summary>Counts of practice, one for each pattern.</summary>
    public const string Practice = "practice";

    /// <summary>Where the private talk is.</summary>
    public const string Talk = "talk";
}
