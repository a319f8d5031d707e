using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Coaching;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Bot.State;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Reframing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>
/// The bottom of the stack. A press is answered whatever lies on the stack, and so are the words that steer; any other
/// words go to the dialog on top, and when there is none the person is told what they can do.
/// </summary>
internal sealed class RootDialog : ComponentDialog
{
    private readonly TalkState _talks;
    private readonly Languages _languages;
    private readonly PressHandler _presses;
    private readonly TypedButtons _buttons;
    private readonly CommandHandler _commands;
    private readonly ReframeHandler _reframing;
    private readonly CardSender _cards;

    public RootDialog(TalkState talks, Languages languages, PreparationService preparations, PressHandler presses, TypedButtons buttons, MyDataHandler myData, AssignHandler assign, CommandHandler commands,
        ReframeHandler reframing, ITipStore tips, CardSender cards)
        : base(nameof(RootDialog))
    {
        (_talks, _languages, _presses, _buttons, _commands, _reframing, _cards) = (talks, languages, presses, buttons, commands, reframing, cards);
        AddDialog(new TextPrompt(Prompts.Text));
        AddDialog(new ChoicePrompt(Prompts.Choice, OrSteersAsync));
        AddDialog(new DateTimePrompt(Prompts.Day, OrSteersAsync));
        AddDialog(new ConfirmPrompt(Prompts.Confirm));
        AddDialog(new GuideDialog(TurnOfAsync, preparations));
        AddDialog(new GuideDialog(FollowUp.HowDidItGoId, TurnOfAsync, preparations));
        AddDialog(new GuideDialog(FollowUp.ReviewId, TurnOfAsync, preparations));
        AddDialog(new DetailsDialog(TurnOfAsync, preparations));
        AddDialog(new PracticeDialog(TurnOfAsync, tips));
        AddDialog(new DoubtDialog(TurnOfAsync, preparations));
        AddDialog(new DeleteDialog(TurnOfAsync, preparations, presses, cards));
        AddDialog(new CardDialog(TurnOfAsync, buttons));
        AddDialog(new AssignDialog(TurnOfAsync, assign));
        AddDialog(new EraseDialog(TurnOfAsync, myData, cards));
    }

    protected override Task<DialogTurnResult> OnBeginDialogAsync(DialogContext innerDc, object options, CancellationToken cancellationToken = default) =>
        OnContinueDialogAsync(innerDc, cancellationToken);

