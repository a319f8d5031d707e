using AdaptiveCards;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Export;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>What a turn shows.</summary>
internal abstract record Reply
{
    private Reply() { }

    /// <summary>Draws the card anew, so that its buttons can be typed; <see langword="null"/> when a dialog and the words that steer do for it.</summary>
    public CardSubmit? Again { get; init; }

    /// <summary>Takes back what was just done, once, by typing the button's name; <see langword="null"/> when nothing can be.</summary>
    public UndoWords? Undo { get; init; }

    /// <summary>The card a person works on; it takes the place of the one before.</summary>
    /// <param name="Preparation">What they work on; <see langword="null"/> before there is one.</param>
    /// <param name="Typing">The dialog that takes what is typed next; <see langword="null"/> when only buttons and commands answer this card.</param>
    public sealed record Work(AdaptiveCard Card, Guid? Preparation, string? Typing) : Reply
    {
        /// <summary>What the dialog is begun with, where there is no preparation yet.</summary>
        public string Beginning { get; init; } = "";
    }

    /// <summary>Work on this preparation has ended for now: what is typed next is no answer to it.</summary>
    public sealed record Rest(AdaptiveCard Card) : Reply;

    /// <summary>A question in words alone; every card stays as it is.</summary>
    /// <param name="Dialog">The dialog that asks and takes the answer.</param>
    /// <param name="Preparation">What it is about; <see langword="null"/> when about none in particular.</param>
    public sealed record Ask(Guid? Preparation, string Dialog) : Reply;

    /// <summary>Something beside the work, which stays as it is.</summary>
    public sealed record Aside(AdaptiveCard Card) : Reply
    {
        /// <summary>It names preparations of the person, any of which they may delete.</summary>
        public bool NamesPreparations { get; init; }
    }

    /// <summary>Takes the place of the card that was pressed, which has nothing left to press; the card the person works on stays as it is.</summary>
    public sealed record Instead(AdaptiveCard Card) : Reply;

    /// <summary>Words to copy, in a message of their own and exactly as they are.</summary>
    public sealed record Words(string Text) : Reply;

    /// <summary>A copy that somebody shares with the person; where it is shown is remembered, so that it can be taken back.</summary>
    public sealed record Shared(AdaptiveCard Card, Guid Share) : Reply;

    /// <summary>A file the person may have.</summary>
    public sealed record File(ExportRequest Wanted) : Reply;

    /// <summary>A round of practice begins; work on a preparation rests meanwhile.</summary>
    public sealed record Practice(AdaptiveCard Card, string Round) : Reply;

    /// <summary>One sentence, and every card stays as it is, with all that is typed in it.</summary>
    public sealed record Say(string Text) : Reply;
}
