using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;

namespace Benchmarks.Servers;

/// <summary>Asks for words, a choice and a yes, and begins again with the next message.</summary>
internal sealed class WaterfallBot(ConversationState conversations) : TeamsActivityHandler
{
    private readonly IStatePropertyAccessor<DialogState> _dialogs = conversations.CreateProperty<DialogState>("dialogs");
    private readonly ThreeQuestions _questions = new();

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await base.OnTurnAsync(turnContext, cancellationToken);
        await conversations.SaveChangesAsync(turnContext, force: false, cancellationToken);
    }

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        _questions.RunAsync(turnContext, _dialogs, cancellationToken);

    private sealed class ThreeQuestions : ComponentDialog
    {
        private const string About = "about";
        private const string How = "how";

        public ThreeQuestions() : base(nameof(ThreeQuestions))
        {
            AddDialog(new WaterfallDialog(nameof(WaterfallDialog), [AskAboutAsync, AskHowAsync, AskWhetherAsync, EndAsync]));
            AddDialog(new TextPrompt(nameof(TextPrompt)));
            AddDialog(new ChoicePrompt(nameof(ChoicePrompt)));
            AddDialog(new ConfirmPrompt(nameof(ConfirmPrompt)));
        }

        private static Task<DialogTurnResult> AskAboutAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
            step.PromptAsync(nameof(TextPrompt), new PromptOptions { Prompt = MessageFactory.Text("What is the conversation about?") }, cancellationToken);

        private static Task<DialogTurnResult> AskHowAsync(WaterfallStepContext step, CancellationToken cancellationToken)
        {
            step.Values[About] = step.Result;
            return step.PromptAsync(nameof(ChoicePrompt), new PromptOptions
            {
                Prompt = MessageFactory.Text("How would you like to prepare?"),
                RetryPrompt = MessageFactory.Text("Please choose one of these."),
                Choices = ChoiceFactory.ToChoices(["All five steps", "The plan only", "Just talk"]),
            }, cancellationToken);
        }

        private static Task<DialogTurnResult> AskWhetherAsync(WaterfallStepContext step, CancellationToken cancellationToken)
        {
            step.Values[How] = ((FoundChoice)step.Result).Value;
            return step.PromptAsync(nameof(ConfirmPrompt), new PromptOptions { Prompt = MessageFactory.Text("Shall we begin?") }, cancellationToken);
        }

        private static async Task<DialogTurnResult> EndAsync(WaterfallStepContext step, CancellationToken cancellationToken)
        {
            await step.Context.SendActivityAsync(MessageFactory.Text($"{step.Values[About]}: {step.Values[How]}, {step.Result}"), cancellationToken);
            return await step.EndDialogAsync(null, cancellationToken);
        }
    }
}
