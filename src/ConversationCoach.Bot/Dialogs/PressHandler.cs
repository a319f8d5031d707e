using System.Diagnostics;
using System.Text.Json;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Coaching;
using ConversationCoach.Bot.Export;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>What each button does.</summary>
internal sealed class PressHandler(PreparationService preparations, StepTipHandler tips, ReframeHandler reframing, MyDataHandler myData, RetentionHandler retention, AssignHandler assign, FollowHandler follow, PreWorkHandler preWork, FollowUpHandler followUps, CardSender cards)
{
    private static readonly Dictionary<string, JsonElement> NoInputs = [];

    public Task<Reply> HandleAsync(CardSubmit press, Turn turn, CancellationToken cancellationToken) => press switch
    {
        ShowHelp => HelpAsync(turn, cancellationToken),
        ShowStart => Task.FromResult(AskToStart(turn, number: null)),
        ShowList list => ListAsync(turn, list.Archived, cancellationToken),
        StartPreparation start => StartAsync(start, turn, cancellationToken),
        AnswerStep answer => AnswerAsync(answer, turn, cancellationToken),
        OpenPreparation open => OpenAsync(open.Preparation, turn, cancellationToken),
        EditStep edit => EditAsync(edit.Preparation, guide => guide.FindStep(edit.Step ?? "") ?? guide.Steps[0], turn, cancellationToken),
        EditDetails edit => EditDetailsAsync(edit.Preparation, turn, cancellationToken),
        SaveDetails save => SaveDetailsAsync(save, turn, cancellationToken),
        ArchivePreparation archive => ArchiveAsync(archive.Preparation, turn, cancellationToken),
        AskDelete ask => AskDeleteAsync(ask.Preparation, turn, cancellationToken),
        DeletePreparation delete => DeleteAsync(delete.Preparation, delete.IsSure, turn, cancellationToken),
        SettleWords settle => ChangeAsync(settle.Preparation, (preparation, now) =>
            preparation.Settle(turn.Language.GuideOf(preparation.GuideId), settle.Prompt, settle.Rival, settle.Keep, now), turn, cancellationToken),
        ChooseFromList choice => ChooseAsync(choice, turn, cancellationToken),
        ExportPlan export => Task.FromResult(Export(export.Preparation)),
        KeepPreparations => retention.KeepAsync(turn, cancellationToken),
        ShowMyData => myData.ShowAsync(turn, cancellationToken),
        ExportAll => Task.FromResult<Reply>(new Reply.File(new ExportRequest(null))),
        AskErase => Task.FromResult<Reply>(new Reply.Aside(MyDataCards.AskErase(turn.Language)) { Again = press }),
        EraseAll erase => myData.EraseAsync(erase.IsSure, turn, cancellationToken),
        CopyWords copy => Task.FromResult<Reply>(new Reply.Words(copy.Text)),
        TipNotHelpful tip => reframing.CountAsync(tip, turn, cancellationToken),
        MuteTip tip => reframing.MuteAsync(tip, turn, cancellationToken),
        UnmuteTip tip => reframing.UnmuteAsync(tip, turn, cancellationToken),
        ShowMuted => reframing.MutedAsync(turn, cancellationToken),
        UseWords use => tips.UseAsync(use, turn, cancellationToken),
        KeepWords keep => tips.KeepAsync(keep, turn, cancellationToken),
        UndoWords undo => tips.UndoAsync(undo, turn, cancellationToken),
        ShowPractice practice => reframing.PractiseAsync(practice.Field ?? "", turn, cancellationToken),
        ShowAssign => assign.AskAsync(turn, cancellationToken),
        PreviewAssignment preview => assign.PreviewAsync(preview, turn, cancellationToken),
        ChangeAssignment change => assign.ChangeAsync(change.Assignment, turn, cancellationToken),
        SendAssignment send => assign.SendAsync(send.Assignment, turn, cancellationToken),
        ShowFollow list => follow.ListAsync(list.Page, turn, cancellationToken),
        FollowAssignment one => (one.Assignment ?? one.Chosen) is { } followed ? assign.OpenAsync(followed, turn, cancellationToken) : Task.FromResult(NotFound(turn)),
        FollowPeople people => follow.HandleAsync(people, turn, cancellationToken),
        ChangeDue due => follow.ExtendAsync(due, turn, cancellationToken),
        OpenShare share => follow.SeeAsync(share.Share, turn, cancellationToken),
        ShowPreWork => preWork.ListAsync(turn, cancellationToken),
        AnswerPreWork answer => preWork.HandleAsync(answer, turn, cancellationToken),
        ChooseParts choose => preWork.ChooseAsync(choose.Preparation, choose.Parts ?? "", fault: null, turn, cancellationToken),
        LookAtShare look => preWork.LookAsync(look, turn, cancellationToken),
        SendShare send => preWork.SendAsync(send, turn, cancellationToken),
        ShowPlan show => PlanAsync(show.Preparation, turn, cancellationToken),
        ShowHowDidItGo show => followUps.ShowAsync(show.Preparation, FollowUp.HowDidItGoId, turn, cancellationToken),
        ShowReview show => followUps.ShowAsync(show.Preparation, FollowUp.ReviewId, turn, cancellationToken),
        SaveFollowUp save => followUps.SaveAsync(save, turn, cancellationToken),
        LeaveFollowUp leave => followUps.LeaveAsync(leave, turn, cancellationToken),
        ChangeDay change => EditDetailsAsync(change.Preparation, turn, cancellationToken),
        StopReminders => followUps.WantRemindersAsync(areWanted: false, turn, cancellationToken),
        // These two are pressed in the message extension only.
        LookAtWords or InsertWords => Task.FromResult(NotFound(turn)),
        _ => throw new UnreachableException(),
    };

