using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Core.Phrasing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;

namespace ConversationCoach.Bot.Coaching;

/// <summary>Takes by typing what the card asks that gives people pre-work, each answer kept in the draft before the next is asked.</summary>
/// <remarks>Begun with <see cref="AssignAsking"/> as text; ends with the press that looks at the whole before it goes.</remarks>
internal sealed class AssignDialog : WaterfallDialog
{
    private readonly TurnReader _turnOf;
    private readonly AssignHandler _assign;

    public AssignDialog(TurnReader turnOf, AssignHandler assign) : base(nameof(AssignDialog))
    {
        (_turnOf, _assign) = (turnOf, assign);
        AddStep(AskAsync);
        AddStep(KeepAsync);
    }

    private async Task<DialogTurnResult> AskAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var asking = AssignAsking.Read((string)step.Options);
        var turn = await _turnOf(step.Context, cancellationToken);
        var words = turn.Language.Phrases.Assign;
        switch (asking.Question)
        {
            case AssignQuestion.TheCard:
                return await step.PromptAsync(Prompts.Text, Prompts.TheCardAsks, cancellationToken);
            case AssignQuestion.People:
                return await step.PromptAsync(Prompts.Text, Prompts.Say(words.AskPeople), cancellationToken);
            case AssignQuestion.Guide:
                return await step.PromptAsync(Prompts.Choice, new PromptOptions
                {
                    Prompt = MessageFactory.Text(words.Guide),
                    RetryPrompt = MessageFactory.Text(turn.Language.Phrases.Typing.NotAChoice),
                    Choices = [.. turn.Language.Guides.Guides.Select(guide => new Choice(guide.Title))],
                    Style = ListStyle.List,
                }, cancellationToken);
            case AssignQuestion.Note:
                return await step.PromptAsync(Prompts.Text, Prompts.Say(words.AskNote), cancellationToken);
            default:
                return await step.PromptAsync(Prompts.Day, Prompts.Say(words.AskDue, turn.Language.Phrases.Typing.NotADay), cancellationToken);
        }
    }

    private async Task<DialogTurnResult> KeepAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var asking = AssignAsking.Read((string)step.Options);
        var turn = await _turnOf(step.Context, cancellationToken);
        var typed = step.Context.Activity.Text ?? "";
        switch (turn.Language.Commands.Find(typed)?.Kind)
        {
            case CommandKind.Back:
                return await GoAsync(step, asking.Before, cancellationToken);
            case CommandKind.Pause or CommandKind.Next:
                return await LookAsync(step, asking, turn, cancellationToken);
            case CommandKind.Skip when asking.Question is AssignQuestion.Due:
                return await LookAsync(step, asking, turn, cancellationToken);
            case CommandKind.Skip:
                return await GoAsync(step, asking.After, cancellationToken);
        }

        if (await KeepAsync(asking, TypedQuestions.Recognised(step.Result, typed), turn, cancellationToken) is { } fault)
        {
            await step.Context.SendActivityAsync(MessageFactory.Text(fault), cancellationToken);
            return await GoAsync(step, asking.Question is AssignQuestion.TheCard ? asking with { Question = AssignQuestion.People } : asking, cancellationToken);
        }

        if (asking.Question is AssignQuestion.Due) return await LookAsync(step, asking, turn, cancellationToken);
        if (asking.Question is AssignQuestion.TheCard or AssignQuestion.People)
        {
            // A message of its own, because the stack keeps what a prompt says.
            var people = await _assign.PeopleOfAsync(asking.Assignment, turn, cancellationToken);
            await step.Context.SendActivityAsync(MessageFactory.Text(turn.Language.Phrases.Assign.PreviewPeople.Fill(("count", people.Length), ("names", AssignCard.Names(turn.Language, people)))), cancellationToken);
        }

        return await GoAsync(step, asking.After, cancellationToken);
    }

    private Task<string?> KeepAsync(AssignAsking asking, string typed, Turn turn, CancellationToken cancellationToken) => asking.Question switch
    {
        AssignQuestion.Guide => _assign.KeepAsync(asking.Assignment,
            draft => draft with { Guide = turn.Language.Guides.Guides.FirstOrDefault(guide => guide.Title == typed)?.Id ?? draft.Guide }, _ => null, turn, cancellationToken),
        AssignQuestion.Note => _assign.KeepAsync(asking.Assignment, draft => draft with { Note = typed }, faults => faults.Note, turn, cancellationToken),
        AssignQuestion.Due => _assign.KeepAsync(asking.Assignment, draft => draft with { Due = typed }, faults => faults.Due, turn, cancellationToken),
        _ => _assign.KeepAsync(asking.Assignment, draft => draft with { Names = typed, People = "", Everyone = "false" }, faults => faults.People, turn, cancellationToken),
    };

    private async Task<DialogTurnResult> LookAsync(WaterfallStepContext step, AssignAsking asking, Turn turn, CancellationToken cancellationToken) =>
        await step.EndDialogAsync((await _assign.DraftedAsync(asking.Assignment, turn, cancellationToken)).ToJson(), cancellationToken);

    private Task<DialogTurnResult> GoAsync(WaterfallStepContext step, AssignAsking asking, CancellationToken cancellationToken) =>
        step.ReplaceDialogAsync(Id, asking.ToString(), cancellationToken);
}

internal enum AssignQuestion
{
    TheCard,
    People,
    Guide,
    Note,
    Due,
}

/// <summary>Which of the questions is asked, as a text of ids.</summary>
internal sealed record AssignAsking(Guid Assignment, AssignQuestion Question)
{
    public AssignAsking Before => this with { Question = Question is AssignQuestion.TheCard or AssignQuestion.People ? AssignQuestion.People : Question - 1 };

    public AssignAsking After => this with { Question = Question is AssignQuestion.TheCard ? AssignQuestion.Guide : Question + 1 };

    public static AssignAsking Read(string text) => text.Split('|') is [var id, var question]
        ? new(Guid.Parse(id), Enum.Parse<AssignQuestion>(question))
        : new(Guid.Parse(text), AssignQuestion.TheCard);

    public override string ToString() => Question is AssignQuestion.TheCard ? Assignment.ToString() : $"{Assignment}|{Question}";
}
