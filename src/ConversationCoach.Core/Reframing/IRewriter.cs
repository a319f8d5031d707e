using System.Collections.Immutable;
using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Reframing;

/// <summary>Finds words a person could send instead.</summary>
public interface IRewriter
{
    Wording Reword(MessageText message, Finding finding);

    /// <param name="findings">All of the message, in the order of the text; at least one.</param>
    /// <returns>The whole message reworded; <see langword="null"/> when it cannot be done well.</returns>
    string? Combine(MessageText message, ImmutableArray<Finding> findings);
}

/// <param name="Rewordings">None to three; none rather than a poor one.</param>
public sealed record Wording(ImmutableArray<string> Rewordings, string Question);
