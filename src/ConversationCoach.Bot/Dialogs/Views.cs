using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>Which card shows a preparation as it stands.</summary>
internal static class Views
{
    public static Reply Of(Turn turn, Preparation preparation, StepView view)
    {
        var language = turn.Language;
        var guide = language.GuideOf(preparation.GuideId);
        if (preparation.InDoubt.FirstOrDefault() is { } doubt)
            return new Reply.Work(DoubtCard.Draw(language, guide, preparation, doubt), preparation.Id, nameof(DoubtDialog));
        return StepOf(guide, preparation) is { } step
            ? new Reply.Work(StepCard.Draw(language, guide, step, preparation, view), preparation.Id, nameof(GuideDialog)) { Undo = UndoOf(preparation, view.Tips) }
            : Plan(turn, preparation, view.Tips);
    }

    /// <summary>The plan as it stands, also from the middle of a step: what is typed next still answers the step.</summary>
    public static Reply Plan(Turn turn, Preparation preparation, StepTips tips)
    {
        var guide = turn.Language.GuideOf(preparation.GuideId);
        return new Reply.Work(PlanCard.Draw(turn.Language, guide, preparation, tips, turn.Today), preparation.Id, StepOf(guide, preparation) is null ? null : nameof(GuideDialog))
        {
            Again = StepOf(guide, preparation) is null ? new ShowPlan(preparation.Id) : null,
            Undo = UndoOf(preparation, tips),
        };
    }

    private static UndoWords? UndoOf(Preparation preparation, StepTips tips) =>
        tips.Replaced is { } replaced ? new UndoWords(preparation.Id, tips.Step, replaced, preparation.Version) : null;

    /// <returns><see langword="null"/> at the plan; the first step when the guide has lost the one they were at.</returns>
    public static GuideStep? StepOf(Guide guide, Preparation preparation) =>
        preparation.Step is { } step ? guide.FindStep(step) ?? guide.Steps[0] : null;
}
