namespace ConversationCoach.Core.Privacy;

/// <summary>How long things are kept that nobody touches any more; in days.</summary>
public sealed class RetentionOptions
{
    /// <summary>A preparation, from its last change, or from the day of its conversation when that is later; 1 to 3650.</summary>
    public int PreparationDays { get; set; } = 180;

    /// <summary>How long before a preparation goes its owner is told; at least 1, and fewer than it is kept.</summary>
    public int WarnDaysBefore { get; set; } = 14;

    /// <summary>Muted tips and counts of practice of somebody of whom there is nothing else, from their last change; 1 to 3650.</summary>
    public int PracticeDays { get; set; } = 180;

    /// <summary>Where a talk is, from its last turn; 1 to 3650.</summary>
    public int TalkDays { get; set; } = 90;

    /// <summary>That a message went out, from when it did; 1 to 3650.</summary>
    public int MessageDays { get; set; } = 90;

    /// <summary>The audit; 30 to 3650.</summary>
    public int AuditDays { get; set; } = 730;

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public int DaysOf(string kind) => kind switch
    {
        Kinds.MutedTip or Kinds.Practice => PracticeDays,
        Kinds.Talk => TalkDays,
        Kinds.Message => MessageDays,
        _ => PreparationDays,
    };

    /// <returns>Each names its setting.</returns>
    public IEnumerable<string> Faults()
    {
        if (PreparationDays is < 1 or > 3650) yield return Range(nameof(PreparationDays), PreparationDays, 1);
        if (WarnDaysBefore < 1 || WarnDaysBefore >= PreparationDays)
            yield return $"Retention:{nameof(WarnDaysBefore)} is {WarnDaysBefore}. It must be at least 1, and less than Retention:{nameof(PreparationDays)}, which is {PreparationDays}.";
        if (PracticeDays is < 1 or > 3650) yield return Range(nameof(PracticeDays), PracticeDays, 1);
        if (TalkDays is < 1 or > 3650) yield return Range(nameof(TalkDays), TalkDays, 1);
        if (MessageDays is < 1 or > 3650) yield return Range(nameof(MessageDays), MessageDays, 1);
        if (AuditDays is < 30 or > 3650) yield return Range(nameof(AuditDays), AuditDays, 30);
    }

    /// <summary>When a preparation is over that is not touched any more.</summary>
    public DateTimeOffset EndOf(DateTimeOffset changedAt, DateOnly? day)
    {
        // In whatever part of the world that day is, it has ended a day later by UTC.
        var dayIsOver = day is { } known && known < DateOnly.MaxValue.AddDays(-2) ? new DateTimeOffset(known.AddDays(2), TimeOnly.MinValue, TimeSpan.Zero) : DateTimeOffset.MinValue;
        var last = dayIsOver > changedAt ? dayIsOver : changedAt;
        return last > DateTimeOffset.MaxValue.AddDays(-PreparationDays) ? DateTimeOffset.MaxValue : last.AddDays(PreparationDays);
    }

    private static string Range(string name, int value, int least) => $"Retention:{name} is {value}. It must be {least} to 3650 days.";
}