    protected override async Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default)
    {
        var turn = await TurnOfAsync(innerDc.Context, cancellationToken);
        var activity = innerDc.Context.Activity;

        if (string.IsNullOrWhiteSpace(activity.Text) && activity.Value is not null)
        {
            var press = CardSubmit.Read(activity.Value);
            await ShowAsync(innerDc, press is null ? await OutOfDateAsync(turn, cancellationToken) : await _presses.HandleAsync(press, turn, cancellationToken), turn, press, cancellationToken);
        }
        else if (!IsAskingForAButton(innerDc) && await _buttons.FindAsync(activity.Text ?? "", innerDc.Stack.Count > 0, turn, cancellationToken) is { } typed)
        {
            await PressAsync(innerDc, typed, turn, cancellationToken);
        }
        else if (await _commands.HandleAsync(activity.Text ?? "", innerDc.Stack.Count > 0, turn, cancellationToken) is { } reply)
        {
            await ShowAsync(innerDc, reply, turn, null, cancellationToken);
        }
        else
        {
            await AnswerAsync(innerDc, turn, cancellationToken);
        }

        return EndOfTurn;
    }

    // A dialog that ends with the id of a preparation wants it shown as it now stands, and one that ends with a press wants that done.
    private async Task AnswerAsync(DialogContext innerDc, Turn turn, CancellationToken cancellationToken)
    {
        var result = await innerDc.ContinueDialogAsync(cancellationToken);
        if (result.Status is DialogTurnStatus.Empty)
            await ShowAsync(innerDc, await UnaskedAsync(turn, cancellationToken), turn, null, cancellationToken);
        else
            await ShowResultAsync(innerDc, result, turn, cancellationToken);
    }

    private async Task ShowResultAsync(DialogContext innerDc, DialogTurnResult result, Turn turn, CancellationToken cancellationToken)
    {
        if (result is { Status: DialogTurnStatus.Complete, Result: string shown } && Guid.TryParse(shown, out var id))
            await ShowAsync(innerDc, await _presses.ShowAsync(id, turn, cancellationToken), turn, null, cancellationToken);
        else if (result is { Status: DialogTurnStatus.Complete, Result: string answered } && CardSubmit.Read(answered) is { } press)
            await ShowAsync(innerDc, await _presses.HandleAsync(press, turn, cancellationToken), turn, null, cancellationToken);
    }

    private static bool IsAskingForAButton(DialogContext innerDc) => innerDc.Stack.Any(dialog => dialog.Id == nameof(CardDialog));

    // A press by typing. What the button needs is asked first; the card stays the one that is looked at.
    private async Task PressAsync(DialogContext innerDc, CardSubmit press, Turn turn, CancellationToken cancellationToken)
    {
        if (press.Asks is null)
        {
            await ShowAsync(innerDc, await _presses.HandleAsync(press, turn, cancellationToken), turn, null, cancellationToken);
            return;
        }

        await innerDc.CancelAllDialogsAsync(cancellationToken);
        await ShowResultAsync(innerDc, await innerDc.BeginDialogAsync(nameof(CardDialog), press.ToJson(), cancellationToken), turn, cancellationToken);
    }

    // A sentence that answers nothing is looked at; a word or two get told what can be done.
    private async Task<Reply> UnaskedAsync(Turn turn, CancellationToken cancellationToken)
    {
        var typed = turn.Context.Activity.Text ?? "";
        return ReframeHandler.IsSentence(typed)
            ? await _reframing.ReframeAsync(typed, turn, cancellationToken)
            : new Reply.Aside(NoticeCards.Unknown(turn.Language, await _presses.CurrentAsync(turn, cancellationToken)));
    }

    private async Task ShowAsync(DialogContext innerDc, Reply reply, Turn turn, CardSubmit? press, CancellationToken cancellationToken)
    {
        await _cards.ShowAsync(reply, turn, press, cancellationToken);
        if (reply is Reply.Work or Reply.Rest or Reply.Aside or Reply.Instead or Reply.Practice) (turn.Talk.View, turn.Talk.Undo) = (reply.Again?.ToJson(), reply.Undo?.ToJson());
        if (reply is Reply.Work or Reply.Rest or Reply.Practice || reply.Again is not null) turn.Talk.Unasked = null;
        switch (reply)
        {
            case Reply.Work(_, var preparation, var typing) work:
                if (preparation is { } id) turn.Talk.Preparation = id.ToString();
                await innerDc.CancelAllDialogsAsync(cancellationToken);
                if (typing is not null) await innerDc.BeginDialogAsync(typing, preparation?.ToString() ?? work.Beginning, cancellationToken);
                break;
            case Reply.Ask(var about, var dialog):
                if (about is { } asked) turn.Talk.Preparation = asked.ToString();
                await innerDc.CancelAllDialogsAsync(cancellationToken);
                await innerDc.BeginDialogAsync(dialog, about?.ToString() ?? "", cancellationToken);
                break;
            case Reply.Practice(_, var round):
                await innerDc.CancelAllDialogsAsync(cancellationToken);
                await innerDc.BeginDialogAsync(nameof(PracticeDialog), round, cancellationToken);
                break;
            case Reply.Rest:
                await innerDc.CancelAllDialogsAsync(cancellationToken);
                break;
            // The question was about a card that is not the last any more.
            case Reply.Aside or Reply.Instead when IsAskingForAButton(innerDc):
                await innerDc.CancelAllDialogsAsync(cancellationToken);
                break;
            case Reply.Aside:
                await innerDc.RepromptDialogAsync(cancellationToken);
                break;
        }
    }

    // Back, skip, next and pause are no answers, but they are welcome: the dialog that asked knows what to do with them.
    private Task<bool> OrSteersAsync<T>(PromptValidatorContext<T> prompt, CancellationToken cancellationToken) =>
        Task.FromResult(prompt.Recognized.Succeeded || _languages.For(prompt.Context.Activity.Locale).Commands.Find(prompt.Context.Activity.Text ?? "") is not null);

    private async Task<Reply> OutOfDateAsync(Turn turn, CancellationToken cancellationToken) =>
        await _presses.CurrentAsync(turn, cancellationToken) is { } current
            ? await _presses.ShowAsync(current.Id, turn, cancellationToken)
            : PressHandler.NotFound(turn);

    private async Task<Turn> TurnOfAsync(ITurnContext context, CancellationToken cancellationToken) =>
        new(context, Turn.UserOf(context.Activity), _languages.For(context.Activity.Locale), await _talks.GetAsync(context, cancellationToken));
}
