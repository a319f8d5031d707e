namespace ConversationCoach.Core.Phrasing;

public sealed class AssignPhrases
{
    public required string Title { get; init; }
    public required string Lead { get; init; }
    public required string People { get; init; }
    public required string Everyone { get; init; }
    public required string Directory { get; init; }
    public required string Names { get; init; }
    public required string NamesHint { get; init; }
    public required string Roster { get; init; }
    public required string Guide { get; init; }
    public required string Note { get; init; }
    public required string NoteHint { get; init; }
    public required string Due { get; init; }
    public required string Preview { get; init; }
    public required string NoPeople { get; init; }
    public required string UnknownNames { get; init; }
    public required string UnknownInPrivate { get; init; }
    public required string TooLong { get; init; }
    public required string PastDay { get; init; }
    public required string TooMany { get; init; }
    public required string PreviewTitle { get; init; }
    public required string PreviewPeople { get; init; }
    public required string PreviewMore { get; init; }
    public required string Send { get; init; }
    public required string Change { get; init; }
    public required string Sent { get; init; }
    public required string Gone { get; init; }
    public required string NotAllowed { get; init; }
    public required string InPrivate { get; init; }
    public required string NoPrivate { get; init; }
    public required string Me { get; init; }
    public required string MeTyped { get; init; }
    public required string EveryoneTyped { get; init; }
    public required string AskPeople { get; init; }
    public required string AskNote { get; init; }
    public required string AskDue { get; init; }
    public required string Unnamed { get; init; }
}

public sealed class PreWorkPhrases
{
    public required string Title { get; init; }
    public required string TitleUnnamed { get; init; }
    public required string Text { get; init; }
    public required string Due { get; init; }
    public required string Note { get; init; }
    public required string Seen { get; init; }
    public required string Start { get; init; }
    public required string Continue { get; init; }
    public required string Later { get; init; }
    public required string LaterSaid { get; init; }
    public required string Decline { get; init; }
    public required string Word { get; init; }
    public required string Declined { get; init; }
    public required string DeclinedNone { get; init; }
    public required string DeclinedDone { get; init; }
    public required string DeclinedTitle { get; init; }
    public required string DeclinedOf { get; init; }
    public required string StartAfterAll { get; init; }
    public required string Share { get; init; }
    public required string TakeBack { get; init; }
    public required string TakenBack { get; init; }
    public required string NothingShared { get; init; }
    public required string SharedNow { get; init; }
    public required string More { get; init; }
    public required string MoreTitle { get; init; }
    public required string Remind { get; init; }
    public required string NoRemind { get; init; }
    public required string RemindOn { get; init; }
    public required string RemindOff { get; init; }
    public required string Block { get; init; }
    public required string Blocked { get; init; }
    public required string Unblocked { get; init; }
    public required string Coach { get; init; }
    public required string Withdrawn { get; init; }
    public required string WithdrawnFrom { get; init; }
    public required string WithdrawnTitle { get; init; }
    public required string Reminder { get; init; }
    public required string ReminderOn { get; init; }
    public required string Nudge { get; init; }
    public required string NewDay { get; init; }
    public required string ListTitle { get; init; }
    public required string ListNone { get; init; }
    public required string ListMore { get; init; }
    public required string Item { get; init; }
    public required string Choose { get; init; }
    public required string Open { get; init; }
    public required string StatusQueued { get; init; }
    public required string StatusStarted { get; init; }
    public required string StatusComplete { get; init; }
}

public sealed class SharePhrases
{
    public required string Title { get; init; }
    public required string Lead { get; init; }
    public required string Parts { get; init; }
    public required string Everything { get; init; }
    public required string Private { get; init; }
    public required string Look { get; init; }
    public required string NothingTicked { get; init; }
    public required string NothingYet { get; init; }
    public required string NotAssigned { get; init; }
    public required string Preview { get; init; }
    public required string Send { get; init; }
    public required string Back { get; init; }
    public required string Leave { get; init; }
    public required string Done { get; init; }
    public required string Told { get; init; }
    public required string ToldText { get; init; }
    public required string Open { get; init; }
    public required string CopyTitle { get; init; }
    public required string CopyText { get; init; }
    public required string CopyGone { get; init; }
    public required string GoneTitle { get; init; }
    public required string Gone { get; init; }
}

public sealed class FollowPhrases
{
    public required string Title { get; init; }
    public required string None { get; init; }
    public required string Item { get; init; }
    public required string Counts { get; init; }
    public required string Choose { get; init; }
    public required string Open { get; init; }
    public required string New { get; init; }
    public required string OneDue { get; init; }
    public required string OneNoDue { get; init; }
    public required string Filter { get; init; }
    public required string FilterAll { get; init; }
    public required string Person { get; init; }
    public required string AllOpen { get; init; }
    public required string Page { get; init; }
    public required string Apply { get; init; }
    public required string Next { get; init; }
    public required string Previous { get; init; }
    public required string Nudge { get; init; }
    public required string Nudged { get; init; }
    public required string NudgedNone { get; init; }
    public required string Withdraw { get; init; }
    public required string WithdrawTitle { get; init; }
    public required string WithdrawText { get; init; }
    public required string WithdrawYes { get; init; }
    public required string Withdrawn { get; init; }
    public required string WithdrawnNone { get; init; }
    public required string See { get; init; }
    public required string NotShared { get; init; }
    public required string NobodyShares { get; init; }
    public required string SeeWhom { get; init; }
    public required string Shares { get; init; }
    public required string More { get; init; }
    public required string MoreTitle { get; init; }
    public required string Extend { get; init; }
    public required string ExtendTo { get; init; }
    public required string Extended { get; init; }
    public required string ExtendedNone { get; init; }
    public required string Csv { get; init; }
    public required string Back { get; init; }
    public required string CsvName { get; init; }
    public required string CsvHeader { get; init; }
    public required string Nobody { get; init; }
    public required string Moved { get; init; }
    public required string Reply { get; init; }
    public required string Queued { get; init; }
    public required string Sent { get; init; }
    public required string Seen { get; init; }
    public required string Started { get; init; }
    public required string Complete { get; init; }
    public required string Declined { get; init; }
    public required string WithdrawnOne { get; init; }
    public required string Unreached { get; init; }
    public required string UnreachedTitle { get; init; }
    public required string UnreachedText { get; init; }
}
