using ConversationCoach.Bot.Teams;
using Microsoft.Bot.Builder.Dialogs;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>Takes by typing whether everything of a person shall be gone for good.</summary>
internal sealed class EraseDialog : WaterfallDialog
{
    public EraseDialog(TurnReader turnOf, MyDataHandler myData, CardSender cards) : base(nameof(EraseDialog))
    {
        AddStep(async (step, cancellationToken) =>
        {
            var turn = await turnOf(step.Context, cancellationToken);
            return await step.PromptAsync(Prompts.Confirm, Prompts.Say(turn.Language.Phrases.MyData.EraseAsk, turn.Language.Phrases.Delete.Retry), cancellationToken);
        });
        AddStep(async (step, cancellationToken) =>
        {
            var turn = await turnOf(step.Context, cancellationToken);
            await cards.ShowAsync(await myData.EraseAsync(step.Result is true, turn, cancellationToken), turn, pressed: null, cancellationToken);
            return await step.EndDialogAsync(null, cancellationToken);
        });
    }
}
