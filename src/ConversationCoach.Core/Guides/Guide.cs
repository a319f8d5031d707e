using System.Collections.Immutable;

namespace ConversationCoach.Core.Guides;

/// <summary>A published way through a conversation, as content files tell it.</summary>
/// <param name="Id">Names the guide for ever: preparations keep it.</param>
/// <param name="Version">Rises when prompts come or go; a preparation remembers with which it was begun.</param>
/// <param name="Source">Who the idea is credited to, as shown to people.</param>
/// <param name="Minutes">About how long the whole takes.</param>
/// <param name="Order">Its place among the guides, from 1.</param>
public sealed record Guide(
    string Id,
    int Version,
    string Title,
    string Source,
    int Minutes,
    int Order,
    ImmutableArray<GuideStep> Steps,
    ImmutableArray<SummarySection> Summary)
{
    /// <summary><see langword="null"/> when it ends with the plan.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>Its steps, and those of its follow-up.</summary>
    public IEnumerable<GuideStep> EveryStep => FollowUp is null ? Steps : Steps.Concat(FollowUp.Steps);

    public GuideStep? FindStep(string stepId) => Steps.FirstOrDefault(step => step.Id == stepId);

    public Prompt? FindPrompt(string promptId) =>
        EveryStep.SelectMany(step => step.Prompts).FirstOrDefault(prompt => prompt.Id == promptId);

    /// <returns>Zero-based; -1 when the guide has no such step.</returns>
    public int IndexOf(string stepId) => Steps.Select(step => step.Id).ToList().IndexOf(stepId);

    public GuideStep? StepAfter(GuideStep step) => Steps.ElementAtOrDefault(IndexOf(step.Id) + 1);

    public GuideStep? StepBefore(GuideStep step) => IndexOf(step.Id) is > 0 and var index ? Steps[index - 1] : null;
}

/// <param name="Why">One line: what the step is good for.</param>
public sealed record GuideStep(string Id, string Title, string Why, ImmutableArray<Prompt> Prompts);

/// <summary>One part of the plan a person takes into the room.</summary>
/// <param name="From">The prompts whose answers it shows, in order.</param>
public sealed record SummarySection(string Title, ImmutableArray<string> From)
{
    /// <summary>Written for the person alone: it is shared only when it is ticked by itself, never with "the whole plan".</summary>
    public bool IsPrivate { get; init; }
}
