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
        if (turn.Talk.View is not null && (await FormAsync(turn, cancellationToken))?.Press(typed) is { } press) return press;
        if (turn.Talk.Undo is { } undo && string.Equals(typed.Trim(), turn.Language.Phrases.Tips.Undo, StringComparison.OrdinalIgnoreCase)) return CardSubmit.Read(undo);
        if (isAsking && IsOfTips(typed, turn)) return (await StepAsync(turn, cancellationToken))?.Press(typed);
        if (!IsOfPreWork(typed, turn)) return null;

        var asked = await presses.HandleAsync(new ShowPreWork(), turn, cancellationToken);
        if (FormOf(asked)?.Press(typed) is not { } answer) return null;
        turn.Talk.View = asked.Again?.ToJson();
        return answer;
    }

    /// <returns>The card the person looks at; <see langword="null"/> when it is none that can be drawn anew.</returns>
    public async Task<CardForm?> FormAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Talk.View is { } view && CardSubmit.Read(view) is { } again ? FormOf(await presses.HandleAsync(again, turn, cancellationToken)) : null;

    // A step has a dialog of its own; only the thoughts on the wording of the one before have buttons beside it.
    private static bool IsOfTips(string typed, Turn turn) => turn.Language.Phrases.Tips is var words
        && new[] { words.Use, words.Keep }.Contains(typed.Trim(), StringComparer.OrdinalIgnoreCase);

    // What a coach asks comes by itself, and leaves no trace in the talk.
    private static bool IsOfPreWork(string typed, Turn turn) => turn.Language.Phrases.PreWork is var words
        && new[] { words.Start, words.Decline }.Contains(typed.Trim(), StringComparer.OrdinalIgnoreCase);

    private async Task<CardForm?> StepAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Talk.CurrentPreparation is { } id ? FormOf(await presses.ShowAsync(id, turn, cancellationToken)) : null;

    private static CardForm? FormOf(Reply reply) => reply switch
    {
        Reply.Work(var card, _, _) => new CardForm(card),
        Reply.Aside(var card) => new CardForm(card),
        _ => null,
    };
}
