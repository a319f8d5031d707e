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

    /// <summary>How the person is reached.</summary>
    public const string Contact = "contact";

    /// <summary>Messages to the person that went out or wait, without what they say.</summary>
    public const string Message = "message";

    /// <summary>What the person, as a coach, has asked of others.</summary>
    public const string Assignment = "assignment";

    /// <summary>What a coach has asked of the person.</summary>
    public const string PreWork = "pre-work";

    public const string BlockedCoach = "blocked-coach";

    /// <summary>Copies made for a coach.</summary>
    public const string Share = "share";

    /// <summary>Where such a copy was shown.</summary>
    public const string ShownShare = "shown-share";

    /// <summary>That they want no messages that come by themselves.</summary>
    public const string NoReminders = "no-reminders";

    /// <summary>Where the private talk is.</summary>
    public const string Talk = "talk";
}
