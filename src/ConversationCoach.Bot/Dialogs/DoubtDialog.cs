using ConversationCoach.Core.Preparations;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>Takes by typing which of two different answers shall stand.</summary>
/// <remarks>Begun and ended with the id of the preparation.</remarks>
internal sealed class DoubtDialog : WaterfallDialog
{
    public DoubtDialog(TurnReader turnOf, PreparationService preparations) : base(nameof(DoubtDialog))
    {
        AddStep(async (step, cancellationToken) =>
        {
            var turn = await turnOf(step.Context, cancellationToken);
            var words = turn.Language.Phrases.Doubt;
            var preparation = await preparations.FindAsync(Guid.Parse((string)step.Options), turn.User, cancellationToken);
            var canKeepBoth = preparation?.InDoubt.FirstOrDefault() is { } prompt
                && Settling.CanKeepBoth(turn.Language.GuideOf(preparation.GuideId).FindPrompt(prompt), preparation.Answers[prompt]);
            var which = canKeepBoth ? words.WhichOrBoth : words.Which;
            return await step.PromptAsync(Prompts.Choice, new PromptOptions
            {
                Prompt = MessageFactory.Text(which),
                RetryPrompt = MessageFactory.Text(which),
                Choices = [new(words.First), new(words.Second), .. canKeepBoth ? [new(words.Both)] : Array.Empty<Choice>()],
                Style = ListStyle.None,
            }, cancellationToken);
        });
        AddStep(async (step, cancellationToken) =>
        {
            var turn = await turnOf(step.Context, cancellationToken);
            var id = (string)step.Options;
            if (step.Result is FoundChoice chosen)
            {
                await preparations.ChangeAsync(Guid.Parse(id), turn.User, (preparation, now) =>
                    preparation.InDoubt.FirstOrDefault() is { } prompt
                        ? preparation.Settle(turn.Language.GuideOf(preparation.GuideId), prompt, preparation.Answers[prompt].Rival!.Version, (Keep)chosen.Index, now)
                        : preparation, cancellationToken);
            }

            return await step.EndDialogAsync(id, cancellationToken);
        });
    }
}
