using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Grammar;
using ConversationCoach.Core.Reframing.Rules;

namespace ConversationCoach.Core.Tests.Reframing;

internal static class ShippedRules
{
    public static RuleBook Book { get; } = RuleBook.Load(Path.Combine(AppContext.BaseDirectory, "Content"), "en-GB");

    public static IReadOnlyList<string> FoundIn(string text) => [.. Book.Detect(MessageText.Read(text)).Select(finding => finding.Pattern.Id() + ": " + finding.Span.In(text))];
}
