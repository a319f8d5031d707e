using System.Collections.Immutable;

namespace ConversationCoach.Core.Guides;

/// <summary>One question of a step.</summary>
/// <param name="Id">Unique within the guide.</param>
/// <param name="Tip">Help that is folded away; <see langword="null"/> when the question needs none.</param>
/// <param name="Choices">What can be ticked; empty but for <see cref="PromptKind.OneOf"/>, <see cref="PromptKind.AnyOf"/> and <see cref="PromptKind.Progress"/>.</param>
/// <param name="Fields">The columns of <see cref="PromptKind.Rows"/>, or the gaps of <see cref="PromptKind.Sentence"/>; else empty.</param>
/// <param name="Sentence">The sentence with a <c>{gap}</c> for each field; <see langword="null"/> but for <see cref="PromptKind.Sentence"/>.</param>
/// <param name="When">The answer that brings this question up; <see langword="null"/> when it is always asked.</param>
public sealed record Prompt(
    string Id,
    string Ask,
    PromptKind Kind,
    string? Tip,
    ImmutableArray<Choice> Choices,
    ImmutableArray<Field> Fields,
    string? Sentence,
    PromptCondition? When)
{
    /// <summary>How many rows <see cref="PromptKind.Rows"/> holds at most.</summary>
    public const int MostRows = 6;

    /// <summary>The prompt whose rows, or whose one sentence, it asks about; <see langword="null"/> but for <see cref="PromptKind.Progress"/>.</summary>
    public Prompt? Of { get; init; }
}

/// <summary>How a prompt is answered.</summary>
public enum PromptKind
{
    /// <summary>Several lines of text.</summary>
    LongText,

    /// <summary>One line of text.</summary>
    Text,

    /// <summary>One of the choices.</summary>
    OneOf,

    /// <summary>Any number of the choices.</summary>
    AnyOf,

    /// <summary>A whole number from 0 to 10.</summary>
    Scale,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Lines of text, one a line.</summary>
    List,

    /// <summary>A sentence with gaps to fill.</summary>
    Sentence,

    /// <summary>A small table, one row an agreement.</summary>
    Rows,

    /// <summary>One of the choices for each agreement.</summary>
    Progress,
}

public sealed record Choice(string Id, string Text);

/// <param name="IsDate">A day is chosen here; else one line of text is typed.</param>
public sealed record Field(string Id, string Label, bool IsDate);

/// <param name="Prompt">An earlier prompt of the same step, of kind one-of or any-of.</param>
/// <param name="Is">The choices of which one ticked is enough.</param>
public sealed record PromptCondition(string Prompt, ImmutableArray<string> Is);
