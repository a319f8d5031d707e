using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>Takes a step by typing alone: the prompts one by one, each answer saved before the next is asked.</summary>
/// <remarks>Begun with <see cref="Asking"/> as text, because only strings survive every way of keeping the stack. Ends with the id of the preparation when the step is left.</remarks>
internal sealed class GuideDialog : WaterfallDialog
{
    private readonly TurnReader _turnOf;
    private readonly PreparationService _preparations;
    private readonly Func<Guide, Preparation, GuideStep?> _stepOf;

    /// <summary>Takes the step the person is at.</summary>
    public GuideDialog(TurnReader turnOf, PreparationService preparations) : this(nameof(GuideDialog), turnOf, preparations, Views.StepOf)
    {
    }

    /// <summary>Takes a step of the follow-up; the id of the dialog is that of the step.</summary>
    public GuideDialog(string stepId, TurnReader turnOf, PreparationService preparations) : this(stepId, turnOf, preparations, (guide, _) => guide.FollowUp?.FindStep(stepId))
    {
    }

    private GuideDialog(string id, TurnReader turnOf, PreparationService preparations, Func<Guide, Preparation, GuideStep?> stepOf) : base(id)
    {
        (_turnOf, _preparations, _stepOf) = (turnOf, preparations, stepOf);
        AddStep(AskAsync);
        AddStep(KeepAsync);
    }

    private async Task<DialogTurnResult> AskAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var asking = Asking.Read((string)step.Options);
        if (asking.Prompt is null) return await step.PromptAsync(Prompts.Text, Prompts.TheCardAsks, cancellationToken);

        var turn = await _turnOf(step.Context, cancellationToken);
        if (await LoadAsync(asking, turn, cancellationToken) is not var (preparation, guideStep, question) || question is null)
            return await step.EndDialogAsync(null, cancellationToken);

