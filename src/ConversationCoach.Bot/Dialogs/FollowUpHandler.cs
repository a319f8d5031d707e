using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>What happens after the conversation: telling how it went, and looking at the agreements again.</summary>
internal sealed class FollowUpHandler(PreparationService preparations, StepTipHandler tips, IReminderChoice reminders)
{
    private static readonly Dictionary<string, JsonElement> NoInputs = [];

    public async Task<Reply> ShowAsync(Guid id, string stepId, Turn turn, CancellationToken cancellationToken)
    {
        if (await preparations.FindAsync(id, turn.User, cancellationToken) is not { } preparation) return PressHandler.NotFound(turn);
        var guide = turn.Language.GuideOf(preparation.GuideId);
        if (stepId == FollowUp.ReviewId && !preparation.HasAgreements(guide)) return new Reply.Say(turn.Language.Phrases.FollowUp.NothingAgreed);
        return guide.FollowUp?.FindStep(stepId) is { } step ? Asking(turn, guide, step, preparation, StepView.Plain) : await tips.ShowAsync(turn, preparation, StepView.Plain, cancellationToken);
    }

    public async Task<Reply> SaveAsync(SaveFollowUp press, Turn turn, CancellationToken cancellationToken)
    {
        var outcome = await preparations.AnswerAsync(press.Preparation, turn.User, (preparation, now) =>
        {
            var guide = turn.Language.GuideOf(preparation.GuideId);
            return preparation.Answer(guide, new StepAnswers(press.Step, Typed(guide, preparation, press), press.Version, NextMove.Stay), now);
        }, cancellationToken);

        return outcome switch
        {
            AnswerOutcome.Saved(var saved) => await KeptAsync(saved),
            AnswerOutcome.Unchanged(var same) => await KeptAsync(same),
            AnswerOutcome.Refused(var preparation, var faults) => Refused(press, preparation, faults, turn),
            AnswerOutcome.NoSuchStep(var preparation) => await tips.ShowAsync(turn, preparation, StepView.Plain, cancellationToken),
            null => PressHandler.NotFound(turn),
            _ => throw new UnreachableException(),
        };

        // Words in doubt are asked about first, as everywhere.
        async Task<Reply> KeptAsync(Preparation kept) => kept.InDoubt.Any()
            ? await tips.ShowAsync(turn, kept, StepView.Plain, cancellationToken)
            : new Reply.Work(FollowUpCard.Kept(turn.Language, turn.Language.GuideOf(kept.GuideId), kept, press.Step), kept.Id, null);
    }

    public async Task<Reply> LeaveAsync(LeaveFollowUp press, Turn turn, CancellationToken cancellationToken) =>
        await preparations.FindAsync(press.Preparation, turn.User, cancellationToken) is { } preparation
            ? new Reply.Work(FollowUpCard.Left(turn.Language, preparation), preparation.Id, null)
            : PressHandler.NotFound(turn);

    public async Task<Reply> WantRemindersAsync(bool areWanted, Turn turn, CancellationToken cancellationToken)
    {
        await reminders.SetAsync(turn.User, areWanted, cancellationToken);
        return new Reply.Say(areWanted ? turn.Language.Phrases.FollowUp.RemindersOn : turn.Language.Phrases.FollowUp.RemindersOff);
    }

    private static Reply.Work Asking(Turn turn, Guide guide, GuideStep step, Preparation preparation, StepView view) =>
        new(FollowUpCard.Draw(turn.Language, guide, step, preparation, view, isUnasked: false), preparation.Id, step.Id);

    // Drawing the card anew would cut words that do not fit on it: then the card that holds them stays as it is.
    private static Reply Refused(SaveFollowUp press, Preparation preparation, ImmutableArray<AnswerFault> faults, Turn turn)
    {
        var guide = turn.Language.GuideOf(preparation.GuideId);
        var typed = Typed(guide, preparation, press);
        return typed.Values.Sum(Elements.JsonLength) <= PromptInputs.RoomForAnswers
            ? Asking(turn, guide, guide.FollowUp!.FindStep(press.Step)!, preparation, StepView.Plain with { Typed = typed, Faults = faults })
            : new Reply.Say(FaultText.Of(turn.Language.Phrases, faults));
    }

    // A choice belongs to the agreement that stood beside it when the card was drawn.
    private static ImmutableDictionary<string, string> Typed(Guide guide, Preparation preparation, SaveFollowUp press)
    {
        if (guide.FollowUp?.FindStep(press.Step) is not { } step) return ImmutableDictionary<string, string>.Empty;
        var inputs = press.Inputs ?? NoInputs;
        var said = step.Prompts.Where(prompt => prompt.Kind is PromptKind.Progress).Select(prompt => KeyValuePair.Create(prompt.Id,
            Progress.Say(preparation.TextOf(prompt.Id), preparation.AgreedAt(prompt, press.Version), row => StepInputs.Text(inputs, StepInputs.Id(prompt, row)))));
        return StepInputs.Read(step, inputs).SetItems(said);
    }
}
