using ConversationCoach.Bot.Cards;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>Lets people press by typing a button's name. The card is drawn anew for that: where the talk is holds the way to it, and nothing that stands on it.</summary>
internal sealed class TypedButtons(PressHandler presses)
{
    private const int LongestName = 100;

    /// <param name="isAsking">A dialog waits for an answer.</param>
    /// <returns><see langword="null"/> when the words name no button of the card the person looks at.</returns>
    public async Task<CardSubmit?> FindAsync(string typed, bool isAsking, Turn turn, CancellationToken cancellationToken)
    {
        if (typed.Length > LongestName) return null;
        if (await OfUnaskedAsync(typed, isAsking, turn, cancellationToken) is { } unasked) return unasked;
        if (turn.Talk.View is not null && (await FormAsync(turn, cancellationToken))?.Press(typed) is { } press) return press;
        if (turn.Talk.Undo is { } undo && string.Equals(typed.Trim(), turn.Language.Phrases.Tips.Undo, StringComparison.OrdinalIgnoreCase)) return CardSubmit.Read(undo);
        if (isAsking && IsOfTips(typed, turn)) return (await StepAsync(turn, cancellationToken))?.Press(typed);
        return IsOfPreWork(typed, turn) ? await OfAllPreWorkAsync(typed, turn, cancellationToken) : null;
    }

    /// <returns>The card the person looks at; <see langword="null"/> when it is none that can be drawn anew.</returns>
    public async Task<CardForm?> FormAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Talk.View is { } view && CardSubmit.Read(view) is { } again ? FormOf(await presses.HandleAsync(again, turn, cancellationToken)) : null;

    // What came by itself is newer than all that was asked for, or it would not be remembered any more. While a question waits, only such words are
    // taken as no other question has for an answer.
    private async Task<CardSubmit?> OfUnaskedAsync(string typed, bool isAsking, Turn turn, CancellationToken cancellationToken)
    {
        var words = turn.Language.Phrases;
        return turn.Talk.Unasked is { } kept ? CardSubmit.Read(kept) switch
        {
            OpenShare share when CardForm.IsCalled(words.Share.Open, typed) => share,
            FollowAssignment given when CardForm.IsCalled(words.Follow.Open, typed) => given,
            // Declined for the wrong coach, it would be a pity: that is asked about among all that waits.
            AnswerPreWork when isAsking => null,
            AnswerPreWork when IsOfPreWork(typed, turn) => await OfAllPreWorkAsync(typed, turn, cancellationToken),
            AnswerPreWork open when IsBesidePreWork(typed, turn) => FormOf(await presses.HandleAsync(open, turn, cancellationToken))?.Press(typed),
            _ => null,
        } : null;
    }

    // Of several, which one is asked; and what is declined is looked at first.
    private async Task<CardSubmit?> OfAllPreWorkAsync(string typed, Turn turn, CancellationToken cancellationToken)
    {
        var asked = await presses.HandleAsync(new ShowPreWork(), turn, cancellationToken);
        if (FormOf(asked) is not { } form) return null;
        var answer = form.Press(typed);
        if (answer is null && form.Input("chosen") is not null) answer = new AnswerPreWork(CardForm.IsCalled(turn.Language.Phrases.PreWork.Start, typed) ? PreWorkAnswer.Start : PreWorkAnswer.Open);
        if (answer is not null) (turn.Talk.View, turn.Talk.Unasked) = (asked.Again?.ToJson(), null);
        return answer;
    }

    // A step has a dialog of its own; only the thoughts on the wording of the one before have buttons beside it.
    private static bool IsOfTips(string typed, Turn turn) => turn.Language.Phrases.Tips is var words
        && new[] { words.Use, words.Keep }.Contains(typed.Trim(), StringComparer.OrdinalIgnoreCase);

    private static bool IsOfPreWork(string typed, Turn turn) => turn.Language.Phrases.PreWork is var words
        && new[] { words.Start, words.Decline }.Any(name => CardForm.IsCalled(name, typed));

    private static bool IsBesidePreWork(string typed, Turn turn) => turn.Language.Phrases.PreWork is var words
        && new[] { words.Later, words.More, words.Continue, words.Share, words.TakeBack }.Any(name => CardForm.IsCalled(name, typed));

    private async Task<CardForm?> StepAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Talk.CurrentPreparation is { } id ? FormOf(await presses.ShowAsync(id, turn, cancellationToken)) : null;

    private static CardForm? FormOf(Reply reply) => reply switch
    {
        Reply.Work(var card, _, _) => new CardForm(card),
        Reply.Aside(var card) => new CardForm(card),
        Reply.Instead(var card) => new CardForm(card),
        _ => null,
    };
}
