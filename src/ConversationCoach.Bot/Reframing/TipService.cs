using System.Collections.Immutable;
using ConversationCoach.Bot.Telemetry;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Reframing;

namespace ConversationCoach.Bot.Reframing;

/// <summary>A thought on the wording of one answer.</summary>
/// <param name="Key">As <see cref="TipKey"/> names it.</param>
internal sealed record AnswerTip(Prompt Prompt, Suggestion Suggestion, string Key)
{
    public string Rewording => Suggestion.Rewordings[0];
}

/// <param name="Step">The step whose answers they are about.</param>
/// <param name="Replaced">The prompt whose words were just replaced; <see langword="null"/> when none were.</param>
internal sealed record StepTips(string Step, ImmutableArray<AnswerTip> Open, string? Replaced)
{
    public static StepTips None { get; } = new("", [], null);

    public StepTips First(int count) => count == Open.Length ? this : this with { Open = Open[..count] };
}

/// <summary>Looks at what a person wrote, and passes over what they do not want to hear of.</summary>
internal sealed class TipService(ITipStore tips)
{
    public const int MostOnACard = 3;

    public async Task<Reframed> ReframeAsync(Language language, string text, UserId person, CancellationToken cancellationToken)
    {
        var reframed = language.Reframer.Reframe(text, await tips.MutedByAsync(person, cancellationToken));
        Measures.Suggested("sentence", reframed.Suggestions);
        return reframed;
    }

    /// <returns>At most three, none that was settled or muted, none without words that could be taken as they are.</returns>
    public async Task<ImmutableArray<AnswerTip>> OnStepAsync(Language language, Preparation preparation, GuideStep step, CancellationToken cancellationToken)
    {
        var found = OnStep(language, preparation, step).ToList();
        if (found.Count == 0) return [];
        var muted = await tips.MutedByAsync(preparation.Owner, cancellationToken);
        var open = found.Where(tip => !muted.Contains(tip.Suggestion.RuleId)).Take(MostOnACard).ToImmutableArray();
        Measures.Suggested("step", open.Select(tip => tip.Suggestion));
        return open;
    }

    private static IEnumerable<AnswerTip> OnStep(Language language, Preparation preparation, GuideStep step) =>
        from prompt in preparation.PromptsOf(step)
        where prompt.Kind is PromptKind.LongText or PromptKind.Text
        from suggestion in language.Reframer.Reframe(preparation.TextOf(prompt.Id)).Suggestions
        where !suggestion.Rewordings.IsEmpty
        let key = TipKey.Of(prompt.Id, suggestion.RuleId, suggestion.Quote)
        where !preparation.SettledTips.Contains(key)
        select new AnswerTip(prompt, suggestion, key);
}
