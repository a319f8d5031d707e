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
/// <param name="Rows">How many rows a table of agreements shows; 0 is one more than are filled.</param>
/// <param name="AsksMore">A question was brought up by what was just ticked.</param>
/// <param name="Tips">Thoughts on the wording of the step before.</param>
internal sealed record StepView(ImmutableDictionary<string, string> Typed, ImmutableArray<AnswerFault> Faults, int Rows, bool AsksMore, StepTips Tips)
{
    public static StepView Plain { get; } = new(ImmutableDictionary<string, string>.Empty, [], 0, AsksMore: false, StepTips.None);
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
        var inputs = new PromptInputs(language, preparation, view, prompts);
        var rows = prompts.Where(prompt => prompt.Kind is PromptKind.Rows).Select(inputs.RowsOf).DefaultIfEmpty(0).Max();

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
                .. rows is > 0 and < Prompt.MostRows ? [Submit(words.AddRow, Press(NextMove.Stay) with { Rows = rows + 1 })] : Array.Empty<AdaptiveAction>(),
                .. prompts.Any(prompt => prompt.Tip is not null) ? [Tips(words.Tips, prompts)] : Array.Empty<AdaptiveAction>(),
            ]);

        AnswerStep Press(NextMove next) => new(preparation.Id, step.Id, preparation.Version, next, rows, view.Tips.Open.IsEmpty ? null : [.. view.Tips.Open.Select(tip => tip.Key)]);
    }

    private static IEnumerable<AdaptiveElement> Notes(Phrases phrases, StepView view)
    {
        if (!view.Faults.IsEmpty) yield return Fault(phrases.Step.Corrected);
        if (view.AsksMore) yield return Text(phrases.Step.OneMore);
    }

    /// <summary>Shows or hides the tips of these prompts.</summary>
    public static AdaptiveToggleVisibilityAction Tips(string title, ImmutableArray<Prompt> prompts) => new()
    {
        Title = title,
        TargetElements = [.. prompts.Where(prompt => prompt.Tip is not null).Select(prompt => new AdaptiveTargetElement(PromptInputs.TipId(prompt)))],
    };
}
