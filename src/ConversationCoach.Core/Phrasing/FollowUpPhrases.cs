namespace ConversationCoach.Core.Phrasing;

public sealed class FollowUpPhrases
{
    public required string MorningToday { get; init; }
    public required string MorningDay { get; init; }
    public required string MorningWith { get; init; }
    public required string MorningOpening { get; init; }
    public required string MorningPurpose { get; init; }
    public required string MorningWish { get; init; }
    public required string MorningNothing { get; init; }
    public required string OpenPlan { get; init; }
    public required string NoMore { get; init; }
    public required string Save { get; init; }
    public required string NotYet { get; init; }
    public required string NotNow { get; init; }
    public required string TypeHowDidItGo { get; init; }
    public required string TypeReview { get; init; }
    public required string Speak { get; init; }
    public required string KeptTitle { get; init; }
    public required string Kept { get; init; }
    public required string LeftTitle { get; init; }
    public required string Left { get; init; }
    public required string NothingAgreed { get; init; }
    public required string RemindersOff { get; init; }
    public required string RemindersOn { get; init; }
    public required string After { get; init; }
    public required string HowDidItGo { get; init; }
    public required string Review { get; init; }
}
