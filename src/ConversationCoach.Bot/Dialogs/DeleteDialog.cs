using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Core.Phrasing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>Takes by typing whether a preparation shall be gone for good.</summary>
/// <remarks>Begun with the id of the preparation; ends with it when it was kept.</remarks>
internal sealed class DeleteDialog : WaterfallDialog
{
    public DeleteDialog(TurnReader turnOf, PreparationService preparations, PressHandler presses, CardSender cards) : base(nameof(DeleteDialog))
    {
        AddStep(async (step, cancellationToken) =>
        {
            var turn = await turnOf(step.Context, cancellationToken);
            if (await preparations.FindAsync(Guid.Parse((string)step.Options), turn.User, cancellationToken) is not { } preparation) return await step.EndDialogAsync(null, cancellationToken);

            // A message of its own, because the stack keeps what a prompt says, and it shall keep nothing a person wrote.
            var words = turn.Language.Phrases.Delete;
            await step.Context.SendActivityAsync(MessageFactory.Text(words.Ask.Fill(("about", Elements.Plain(preparation.About)))), cancellationToken);
            return await step.PromptAsync(Prompts.Confirm, Prompts.Say(words.Retry), cancellationToken);
        });
        AddStep(async (step, cancellationToken) =>
        {
            var id = (string)step.Options;
            if (step.Result is not true) return await step.EndDialogAsync(id, cancellationToken);

            var turn = await turnOf(step.Context, cancellationToken);
            await cards.ShowAsync(await presses.DeleteAsync(Guid.Parse(id), isSure: true, turn, cancellationToken), turn, pressed: null, cancellationToken);
            return await step.EndDialogAsync(null, cancellationToken);
        });
    }
}
