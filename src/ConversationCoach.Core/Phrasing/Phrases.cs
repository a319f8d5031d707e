namespace ConversationCoach.Core.Phrasing;

/// <summary>
/// Every word the bot says in one language that is not part of a guide; phrases.yaml has the same names. Texts with {gaps}
/// are filled by <see cref="PhraseText.Fill"/>; all of them are Markdown of our own, so what a person typed must be escaped before.
/// </summary>
public sealed class Phrases
{
    public required string Name { get; init; }
    public required string Locale { get; init; }
    public required WelcomePhrases Welcome { get; init; }
    public required HelpPhrases Help { get; init; }
    public required StartPhrases Start { get; init; }
    public required DetailsPhrases Details { get; init; }
    public required StepPhrases Step { get; init; }
    public required FaultPhrases Fault { get; init; }
    public required TypingPhrases Typing { get; init; }
    public required PlanPhrases Plan { get; init; }
    public required DocumentPhrases Document { get; init; }
    public required MyDataPhrases MyData { get; init; }
    public required KindPhrases KindsKept { get; init; }
    public required RetentionPhrases Retention { get; init; }
    public required PausedPhrases Paused { get; init; }
    public required ListPhrases List { get; init; }
    public required DeletePhrases Delete { get; init; }
    public required ArchivedPhrases Archived { get; init; }
    public required DoubtPhrases Doubt { get; init; }
    public required ReframePhrases Reframe { get; init; }
    public required PatternPhrases Patterns { get; init; }
    public required PatternPhrases Towards { get; init; }
    public required PatternPhrases Examples { get; init; }
    public required TipPhrases Tips { get; init; }
    public required FollowUpPhrases FollowUp { get; init; }
    public required PracticePhrases Practice { get; init; }
    public required FieldPhrases Fields { get; init; }
    public required ExtensionPhrases Extension { get; init; }
    public required AssignPhrases Assign { get; init; }
    public required PreWorkPhrases PreWork { get; init; }
    public required SharePhrases Share { get; init; }
    public required FollowPhrases Follow { get; init; }
    public required OldPhrases Old { get; init; }
    public required UnknownPhrases Unknown { get; init; }
    public required PrivatePhrases Private { get; init; }
    public required TroublePhrases Trouble { get; init; }
    public required CommonPhrases Common { get; init; }
    public required CommandPhrases Commands { get; init; }
}
