using ConversationCoach.Bot.Cards;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Rewording;

namespace ConversationCoach.Bot.Reframing;

/// <summary>What is said of a sentence that was put in other words.</summary>
/// <param name="IsClear">None of the six habits is left in it.</param>
internal sealed record PracticeFeedback(string Text, bool IsClear)
{
    public static PracticeFeedback On(Language language, PracticeSentence item, string typed)
    {
        var (words, patterns) = (language.Phrases.Practice, language.Phrases.Patterns);
        var other = words.Other.Fill(("words", Elements.Plain(item.Other)));
        if (Same(item.Said, typed)) return new PracticeFeedback($"{words.Same.Fill(("hint", language.Phrases.Towards.Of(item.Pattern)))}\n\n{other}", IsClear: false);

        var before = PatternsIn(language, item.Said);
        var after = PatternsIn(language, typed);
        var better = before.Except(after).ToList();
        List<string> lines =
        [
            .. better.Count > 0 ? new[] { words.Better.Fill(("patterns", Names(better))) } : [],
            after.Count > 0 ? words.Still.Fill(("patterns", Names(after))) : words.Clear,
            other,
        ];
        return new PracticeFeedback(string.Join("\n\n", lines), after.Count == 0);

        string Names(IEnumerable<Pattern> found) => string.Join("; ", found.Select(patterns.Of));
    }

    private static List<Pattern> PatternsIn(Language language, string text) => [.. language.Reframer.Reframe(text, []).Suggestions.Select(suggestion => suggestion.Pattern).Distinct()];

    private static bool Same(string one, string other) => string.Equals(Letters(one), Letters(other), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
