using System.Collections.Immutable;
using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Reframing;

/// <summary>Finds words a person could send instead.</summary>
public interface IRewriter
{
    /// <param name="findings">All of the message, in the order of the text; at least one.</param>
    MessageWording Reword(MessageText message, ImmutableArray<Finding> findings);
}

/// <param name="Each">Of each finding, in their order.</param>
/// <param name="Combined">The whole message reworded; <see langword="null"/> when there is but one finding, or it cannot be done well.</param>
public sealed record MessageWording(ImmutableArray<Wording> Each, string? Combined);

/// <param name="Rewordings">None to three; none rather than a poor one.</param>
public sealed record Wording(ImmutableArray<string> Rewordings, string Question);
