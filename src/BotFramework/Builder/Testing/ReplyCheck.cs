using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <summary>What a test may expect of a reply. A broken expectation is an exception that shows both sides.</summary>
internal static class ReplyCheck
{
    public static void HasText(string expected, IActivity actual, string description) =>
        Holds(actual.Type == ActivityTypes.Message && Normal(TextOf(actual)) == Normal(expected), expected, actual, description);

    public static void Contains(string expected, IActivity actual, string description) =>
        Holds(TextOf(actual)?.Contains(expected, StringComparison.Ordinal) == true, expected, actual, description);

    public static void IsOneOf(string[] candidates, IActivity actual, string description) =>
        Holds(candidates.Contains(TextOf(actual), StringComparer.Ordinal), string.Join(" | ", candidates), actual, description);

    public static void IsLike(IActivity expected, IActivity actual)
    {
        if (expected.Type != actual.Type) throw new InvalidOperationException($"Expected an activity of type {expected.Type}, received one of type {actual.Type}.");
        if (expected.Type != ActivityTypes.Message) return;
        Holds(Normal(TextOf(actual)) == Normal(TextOf(expected)), TextOf(expected), actual, null);
    }

    public static void Holds(bool holds, string expected, IActivity actual, string description)
    {
        if (!holds) throw new InvalidOperationException($"{description}\nExpected: {expected}\nReceived: {TextOf(actual)}".TrimStart());
    }

    public static string TextOf(IActivity activity) => (activity as Activity)?.Text ?? (activity.Type == ActivityTypes.Message ? "" : $"({activity.Type})");

    private static string Normal(string text) => text?.ReplaceLineEndings("\n");
}
