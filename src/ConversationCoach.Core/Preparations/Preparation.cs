using System.Collections.Immutable;
using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Preparations;

/// <summary>One person's walk through one guide, towards one conversation.</summary>
/// <param name="Owner">Nobody else reads it.</param>
/// <param name="About">What the conversation is about, in the owner's words; never empty.</param>
/// <param name="With">Who it is with; initials are enough, and it may be empty.</param>
/// <param name="Day">The day of the conversation, in the owner's calendar.</param>
/// <param name="Step">The step the person is at; <see langword="null"/> when they are at the plan.</param>
/// <param name="Answers">By prompt id.</param>
/// <param name="Version">1 for a new one; every saved change is one more.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="ChangedAt">UTC.</param>
public sealed record Preparation(
    Guid Id,
    UserId Owner,
    string GuideId,
    int GuideVersion,
    string About,
    string With,
    DateOnly? Day,
    PreparationStatus Status,
    string? Step,
    ImmutableDictionary<string, Answer> Answers,
    int Version,
    DateTimeOffset StartedAt,
    DateTimeOffset ChangedAt)
{
    /// <summary>Tips on wording that the person has decided about, as <see cref="Reframing.TipKey"/> names them; they are not given again.</summary>
    public ImmutableHashSet<string> SettledTips { get; init; } = [];

    /// <summary>What a coach had assigned that this is done for; <see langword="null"/> when the owner began it of their own accord.</summary>
    public Guid? PreWork { get; init; }

    /// <summary>In UTF-16 characters.</summary>
    public const int LongestAnswer = 4000;

    /// <summary>One cell of a row or one gap of a sentence, in UTF-16 characters.</summary>
    public const int LongestCell = 200;

    /// <summary>In UTF-16 characters.</summary>
    public const int LongestAbout = 200;

    /// <summary>In UTF-16 characters.</summary>
    public const int LongestWith = 100;

    /// <summary>Prompts whose words are in doubt, because two devices wrote different ones.</summary>
    public IEnumerable<string> InDoubt => Answers.Where(answer => answer.Value.Rival is not null).Select(answer => answer.Key).Order(StringComparer.Ordinal);

    /// <returns>Empty when it has not been answered, or was taken back.</returns>
    public string TextOf(string promptId) => Answers.TryGetValue(promptId, out var answer) ? answer.Current.Text : "";

    /// <summary>The prompts of a step that are asked, given what was answered so far.</summary>
    public ImmutableArray<Prompt> PromptsOf(GuideStep step) => [.. step.Prompts.Where(prompt => IsAsked(step, prompt))];

    /// <summary>Whether a prompt of the guide is asked, given what was answered so far; the answer of one that is not stays, unseen.</summary>
    public bool IsAsked(Guide guide, string promptId) => guide.EveryStep.Any(step => PromptsOf(step).Any(prompt => prompt.Id == promptId));

    public static StartOutcome Start(Guid id, UserId owner, Guide guide, Details details, DateTimeOffset now) =>
        details.Clean() is var clean && clean.Faults() is { IsEmpty: false } faults
            ? new StartOutcome.Refused(faults)
            : new StartOutcome.Started(new Preparation(id, owner, guide.Id, guide.Version, clean.About, clean.With, clean.Day,
                PreparationStatus.Draft, guide.Steps[0].Id, ImmutableDictionary<string, Answer>.Empty, 1, now, now));

    /// <summary>Says anew what it is about, with whom and when.</summary>
    public StartOutcome Describe(Details details, DateTimeOffset now) =>
        details.Clean() is var clean && clean.Faults() is { IsEmpty: false } faults
            ? new StartOutcome.Refused(faults)
            : new StartOutcome.Started(About == clean.About && With == clean.With && Day == clean.Day
                ? this
                : Changed(now) with { About = clean.About, With = clean.With, Day = clean.Day });

    /// <summary>Puts it aside at its step; at the plan there is nothing to put aside.</summary>
    public Preparation Pause(DateTimeOffset now) =>
        Status is PreparationStatus.Draft || (Status is PreparationStatus.Complete && Step is not null) ? Changed(now) with { Status = PreparationStatus.Paused } : this;

    /// <summary>Goes on where it was; one that was put away comes back.</summary>
    public Preparation Resume(DateTimeOffset now) =>
        Status is PreparationStatus.Paused or PreparationStatus.Archived ? Changed(now).Woken() : this;

    /// <summary>Whoever opens it still wants it, so that it is kept for longer; once a day is often enough.</summary>
    public Preparation Touch(DateTimeOffset now) => now - ChangedAt < TimeSpan.FromDays(1) ? this : Changed(now);

    /// <summary>Remembers that the person wants their own words to stay.</summary>
    public Preparation SettleTips(IEnumerable<string> keys, DateTimeOffset now) =>
        SettledTips.Union(keys) is var settled && settled.Count == SettledTips.Count ? this : Changed(now) with { SettledTips = settled };

    public Preparation Archive(DateTimeOffset now) =>
        Status is PreparationStatus.Archived ? this : Changed(now) with { Status = PreparationStatus.Archived };

    /// <summary>Goes to a step, from the plan or from another step; <see langword="null"/> is the plan.</summary>
    public Preparation GoTo(GuideStep? step, DateTimeOffset now) =>
        Step == step?.Id && Status is PreparationStatus.Draft or PreparationStatus.Complete ? this : Changed(now).At(step);

    internal Preparation Changed(DateTimeOffset now) => this with { Version = Version + 1, ChangedAt = now };

    internal Preparation Answered(string promptId, Answer answer) => this with { Answers = Answers.SetItem(promptId, answer) };

    internal Preparation Woken() => this with { Status = Step is null ? PreparationStatus.Complete : PreparationStatus.Draft };

    // Once the plan stands it stands, also while one of its steps is open.
    internal Preparation At(GuideStep? step) => this with
    {
        Step = step?.Id,
        Status = step is null || Step is null || Status is PreparationStatus.Complete ? PreparationStatus.Complete : PreparationStatus.Draft,
    };

    private bool IsAsked(GuideStep step, Prompt prompt) => prompt.When is not { } when
        || (step.Prompts.FirstOrDefault(earlier => earlier.Id == when.Prompt) is { } asked && IsAsked(step, asked)
            && AnswerText.ReadChoices(TextOf(asked.Id)).Any(choice => when.Is.Contains(choice)));
}

public enum PreparationStatus
{
    /// <summary>Being worked on.</summary>
    Draft,

    /// <summary>Put aside by the person.</summary>
    Paused,

    /// <summary>The plan stands; one of its steps may be open to be changed.</summary>
    Complete,

    /// <summary>Out of the list, not deleted.</summary>
    Archived,
}
