namespace ConversationCoach.Core.Reframing;

/// <summary>One place in a message where another wording may help.</summary>
/// <param name="RuleId">The rule that fired; what a person mutes and what <i>Not helpful</i> counts.</param>
/// <param name="Span">In the message as written, on character boundaries.</param>
public sealed record Finding(Pattern Pattern, string RuleId, TextSpan Span);
