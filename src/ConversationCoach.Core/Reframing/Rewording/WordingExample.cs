namespace ConversationCoach.Core.Reframing.Rewording;

/// <param name="Rule">The wording rule it is an example of.</param>
/// <param name="Span">What was noticed in it.</param>
/// <param name="Reworded">The first rewording; <see langword="null"/> when none may be offered.</param>
public sealed record WordingExample(Pattern Pattern, string Rule, string Said, TextSpan Span, string? Reworded)
{
    /// <param name="marked">What was noticed is in brackets, "OK, [why did nobody ring?]"; all of it where there are none.</param>
    internal static WordingExample Read(Pattern pattern, string rule, string marked, string? reworded)
    {
        var (open, close) = (marked.IndexOf('[', StringComparison.Ordinal), marked.IndexOf(']', StringComparison.Ordinal));
        return open < 0 || close < open
            ? new WordingExample(pattern, rule, marked, new TextSpan(0, marked.TrimEnd('.').Length), reworded)
            : new WordingExample(pattern, rule, marked.Remove(close, 1).Remove(open, 1), TextSpan.Between(open, close - 1), reworded);
    }
}
