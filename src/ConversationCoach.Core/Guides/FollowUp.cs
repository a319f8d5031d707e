namespace ConversationCoach.Core.Guides;

/// <summary>What a guide has to say on the day of the conversation and after it. What it does not name is left out then.</summary>
/// <param name="OpeningLine">The prompt whose answer is said first.</param>
/// <param name="CommonPurpose">The prompt whose answer says what both want.</param>
/// <param name="Agreements">The prompt that holds what was agreed: each of its rows, or its one sentence.</param>
/// <param name="ReviewDay">Where the day stands on which they look at it together.</param>
/// <param name="HowDidItGo">What is asked once the conversation was had; of that id.</param>
/// <param name="Review">What is asked about the agreements; of that id.</param>
public sealed record FollowUp(string? OpeningLine, string? CommonPurpose, string? Agreements, DayRole? ReviewDay, GuideStep? HowDidItGo, GuideStep? Review)
{
    /// <summary>The ids of its steps, which no step of a guide may have.</summary>
    public const string HowDidItGoId = "how-did-it-go", ReviewId = "review";

    public IEnumerable<GuideStep> Steps => new[] { HowDidItGo, Review }.OfType<GuideStep>();

    public GuideStep? FindStep(string stepId) => Steps.FirstOrDefault(step => step.Id == stepId);

    /// <summary>Whether all of a section is answered only once the conversation was had.</summary>
    public bool Fills(SummarySection section) => section.From.All(id => Steps.Any(step => step.Prompts.Any(prompt => prompt.Id == id)));
}

/// <param name="Field">The field of that prompt; <see langword="null"/> when the prompt itself is a day.</param>
public sealed record DayRole(string Prompt, string? Field);
