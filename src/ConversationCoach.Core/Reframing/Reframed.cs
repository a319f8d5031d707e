using System.Collections.Immutable;

namespace ConversationCoach.Core.Reframing;

/// <param name="Text">The message as written.</param>
/// <param name="Suggestions">In the order of the text; empty when nothing was noticed.</param>
/// <param name="Combined">The whole message reworded; <see langword="null"/> when it cannot be done well.</param>
public sealed record Reframed(string Text, ImmutableArray<Suggestion> Suggestions, string? Combined);