    public async Task<Reply> HelpAsync(Turn turn, CancellationToken cancellationToken) =>
        new Reply.Aside(HelpCard.Draw(turn.Language, await CurrentAsync(turn, cancellationToken)));

    /// <param name="number">Which way of preparing, from 1; the first unless told.</param>
    public static Reply AskToStart(Turn turn, int? number)
    {
        var guide = turn.Language.Guides.Guides.ElementAtOrDefault((number ?? 1) - 1) ?? turn.Language.Guides.Guides[0];
        var press = new StartPreparation(Guid.CreateVersion7()) { Guide = guide.Id };
        return new Reply.Work(StartCard.Draw(turn.Language, press, DetailsErrors.None), null, nameof(DetailsDialog)) { Beginning = guide.Id };
    }

    public async Task<Reply> ListAsync(Turn turn, bool archived, CancellationToken cancellationToken) =>
        new Reply.Aside(ListCard.Draw(turn.Language, await preparations.ListAsync(turn.User, archived, cancellationToken), archived)) { Again = new ShowList(archived), NamesPreparations = true };

    public Task<Reply> OpenAsync(Guid id, Turn turn, CancellationToken cancellationToken) =>
        ChangeAsync(id, (preparation, now) => preparation.Resume(now).Touch(now), turn, cancellationToken);

    /// <summary>Shows it as it stands, without taking it up again.</summary>
    public async Task<Reply> ShowAsync(Guid id, Turn turn, CancellationToken cancellationToken) => await preparations.FindAsync(id, turn.User, cancellationToken) switch
    {
        null => NotFound(turn),
        { Status: PreparationStatus.Paused } paused => new Reply.Rest(NoticeCards.Paused(turn.Language, paused)),
        var preparation => await tips.ShowAsync(turn, preparation, StepView.Plain, cancellationToken),
    };

    /// <param name="step">The step to go to; <see langword="null"/> is the plan.</param>
    public Task<Reply> EditAsync(Guid id, Func<Guide, GuideStep?> step, Turn turn, CancellationToken cancellationToken) =>
        ChangeAsync(id, (preparation, now) => preparation.GoTo(step(turn.Language.GuideOf(preparation.GuideId)), now), turn, cancellationToken);

    public async Task<Reply> EditDetailsAsync(Guid id, Turn turn, CancellationToken cancellationToken) =>
        await preparations.FindAsync(id, turn.User, cancellationToken) is { } preparation
            ? new Reply.Work(DetailsCard.Draw(turn.Language, preparation), id, nameof(DetailsDialog))
            : NotFound(turn);

