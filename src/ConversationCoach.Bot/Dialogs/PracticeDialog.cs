using System.Globalization;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Rewording;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>A short round of rewording: a sentence, the person's own way to say it, what got better, and one more way.</summary>
/// <remarks>Begun with <see cref="PracticeRound"/> as text. Progress is the person's own.</remarks>
internal sealed class PracticeDialog : WaterfallDialog
{
    private readonly TurnReader _turnOf;
    private readonly ITipStore _tips;

    public PracticeDialog(TurnReader turnOf, ITipStore tips) : base(nameof(PracticeDialog))
    {
        (_turnOf, _tips) = (turnOf, tips);
        AddStep((step, cancellationToken) => step.PromptAsync(Prompts.Text, Prompts.TheCardAsks, cancellationToken));
        AddStep(AssessAsync);
    }

    private async Task<DialogTurnResult> AssessAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var turn = await _turnOf(step.Context, cancellationToken);
        var words = turn.Language.Phrases.Practice;
        var round = PracticeRound.Read((string)step.Options);
        var typed = (string)step.Result;

        if (turn.Language.Commands.Find(typed) is not null)
        {
            await step.Context.SendActivityAsync(MessageFactory.Text(words.Stopped), cancellationToken);
            return await step.EndDialogAsync(null, cancellationToken);
        }

        var item = round.Sentence(turn.Language.Practice);
        var feedback = PracticeFeedback.On(turn.Language, item, typed);
        await _tips.AddPracticeAsync(turn.User, item.Pattern.Id(), feedback.IsClear, cancellationToken);
        await step.Context.SendActivityAsync(MessageFactory.Text(feedback.Text), cancellationToken);

        var next = round.Next(feedback.IsClear);
        if (next.Number <= PracticeRound.Length)
        {
            await step.Context.SendActivityAsync(CardSender.Message(PracticeCard.Draw(turn.Language, next)), cancellationToken);
            return await step.ReplaceDialogAsync(Id, next.ToString(), cancellationToken);
        }

        var total = (await _tips.PracticeOfAsync(turn.User, cancellationToken)).Values.ToList();
        await step.Context.SendActivityAsync(MessageFactory.Text(words.Done.Fill(("clear", next.Clear), ("count", PracticeRound.Length),
            ("practised", total.Sum(count => count.Practised)), ("total", total.Sum(count => count.Clear)))), cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }
}

/// <param name="Field">Where the sentences come from; empty for everywhere.</param>
/// <param name="Item">Which of those sentences.</param>
/// <param name="Number">Which of the round, from 1.</param>
/// <param name="Clear">How many of the round had none of the six habits left.</param>
internal sealed record PracticeRound(string Field, int Item, int Number, int Clear)
{
    public const int Length = 3;

    // Sentences of one pattern lie together; this stride goes from pattern to pattern and comes to all of them.
    private const int Stride = 7;

    public static PracticeRound Begin(string field, int practised) => new(field, practised * Stride, 1, 0);

    public static PracticeRound Read(string text)
    {
        var parts = text.Split('|');
        return new PracticeRound(parts[0], Number(parts[1]), Number(parts[2]), Number(parts[3]));

        static int Number(string part) => int.Parse(part, CultureInfo.InvariantCulture);
    }

    public PracticeSentence Sentence(PracticeSet set)
    {
        var sentences = set.Sentences.Where(sentence => Field.Length == 0 || sentence.Field == Field).ToList();
        return sentences[Item % sentences.Count];
    }

    public PracticeRound Next(bool isClear) => this with { Item = Item + Stride, Number = Number + 1, Clear = Clear + (isClear ? 1 : 0) };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Field}|{Item}|{Number}|{Clear}");
}
