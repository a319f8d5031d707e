using AdaptiveCards;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Reframing;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>The tips a person has muted, and the way to have them again.</summary>
internal static class MutedCard
{
    /// <param name="rules">In the order they shall be shown.</param>
    public static AdaptiveCard Draw(Language language, IReadOnlyList<TipRule> rules)
    {
        var words = language.Phrases.Reframe;
        if (rules.Count == 0) return Card(words.MutedTitle, null, [Text(words.MutedNone)], []);
        return Card(words.MutedTitle, null,
            [
                new AdaptiveChoiceSetInput
                {
                    Id = "rule",
                    Label = words.MutedChoose,
                    Style = AdaptiveChoiceInputStyle.Expanded,
                    Wrap = true,
                    Value = rules[0].Id,
                    ErrorMessage = language.Phrases.Fault.NotAChoice,
                    Choices = [.. rules.Select(rule => new AdaptiveChoice { Title = words.MutedOne.Fill(("pattern", language.Phrases.Patterns.Of(rule.Pattern)), ("example", rule.Example)), Value = rule.Id })],
                },
            ],
            [Submit(words.Unmute, new UnmuteTip())]);
    }
}
