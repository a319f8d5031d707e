using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Preparations;

/// <summary>What of a preparation matters on the day of the conversation and after it.</summary>
public static class Afterwards
{
    /// <param name="promptId">As the follow-up of the guide names it; <see langword="null"/> when it names none.</param>
    /// <returns>Empty when it was not answered, or is asked no more.</returns>
    public static string Said(this Preparation preparation, Guide guide, string? promptId) =>
        promptId is not null && preparation.IsAsked(guide, promptId) ? preparation.TextOf(promptId) : "";

    /// <returns><see langword="null"/> when none was set, or the guide asks for none.</returns>
    public static DateOnly? ReviewDay(this Preparation preparation, Guide guide)
    {
        if (guide.FollowUp?.ReviewDay is not { } role || guide.FindPrompt(role.Prompt) is not { } prompt) return null;
        var text = preparation.Said(guide, role.Prompt);
        return AnswerText.ReadDay(role.Field is null ? text : AnswerText.ReadCells(text).ElementAtOrDefault(prompt.Fields.Select(field => field.Id).ToList().IndexOf(role.Field)) ?? "");
    }

    /// <returns>Whether there is anything to look at again.</returns>
    public static bool HasAgreements(this Preparation preparation, Guide guide) =>
        guide.FollowUp is { Review: not null, Agreements: { } agreements } && preparation.Said(guide, agreements).Length > 0;

    /// <returns>Whether any question of the step was answered at that instant or later.</returns>
    public static bool WasAnsweredSince(this Preparation preparation, GuideStep step, DateTimeOffset since) =>
        step.Prompts.Any(prompt => preparation.Answers.TryGetValue(prompt.Id, out var answer) && answer.Current is { Text.Length: > 0 } current && current.At >= since);
}
