using System.Collections.Immutable;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Assignments;

/// <summary>What a coach asks people to prepare: a guide, a note, a day. Seen by the coach, and what it says by each person it was sent to.</summary>
/// <param name="CoachName">As the people know the coach; may be empty.</param>
/// <param name="Due">The day it is wanted by, in each person's calendar.</param>
/// <param name="People">Whom it shall go to, while it is a draft; empty once it is sent.</param>
/// <param name="MadeAt">UTC.</param>
public sealed record Assignment(
    Guid Id, UserId Coach, string CoachName, string GuideId, string Note, DateOnly? Due, AssignmentStatus Status, ImmutableArray<Assignee> People, DateTimeOffset MadeAt)
{
    /// <summary>In UTF-16 characters.</summary>
    public const int LongestNote = 1000;

    /// <summary>Beyond that a list of names is not a team any more, and sending takes longer than a turn may.</summary>
    public const int MostPeople = 2000;

    /// <summary>Whom the coach may choose from, where a chat or team told who is in it; empty once it is sent.</summary>
    public ImmutableArray<Assignee> Roster { get; init; } = [];
}

public enum AssignmentStatus
{
    /// <summary>The coach looks at it; nobody else knows of it.</summary>
    Draft,
    Sent,
    Withdrawn,
}

/// <param name="Name">As the roster has it.</param>
/// <param name="Contact">How they are reached, if they were never met.</param>
public sealed record Assignee(string Name, Contact Contact)
{
    /// <summary>An e-mail address, by which the coach may name them too; may be empty.</summary>
    public string Address { get; init; } = "";
}

/// <summary>How far one person is, as their coach sees it: status and dates, never words.</summary>
/// <param name="Name">As the coach's roster had it.</param>
/// <param name="Step">The step the person is at, while they are <see cref="AssignedStatus.Started"/>.</param>
/// <param name="MovedAt">UTC.</param>
/// <param name="Reply">What they wrote to the coach when they declined; empty otherwise.</param>
/// <param name="Share">What they share with the coach at the moment.</param>
public sealed record Assigned(Guid Id, string Name, AssignedStatus Progress, string? Step, DateTimeOffset MovedAt, string Reply, Guid? Share)
{
    /// <summary>Among all who were given it, from 1: it tells apart those whose names are not known.</summary>
    public int Number { get; init; }
}

public enum AssignedStatus
{
    /// <summary>It waits to be sent.</summary>
    Queued,
    Sent,

    /// <summary>The person has answered the message in some way, but not begun.</summary>
    Seen,
    Started,
    Complete,
    Declined,
    Withdrawn,

    /// <summary>The message did not arrive.</summary>
    Unreached,
}

/// <param name="Count">People by how far they are.</param>
public sealed record AssignmentSummary(Assignment Assignment, ImmutableDictionary<AssignedStatus, int> Count)
{
    public int People => Count.Values.Sum();
}

/// <param name="Shown">The page asked for.</param>
/// <param name="Found">How many the filter lets through.</param>
public sealed record FollowPage(ImmutableArray<Assigned> Shown, int Found)
{
    /// <summary>All people by how far they are, whatever the filter.</summary>
    public ImmutableDictionary<AssignedStatus, int> Count { get; init; } = ImmutableDictionary<AssignedStatus, int>.Empty;
}

/// <summary>What a coach has asked of a person, as the person sees it.</summary>
/// <param name="Id">Of what was assigned to this person.</param>
/// <param name="Preparation">The one they began for it.</param>
/// <param name="Share">What they share with the coach at the moment.</param>
public sealed record PreWork(
    Guid Id, UserId Coach, string CoachName, string GuideId, string Note, DateOnly? Due, AssignedStatus Progress, bool IsReminded, Guid? Preparation, Guid? Share)
{
    /// <summary>Whether the coach knows them by name: of somebody chosen from the directory only the channel can tell it.</summary>
    public bool IsNamed { get; init; } = true;

    /// <summary>When the message that tells of it went to them, or by when it goes at the latest, UTC; <see langword="null"/> when that is long ago.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Whether the person wants nothing of the coach.</summary>
    public bool IsBlocked { get; init; }
}