        if (TypedQuestions.Before(turn.Language, preparation, question) is { } before) await step.Context.SendActivityAsync(MessageFactory.Text(before), cancellationToken);
        var text = TypedQuestions.Ask(turn.Language, guideStep, question, asking.Kept);
        return question switch
        {
            { IsDay: true } => await step.PromptAsync(Prompts.Day, Prompts.Say(text, turn.Language.Phrases.Typing.NotADay), cancellationToken),
            { Prompt.Kind: PromptKind.OneOf } => await step.PromptAsync(Prompts.Choice, new PromptOptions
            {
                Prompt = MessageFactory.Text(text),
                RetryPrompt = MessageFactory.Text(turn.Language.Phrases.Typing.NotAChoice),
                Choices = [.. question.Prompt.Choices.Select(choice => new Microsoft.Bot.Builder.Dialogs.Choices.Choice(choice.Text))],
                Style = ListStyle.List,
            }, cancellationToken),
            _ => await step.PromptAsync(Prompts.Text, Prompts.Say(text), cancellationToken),
        };
    }

    private async Task<DialogTurnResult> KeepAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var asking = Asking.Read((string)step.Options);
        var turn = await _turnOf(step.Context, cancellationToken);
        if (await LoadAsync(asking, turn, cancellationToken) is not var (preparation, guideStep, question))
            return await step.EndDialogAsync(null, cancellationToken);

        var typed = step.Context.Activity.Text ?? "";
        // "Done" is a word that steers, and may be an answer: where it is offered it is one.
        switch (question?.Offers(typed) is true ? null : turn.Language.Commands.Find(typed)?.Kind)
        {
            case CommandKind.Pause: return await LeaveAsync(step, turn, preparation, guideStep, NextMove.Pause, cancellationToken);
            case CommandKind.Next: return await LeaveAsync(step, turn, preparation, guideStep, NextMove.Continue, cancellationToken);
            case CommandKind.Back when asking.Prompt is not null && question?.Previous(preparation, guideStep) is { } previous:
                return await AskAsync(step, asking.For(previous), cancellationToken);
            case CommandKind.Back: return await LeaveAsync(step, turn, preparation, guideStep, NextMove.Back, cancellationToken);
            case CommandKind.Skip: return await GoOnAsync(step, turn, asking, preparation, guideStep, question, skipped: true, cancellationToken);
        }

        if (question is null)
        {
            await step.Context.SendActivityAsync(MessageFactory.Text(turn.Language.Phrases.Typing.AllAnswered), cancellationToken);
            return await step.ReplaceDialogAsync(Id, Asking.TheCard(asking.Preparation).ToString(), cancellationToken);
        }

        var answer = question.Put(preparation.TextOf(question.Prompt.Id), TypedQuestions.Recognised(step.Result, typed));
        var outcome = await SaveAsync(turn, preparation, guideStep, NextMove.Stay, ImmutableDictionary<string, string>.Empty.Add(question.Prompt.Id, answer), cancellationToken);
        switch (outcome)
        {
            case AnswerOutcome.Saved(var saved): return await GoOnAsync(step, turn, asking, saved, guideStep, question, skipped: false, cancellationToken);
            case AnswerOutcome.Unchanged(var same): return await GoOnAsync(step, turn, asking, same, guideStep, question, skipped: false, cancellationToken);
            case AnswerOutcome.Refused(_, var faults):
                await step.Context.SendActivityAsync(MessageFactory.Text(TypedQuestions.Refuse(turn.Language.Phrases, question, faults[0])), cancellationToken);
                return await AskAsync(step, asking.For(question), cancellationToken);
            case AnswerOutcome.NoSuchStep or null: return await step.EndDialogAsync(asking.Preparation.ToString(), cancellationToken);
            default: throw new UnreachableException();
        }
    }

    private async Task<DialogTurnResult> GoOnAsync(WaterfallStepContext step, Turn turn, Asking asking, Preparation preparation, GuideStep guideStep, Question? question, bool skipped, CancellationToken cancellationToken)
    {
        var next = question?.Next(preparation, guideStep, skipped);
        if (next is not null) return await AskAsync(step, asking.For(next) with { Kept = skipped ? null : question!.Prompt.Id }, cancellationToken);
        if (preparation.InDoubt.Any()) return await step.EndDialogAsync(preparation.Id.ToString(), cancellationToken);
        return await LeaveAsync(step, turn, preparation, guideStep, NextMove.Continue, cancellationToken);
    }

    private async Task<DialogTurnResult> LeaveAsync(WaterfallStepContext step, Turn turn, Preparation preparation, GuideStep guideStep, NextMove move, CancellationToken cancellationToken)
    {
        await SaveAsync(turn, preparation, guideStep, move, ImmutableDictionary<string, string>.Empty, cancellationToken);
        return await step.EndDialogAsync(preparation.Id.ToString(), cancellationToken);
    }

    private Task<DialogTurnResult> AskAsync(WaterfallStepContext step, Asking asking, CancellationToken cancellationToken) =>
        step.ReplaceDialogAsync(Id, asking.ToString(), cancellationToken);

    private Task<AnswerOutcome?> SaveAsync(Turn turn, Preparation preparation, GuideStep guideStep, NextMove move, ImmutableDictionary<string, string> texts, CancellationToken cancellationToken) =>
        _preparations.AnswerAsync(preparation.Id, turn.User, (current, now) =>
            current.Answer(turn.Language.GuideOf(current.GuideId), new StepAnswers(guideStep.Id, texts, preparation.Version, move), now), cancellationToken);

    // Null when the preparation is gone or at its plan; the question is null when all of the step is answered.
    private async Task<(Preparation, GuideStep, Question?)?> LoadAsync(Asking asking, Turn turn, CancellationToken cancellationToken)
    {
        if (await _preparations.FindAsync(asking.Preparation, turn.User, cancellationToken) is not { } preparation) return null;
        if (_stepOf(turn.Language.GuideOf(preparation.GuideId), preparation) is not { } step) return null;
        var question = asking.Prompt is { } prompt ? Question.Of(preparation, step, prompt, asking.Row, asking.Field) : Question.First(preparation, step);
        return (preparation, step, question);
    }
}

/// <summary>Where the dialog is, as a text of ids and numbers.</summary>
/// <param name="Prompt"><see langword="null"/> while the card itself is the question.</param>
/// <param name="Kept">The prompt whose answer was just saved, to be confirmed.</param>
internal sealed record Asking(Guid Preparation, string? Prompt, int Row, int Field, string? Kept)
{
    public static Asking TheCard(Guid preparation) => new(preparation, null, 0, 0, null);

    public static Asking Read(string text)
    {
        var parts = text.Split('|');
        return parts.Length == 1
            ? TheCard(Guid.Parse(parts[0]))
            : new Asking(Guid.Parse(parts[0]), parts[1], Number(parts[2]), Number(parts[3]), parts[4].Length > 0 ? parts[4] : null);

        static int Number(string part) => int.Parse(part, CultureInfo.InvariantCulture);
    }

    public Asking For(Question question) => new(Preparation, question.Prompt.Id, question.Row, question.Field, null);

    public override string ToString() => Prompt is null
        ? Preparation.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{Preparation}|{Prompt}|{Row}|{Field}|{Kept}");
}