    public async Task<Reply> PlanAsync(Guid id, Turn turn, CancellationToken cancellationToken) =>
        await preparations.FindAsync(id, turn.User, cancellationToken) is { } preparation
            ? Views.Plan(turn, preparation, await tips.BeforeAsync(turn.Language, preparation, cancellationToken))
            : NotFound(turn);

    public async Task<Reply> PauseAsync(Guid id, Turn turn, CancellationToken cancellationToken) =>
        await preparations.ChangeAsync(id, turn.User, (preparation, now) => preparation.Pause(now), cancellationToken) is { } paused
            ? new Reply.Rest(NoticeCards.Paused(turn.Language, paused))
            : NotFound(turn);

    public static Reply Export(Guid id) => new Reply.File(new ExportRequest(id));

    public async Task<Reply> ArchiveAsync(Guid id, Turn turn, CancellationToken cancellationToken) =>
        await preparations.ChangeAsync(id, turn.User, (preparation, now) => preparation.Archive(now), cancellationToken) is { } archived
            ? new Reply.Rest(NoticeCards.Archived(turn.Language, archived))
            : NotFound(turn);

    public async Task<Reply> AskDeleteAsync(Guid id, Turn turn, CancellationToken cancellationToken) =>
        await preparations.FindAsync(id, turn.User, cancellationToken) is { } preparation
            ? new Reply.Work(DeleteCard.Draw(turn.Language, preparation), id, null) { Again = new AskDelete(id) }
            : NotFound(turn);

    public async Task<Reply> DeleteAsync(Guid id, bool isSure, Turn turn, CancellationToken cancellationToken)
    {
        if (!isSure) return await OpenAsync(id, turn, cancellationToken);
        if (!await preparations.DeleteAsync(id, turn.User, cancellationToken)) return NotFound(turn);
        await cards.BlankAsync(id, turn, cancellationToken);
        return new Reply.Rest(NoticeCards.Deleted(turn.Language));
    }

    /// <summary>The same for a forged id, somebody else's, and one that is gone.</summary>
    public static Reply NotFound(Turn turn) => new Reply.Rest(NoticeCards.NotFound(turn.Language));

    /// <returns><see langword="null"/> when the person has not worked on any yet, or it is gone.</returns>
    public async Task<Preparation?> CurrentAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Talk.CurrentPreparation is { } id ? await preparations.FindAsync(id, turn.User, cancellationToken) : null;

    private async Task<Reply> StartAsync(StartPreparation press, Turn turn, CancellationToken cancellationToken)
    {
        var guide = turn.Language.GuideOf(press.Guide ?? "");
        if (!TryReadDay(press.Day, out var day)) return Corrected(DetailsErrors.None with { Day = turn.Language.Phrases.Fault.NotADay });

        return await preparations.StartAsync(press.Id, turn.User, guide, new Details(press.About ?? "", press.With ?? "", day), press.PreWork, cancellationToken) switch
        {
            StartOutcome.Started(var preparation) => await tips.ShowAsync(turn, preparation, StepView.Plain, cancellationToken),
            StartOutcome.Refused(var faults) => Corrected(DetailsErrors.Of(turn.Language.Phrases, faults)),
            _ => throw new UnreachableException(),
        };

        Reply Corrected(DetailsErrors errors) => new Reply.Work(StartCard.Draw(turn.Language, press, errors), null, nameof(DetailsDialog)) { Beginning = new Beginning(guide.Id, press.PreWork).ToString() };
    }

    private async Task<Reply> SaveDetailsAsync(SaveDetails press, Turn turn, CancellationToken cancellationToken)
    {
        if (!TryReadDay(press.Day, out var day)) return Corrected(DetailsErrors.None with { Day = turn.Language.Phrases.Fault.NotADay });

        return await preparations.DescribeAsync(press.Preparation, turn.User, _ => new Details(press.About ?? "", press.With ?? "", day), cancellationToken) switch
        {
            StartOutcome.Started(var preparation) => await tips.ShowAsync(turn, preparation, StepView.Plain, cancellationToken),
            StartOutcome.Refused(var faults) => Corrected(DetailsErrors.Of(turn.Language.Phrases, faults)),
            _ => NotFound(turn),
        };

        Reply Corrected(DetailsErrors errors) => new Reply.Work(DetailsCard.Draw(turn.Language, press, errors), press.Preparation, nameof(DetailsDialog));
    }

