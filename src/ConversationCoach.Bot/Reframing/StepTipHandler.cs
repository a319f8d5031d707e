using System.Collections.Immutable;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Reframing;

namespace ConversationCoach.Bot.Reframing;

/// <summary>Thoughts on the wording of a step that was saved, shown on the card after it.</summary>
internal sealed class StepTipHandler(PreparationService preparations, TipService tips)
{
    /// <summary>Shows a preparation as it stands, with what there is to say on the step before.</summary>
    public async Task<Reply> ShowAsync(Turn turn, Preparation preparation, StepView view, CancellationToken cancellationToken) =>
        Views.Of(turn, preparation, view with { Tips = await BeforeAsync(turn.Language, preparation, cancellationToken) });

    public async Task<Reply> UseAsync(UseWords press, Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(press.Preparation, press.Step, turn, cancellationToken) is not var (preparation, guide, step)) return PressHandler.NotFound(turn);
        if ((await tips.OnStepAsync(turn.Language, preparation, step, cancellationToken)).FirstOrDefault(tip => tip.Key == press.Tip) is not { } tip)
            return await ShowAsync(turn, preparation, StepView.Plain, cancellationToken);

        var reworded = Replacement.In(preparation.TextOf(tip.Prompt.Id), tip.Suggestion.Span, tip.Rewording);
        return await PutAsync(turn, preparation, guide, step, tip.Prompt.Id, reworded, press.Version, isUndo: false, cancellationToken);
    }

    public async Task<Reply> UndoAsync(UndoWords press, Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(press.Preparation, press.Step, turn, cancellationToken) is not var (preparation, guide, step)) return PressHandler.NotFound(turn);
        return preparation.Answers.TryGetValue(press.Prompt, out var answer)
            ? await PutAsync(turn, preparation, guide, step, press.Prompt, answer.TextAt(press.Version - 1), press.Version, isUndo: true, cancellationToken)
            : await ShowAsync(turn, preparation, StepView.Plain, cancellationToken);
    }

    public async Task<Reply> KeepAsync(KeepWords press, Turn turn, CancellationToken cancellationToken) =>
        await preparations.ChangeAsync(press.Preparation, turn.User, (preparation, now) => preparation.SettleTips([press.Tip], now), cancellationToken) is { } kept
            ? await ShowAsync(turn, kept, StepView.Plain, cancellationToken)
            : PressHandler.NotFound(turn);

    /// <summary>Whoever goes on without a word to a tip keeps their own: it is not given twice.</summary>
    /// <param name="shown">Keys of the tips the card showed.</param>
    public static AnswerOutcome Leaving(Preparation before, AnswerOutcome outcome, ImmutableArray<string> shown) =>
        outcome is AnswerOutcome.Saved(var saved) && saved.Step != before.Step
            ? new AnswerOutcome.Saved(saved with { SettledTips = saved.SettledTips.Union(shown.Where(TipKey.IsOne).Take(TipService.MostOnACard)) })
            : outcome;

    /// <returns>What there is to say on the step before the one the person is at.</returns>
    public async Task<StepTips> BeforeAsync(Language language, Preparation preparation, CancellationToken cancellationToken)
    {
        var guide = language.GuideOf(preparation.GuideId);
        var before = Views.StepOf(guide, preparation) is { } current ? guide.StepBefore(current) : guide.Steps[^1];
        return before is null ? StepTips.None : new StepTips(before.Id, await tips.OnStepAsync(language, preparation, before, cancellationToken), null);
    }

    private async Task<Reply> PutAsync(Turn turn, Preparation drawn, Guide guide, GuideStep step, string promptId, string text, int version, bool isUndo, CancellationToken cancellationToken)
    {
        var typed = new StepAnswers(step.Id, ImmutableDictionary<string, string>.Empty.Add(promptId, text), version, NextMove.Stay);
        var outcome = await preparations.AnswerAsync(drawn.Id, turn.User, (preparation, now) => preparation.Answer(guide, typed, now), cancellationToken);
        if (outcome is not AnswerOutcome.Saved(var saved)) return await ShowAsync(turn, drawn, StepView.Plain, cancellationToken);

        // Words that were put back are the person's own choice: they are not asked about again.
        if (isUndo)
        {
            var open = await tips.OnStepAsync(turn.Language, saved, step, cancellationToken);
            saved = await preparations.ChangeAsync(saved.Id, turn.User, (preparation, now) =>
                preparation.SettleTips(open.Where(tip => tip.Prompt.Id == promptId).Select(tip => tip.Key), now), cancellationToken) ?? saved;
        }

        var before = await BeforeAsync(turn.Language, saved, cancellationToken);
        return Views.Of(turn, saved, StepView.Plain with { Tips = before with { Replaced = isUndo ? null : promptId } });
    }

    private async Task<(Preparation, Guide, GuideStep)?> FindAsync(Guid id, string stepId, Turn turn, CancellationToken cancellationToken)
    {
        if (await preparations.FindAsync(id, turn.User, cancellationToken) is not { } preparation) return null;
        var guide = turn.Language.GuideOf(preparation.GuideId);
        return guide.FindStep(stepId) is { } step ? (preparation, guide, step) : null;
    }
}
