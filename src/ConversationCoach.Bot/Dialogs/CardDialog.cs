using System.Globalization;
using AdaptiveCards;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>Asks somebody who pressed by typing for the one thing the button needs.</summary>
/// <remarks>Begun with a <see cref="CardSubmit"/> as text, and ended with the same, answered.</remarks>
internal sealed class CardDialog : WaterfallDialog
{
    private readonly TurnReader _turnOf;
    private readonly TypedButtons _buttons;

    public CardDialog(TurnReader turnOf, TypedButtons buttons) : base(nameof(CardDialog))
    {
        (_turnOf, _buttons) = (turnOf, buttons);
        AddStep(AskAsync);
        AddStep(TakeAsync);
    }

    private async Task<DialogTurnResult> AskAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var turn = await _turnOf(step.Context, cancellationToken);
        if (await InputAsync(step, turn, cancellationToken) is not { } input) return await step.EndDialogAsync(step.Options, cancellationToken);

        // A message of its own, because the stack keeps what a prompt says, and choices may be people.
        await step.Context.SendActivityAsync(MessageFactory.Text(Ask(turn.Language, input)), cancellationToken);
        return input is AdaptiveDateInput
            ? await step.PromptAsync(Prompts.Day, new PromptOptions { RetryPrompt = MessageFactory.Text(turn.Language.Phrases.Typing.NotADay) }, cancellationToken)
            : await step.PromptAsync(Prompts.Text, Prompts.TheCardAsks, cancellationToken);
    }

    private async Task<DialogTurnResult> TakeAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var turn = await _turnOf(step.Context, cancellationToken);
        var typed = step.Context.Activity.Text ?? "";
        // Back to the card.
        if (turn.Language.Commands.Find(typed)?.Kind is CommandKind.Back) return await step.EndDialogAsync(turn.Talk.View, cancellationToken);
        // What is skipped stays as it stands on the card.
        if (turn.Language.Commands.Find(typed)?.Kind is CommandKind.Skip || await InputAsync(step, turn, cancellationToken) is not { } input)
            return await step.EndDialogAsync(step.Options, cancellationToken);

        if (Read(input, TypedQuestions.Recognised(step.Result, typed)) is { } answer)
            return await step.EndDialogAsync(CardForm.Answered((string)step.Options, input.Id, answer), cancellationToken);

        await step.Context.SendActivityAsync(MessageFactory.Text(turn.Language.Phrases.Typing.NotAChoice), cancellationToken);
        return await step.ReplaceDialogAsync(Id, step.Options, cancellationToken);
    }

    private static string Ask(Language language, AdaptiveInput input)
    {
        var words = language.Phrases.Typing;
        return input switch
        {
            AdaptiveChoiceSetInput choices => (choices.IsMultiSelect ? words.AskAny : words.AskOne).Fill(("ask", input.Label), ("choices", string.Join('\n', choices.Choices.Select(Numbered)))),
            AdaptiveDateInput => words.AskWhichDay.Fill(("ask", input.Label)),
            _ => words.AskOrSkip.Fill(("ask", input.Label)),
        };
    }

    private static string Numbered(AdaptiveChoice choice, int place) => Number(place) + Elements.Plain(Words(choice, place));

    // Some lists are numbered on the card already.
    private static string Words(AdaptiveChoice choice, int place) => choice.Title.StartsWith(Number(place), StringComparison.Ordinal) ? choice.Title[Number(place).Length..] : choice.Title;

    private static string Number(int place) => string.Create(CultureInfo.InvariantCulture, $"{place + 1}. ");

    /// <returns><see langword="null"/> when it is none of the choices.</returns>
    private static string? Read(AdaptiveInput input, string typed)
    {
        if (input is not AdaptiveChoiceSetInput choices) return AnswerText.Clean(typed);
        var chosen = (choices.IsMultiSelect ? typed.Split([',', ';']) : [typed]).Select(one => Choice(choices.Choices, one.Trim())).ToList();
        return chosen.Contains(null) ? null : AnswerText.Choices(chosen.Select(choice => choice!.Value));
    }

    // By its number, its words, or the beginning of them when it is the only one that begins so.
    private static AdaptiveChoice? Choice(List<AdaptiveChoice> choices, string typed)
    {
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return choices.ElementAtOrDefault(number - 1);
        var words = choices.Select(Words).ToList();
        if (words.FindIndex(word => string.Equals(word, typed, StringComparison.OrdinalIgnoreCase)) is >= 0 and var place) return choices[place];
        return typed.Length > 0 && words.Where(word => word.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? choices[words.IndexOf(only)] : null;
    }

    private async Task<AdaptiveInput?> InputAsync(WaterfallStepContext step, Turn turn, CancellationToken cancellationToken) =>
        CardSubmit.Read(step.Options)?.Asks is { } asked ? (await _buttons.FormAsync(turn, cancellationToken))?.Input(asked) : null;
}
