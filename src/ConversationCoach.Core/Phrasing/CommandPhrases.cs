namespace ConversationCoach.Core.Phrasing;

public sealed class CommandPhrases
{
    public required string[] Help { get; init; }
    public required string[] Start { get; init; }
    public required string[] List { get; init; }
    public required string[] Continue { get; init; }
    public required string[] Next { get; init; }
    public required string[] Back { get; init; }
    public required string[] Skip { get; init; }
    public required string[] Pause { get; init; }
    public required string[] Plan { get; init; }
    public required string[] Edit { get; init; }
    public required string[] Open { get; init; }
    public required string[] Rename { get; init; }
    public required string[] Archive { get; init; }
    public required string[] Export { get; init; }
    public required string[] Delete { get; init; }
    public required string[] Cancel { get; init; }
    public required string[] Reframe { get; init; }
    public required string[] Practise { get; init; }
    public required string[] Mute { get; init; }
    public required string[] NotHelpful { get; init; }
    public required string[] Muted { get; init; }
    public required string[] MyData { get; init; }
    public required string[] Assign { get; init; }
    public required string[] Follow { get; init; }
    public required string[] PreWork { get; init; }
    public required string[] Share { get; init; }
    public required string[] Unblock { get; init; }
    public required string[] KeepAll { get; init; }
    public required string[] EraseAll { get; init; }
    public required string[] HowDidItGo { get; init; }
    public required string[] Review { get; init; }
    public required string[] RemindersOff { get; init; }
    public required string[] RemindersOn { get; init; }
    public required string[] Hello { get; init; }
}
