using System.Collections.Immutable;

namespace ConversationCoach.Core.Reframing;

/// <param name="Quote">The words of the span, as written.</param>
/// <param name="Why">One sentence that names its source.</param>
/// <param name="Rewordings">None to three; none rather than a poor one.</param>
/// <param name="Question">One question to think about before sending.</param>
public sealed record Suggestion(
    Pattern Pattern, string RuleId, TextSpan Span, string Quote, string Why, ImmutableArray<string> Rewordings, string Question);
