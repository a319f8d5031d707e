using System.Collections.Immutable;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Coaching;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>What each of the words does that steer the bot.</summary>
internal sealed class CommandHandler(PressHandler presses, PreparationService preparations, ReframeHandler reframing, MyDataHandler myData, AssignHandler assign, FollowHandler follow, PreWorkHandler preWork, FollowUpHandler followUps)
{
    /// <param name="isAsking">A dialog waits for an answer, and knows itself what back, skip, next and pause mean.</param>
    /// <returns><see langword="null"/> when the words are no command, or one for the dialog that waits.</returns>
    public async Task<Reply?> HandleAsync(string typed, bool isAsking, Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Language.Commands.Find(typed) is not { } command) return null;
        return command.Kind switch
        {
            CommandKind.Help => await presses.HelpAsync(turn, cancellationToken),
            CommandKind.Hello => new Reply.Aside(WelcomeCard.Draw(turn.Language)),
            CommandKind.Start => PressHandler.AskToStart(turn, command.Number),
            CommandKind.List => await presses.ListAsync(turn, archived: false, cancellationToken),
            CommandKind.Reframe when string.IsNullOrEmpty(command.Words) => new Reply.Say(turn.Language.Phrases.Reframe.Ask),
            CommandKind.Reframe => await reframing.ReframeAsync(command.Words, turn, cancellationToken),
            CommandKind.Practise => await reframing.PractiseAsync(field: "", turn, cancellationToken),
            CommandKind.Mute => await OnTipAsync(command, rule => new MuteTip(rule), turn, cancellationToken),
            CommandKind.NotHelpful => await OnTipAsync(command, rule => new TipNotHelpful(rule), turn, cancellationToken),
            CommandKind.Muted => await reframing.MutedAsync(turn, cancellationToken),
            CommandKind.MyData => await myData.ShowAsync(turn, cancellationToken),
            CommandKind.Assign => await assign.AskAsync(turn, cancellationToken),
            CommandKind.Follow => await follow.ListAsync(0, turn, cancellationToken),
            CommandKind.PreWork => await preWork.ListAsync(turn, cancellationToken),
            CommandKind.Unblock => await preWork.UnblockAsync(turn, cancellationToken),
            CommandKind.RemindersOff => await followUps.WantRemindersAsync(areWanted: false, turn, cancellationToken),
            CommandKind.RemindersOn => await followUps.WantRemindersAsync(areWanted: true, turn, cancellationToken),
            CommandKind.KeepAll => await presses.HandleAsync(new KeepPreparations(), turn, cancellationToken),
            CommandKind.EraseAll => new Reply.Ask(null, nameof(EraseDialog)),
            CommandKind.Cancel => await CancelAsync(turn, cancellationToken),
            CommandKind.Next or CommandKind.Back or CommandKind.Skip or CommandKind.Pause when isAsking => null,
            CommandKind.Skip => null,
            _ => await OfOneAsync(command, turn, cancellationToken),
        };
    }

    private async Task<Reply> CancelAsync(Turn turn, CancellationToken cancellationToken) => await presses.CurrentAsync(turn, cancellationToken) is { } current
        ? await presses.ShowAsync(current.Id, turn, cancellationToken)
        : new Reply.Rest(NoticeCards.NotStarted(turn.Language));

    // By the number it has on the card that was shown last; the first unless told.
    private async Task<Reply> OnTipAsync(Command command, Func<string, CardSubmit> press, Turn turn, CancellationToken cancellationToken) =>
        turn.Talk.Rules.ElementAtOrDefault((command.Number ?? 1) - 1) is { } rule
            ? await presses.HandleAsync(press(rule), turn, cancellationToken)
            : await reframing.MutedAsync(turn, cancellationToken);

    // The others are about one preparation: the one whose number was typed, else the one at hand, else the one touched last.
    private async Task<Reply> OfOneAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var number = command.Kind is CommandKind.Edit ? null : command.Number;
        var listed = await preparations.ListAsync(turn.User, archived: false, cancellationToken);
        if (number is { } wanted && (wanted < 1 || wanted > listed.Length)) return new Reply.Say(turn.Language.Phrases.List.NoSuch.Fill(("number", wanted)));

        var id = number is { } place ? listed[place - 1].Id
            : command.Kind is CommandKind.HowDidItGo && LastHad(listed, turn.Today) is { } had ? had.Id
            : await presses.CurrentAsync(turn, cancellationToken) is { } current ? current.Id
            : listed.IsEmpty ? (Guid?)null : listed[0].Id;
        if (id is not { } chosen) return await presses.ListAsync(turn, archived: false, cancellationToken);

        return command.Kind switch
        {
            CommandKind.Continue or CommandKind.Open or CommandKind.Next => await presses.OpenAsync(chosen, turn, cancellationToken),
            CommandKind.Plan => await presses.PlanAsync(chosen, turn, cancellationToken),
            CommandKind.Edit when command.Number is { } step => await presses.EditAsync(chosen, guide => guide.Steps[Math.Clamp(step, 1, guide.Steps.Length) - 1], turn, cancellationToken),
            CommandKind.Edit => await presses.PlanAsync(chosen, turn, cancellationToken),
            CommandKind.Back => await presses.EditAsync(chosen, guide => guide.Steps[^1], turn, cancellationToken),
            CommandKind.HowDidItGo => await followUps.ShowAsync(chosen, FollowUp.HowDidItGoId, turn, cancellationToken),
            CommandKind.Review => await followUps.ShowAsync(chosen, FollowUp.ReviewId, turn, cancellationToken),
            CommandKind.Export => PressHandler.Export(chosen),
            CommandKind.Share => await preWork.ChooseAsync(chosen, parts: "", fault: null, turn, cancellationToken),
            CommandKind.Pause => await presses.PauseAsync(chosen, turn, cancellationToken),
            CommandKind.Rename => await presses.EditDetailsAsync(chosen, turn, cancellationToken),
            CommandKind.Archive => await presses.ArchiveAsync(chosen, turn, cancellationToken),
            _ => new Reply.Ask(chosen, nameof(DeleteDialog)),
        };
    }
    // The conversation people tell of is the one they had last, whatever they worked on since.
    private static PreparationSummary? LastHad(ImmutableArray<PreparationSummary> listed, DateOnly today) =>
        listed.Where(preparation => preparation.Day <= today).MaxBy(preparation => preparation.Day);
}