    private async Task<Reply> AnswerAsync(AnswerStep press, Turn turn, CancellationToken cancellationToken)
    {
        var outcome = await preparations.AnswerAsync(press.Preparation, turn.User, (preparation, now) =>
        {
            var guide = turn.Language.GuideOf(preparation.GuideId);
            return StepTipHandler.Leaving(preparation, preparation.Answer(guide, Typed(guide, press), now), press.Tips ?? []);
        }, cancellationToken);

        var view = StepView.Plain with { Rows = Math.Clamp(press.Rows, 0, Prompt.MostRows) };
        return outcome switch
        {
            AnswerOutcome.Saved({ Status: PreparationStatus.Paused } paused) => new Reply.Rest(NoticeCards.Paused(turn.Language, paused)),
            AnswerOutcome.Saved(var saved) when saved.Step == press.Step =>
                await tips.ShowAsync(turn, saved, view with { AsksMore = press.Next is NextMove.Continue }, cancellationToken),
            AnswerOutcome.Saved(var saved) => await tips.ShowAsync(turn, saved, StepView.Plain, cancellationToken),
            AnswerOutcome.Unchanged(var preparation) => await tips.ShowAsync(turn, preparation, view, cancellationToken),
            AnswerOutcome.Refused(var preparation, var faults) => Refused(press, preparation, view with { Faults = faults }, turn),
            AnswerOutcome.NoSuchStep(var preparation) => await tips.ShowAsync(turn, preparation, StepView.Plain, cancellationToken),
            null => NotFound(turn),
            _ => throw new UnreachableException(),
        };
    }

    // Drawing the card anew would cut words that do not fit on it: then the card that holds them stays as it is.
    private static Reply Refused(AnswerStep press, Preparation preparation, StepView view, Turn turn)
    {
        var guide = turn.Language.GuideOf(preparation.GuideId);
        var typed = Typed(guide, press).Texts;
        return typed.Values.Sum(Elements.JsonLength) <= PromptInputs.RoomForAnswers && guide.FindStep(press.Step) is { } step
            ? new Reply.Work(StepCard.Draw(turn.Language, guide, step, preparation, view with { Typed = typed }), preparation.Id, nameof(GuideDialog))
            : new Reply.Say(FaultText.Of(turn.Language.Phrases, view.Faults));
    }

    private async Task<Reply> ChangeAsync(Guid id, Func<Preparation, DateTimeOffset, Preparation> change, Turn turn, CancellationToken cancellationToken) =>
        await preparations.ChangeAsync(id, turn.User, change, cancellationToken) is { } changed
            ? await tips.ShowAsync(turn, changed, StepView.Plain, cancellationToken)
            : NotFound(turn);

    private Task<Reply> ChooseAsync(ChooseFromList choice, Turn turn, CancellationToken cancellationToken) => (choice.Do, choice.Chosen) switch
    {
        (ListAction.Open, { } id) => OpenAsync(id, turn, cancellationToken),
        (ListAction.Rename, { } id) => EditDetailsAsync(id, turn, cancellationToken),
        (ListAction.Archive, { } id) => ArchiveAsync(id, turn, cancellationToken),
        (ListAction.Delete, { } id) => AskDeleteAsync(id, turn, cancellationToken),
        _ => Task.FromResult(NotFound(turn)),
    };

    private static StepAnswers Typed(Guide guide, AnswerStep press) => new(press.Step,
        guide.FindStep(press.Step) is { } step ? StepInputs.Read(step, press.Inputs ?? NoInputs) : [], press.Version, press.Next);

    private static bool TryReadDay(string? typed, out DateOnly? day)
    {
        day = AnswerText.ReadDay(typed?.Trim() ?? "");
        return day is not null || string.IsNullOrWhiteSpace(typed);
    }
}
