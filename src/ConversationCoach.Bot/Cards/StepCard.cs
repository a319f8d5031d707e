using System.Collections.Immutable;
using AdaptiveCards;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>What a step card shows besides the preparation as it was saved.</summary>
/// <param name="Typed">Words of a press that was refused, by prompt id; they stand in the inputs instead of the saved ones.</param>
/// <param name="Faults">What was wrong with them.</param>
/// <param name="EmptyRows">How many empty rows a table of agreements offers.</param>
/// <param name="AsksMore">A question was brought up by what was just ticked.</param>
/// <param name="Tips">Thoughts on the wording of the step before.</param>
internal sealed record StepView(ImmutableDictionary<string, string> Typed, ImmutableArray<AnswerFault> Faults, int EmptyRows, bool AsksMore, StepTips Tips)
{
    public static StepView Plain { get; } = new(ImmutableDictionary<string, string>.Empty, [], 1, AsksMore: false, StepTips.None);
}

/// <summary>One step of a guide: its questions with what was typed before, and the ways on, back and out.</summary>
internal static class StepCard
{
    /// <summary>Of the tips as many as there is room for: a full table of agreements cannot be shortened.</summary>
    public static AdaptiveCard Draw(Language language, Guide guide, GuideStep step, Preparation preparation, StepView view) => view.Tips.Open.IsEmpty
        ? DrawAll(language, guide, step, preparation, view)
        : SentCard.Fullest(view.Tips.Open.Length, count => DrawAll(language, guide, step, preparation, view with { Tips = view.Tips.First(count) }));

    private static AdaptiveCard DrawAll(Language language, Guide guide, GuideStep step, Preparation preparation, StepView view)
    {
        var words = language.Phrases.Step;
        var progress = words.Progress.Fill(("step", guide.IndexOf(step.Id) + 1), ("steps", guide.Steps.Length));
        var speak = words.ProgressSpeak.Fill(("step", guide.IndexOf(step.Id) + 1), ("steps", guide.Steps.Length), ("title", step.Title), ("why", step.Why));
        var prompts = preparation.PromptsOf(step);
        var inputs = new PromptInputs(language.Phrases, preparation, view, prompts);

        return Card(step.Title, speak,
            [
                Quiet($"{progress} · {words.About.Fill(("about", Plain(preparation.About)))}"),
                Text(step.Why),
                .. Notes(language.Phrases, view),
                .. TipElements.Draw(language.Phrases, preparation, view.Tips),
                .. prompts.SelectMany(inputs.Draw),
            ],
            [
                Primary(words.Save, Press(NextMove.Continue)),
                .. guide.StepBefore(step) is null ? Array.Empty<AdaptiveAction>() : [Submit(words.Back, Press(NextMove.Back))],
                Submit(words.Pause, Press(NextMove.Pause)),
                .. prompts.Any(CanGrow) ? [Submit(words.AddRow, Press(NextMove.Stay) with { Rows = view.EmptyRows + 1 })] : Array.Empty<AdaptiveAction>(),
                .. prompts.Any(prompt => prompt.Tip is not null) ? [Tips(words.Tips, prompts)] : Array.Empty<AdaptiveAction>(),
            ]);

        AnswerStep Press(NextMove next) => new(preparation.Id, step.Id, preparation.Version, next, view.EmptyRows, view.Tips.Open.IsEmpty ? null : [.. view.Tips.Open.Select(tip => tip.Key)]);

        bool CanGrow(Prompt prompt) => prompt.Kind is PromptKind.Rows
            && AnswerText.ReadRows(preparation.TextOf(prompt.Id)).Length + view.EmptyRows < Prompt.MostRows;
    }

    private static IEnumerable<AdaptiveElement> Notes(Phrases phrases, StepView view)
    {
        if (!view.Faults.IsEmpty) yield return Fault(phrases.Step.Corrected);
        if (view.AsksMore) yield return Text(phrases.Step.OneMore);
    }

    private static AdaptiveToggleVisibilityAction Tips(string title, ImmutableArray<Prompt> prompts) => new()
    {
        Title = title,
        TargetElements = [.. prompts.Where(prompt => prompt.Tip is not null).Select(prompt => new AdaptiveTargetElement(PromptInputs.TipId(prompt)))],
    };
}
