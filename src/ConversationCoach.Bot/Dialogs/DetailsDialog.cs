using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>Takes by typing what the start card and the details card ask: about what, with whom, which day. Each answer is saved before the next is asked.</summary>
/// <remarks>Begun with the id of the preparation to describe anew, or with a <see cref="Beginning"/> for a new one. Ends with the id of the preparation.</remarks>
internal sealed class DetailsDialog : WaterfallDialog
{
    private const string PreparationKey = "preparation";

    private readonly TurnReader _turnOf;
    private readonly PreparationService _preparations;

    public DetailsDialog(TurnReader turnOf, PreparationService preparations) : base(nameof(DetailsDialog))
    {
        (_turnOf, _preparations) = (turnOf, preparations);
        AddStep((step, cancellationToken) => step.PromptAsync(Prompts.Text, Prompts.TheCardAsks, cancellationToken));
        AddStep(KeepAboutAsync);
        AddStep(KeepWithAsync);
        AddStep(KeepDayAsync);
    }

    private async Task<DialogTurnResult> KeepAboutAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var turn = await _turnOf(step.Context, cancellationToken);
        var about = (string)step.Result;
        var beginning = Beginning.Read((string)step.Options);
        var outcome = Guid.TryParse((string)step.Options, out var id)
            ? IsSkip(step, turn)
                ? await _preparations.DescribeAsync(id, turn.User, DetailsOf, cancellationToken)
                : await _preparations.DescribeAsync(id, turn.User, preparation => DetailsOf(preparation) with { About = about }, cancellationToken)
            : await _preparations.StartAsync(Guid.CreateVersion7(), turn.User, turn.Language.GuideOf(beginning.Guide), new Details(IsSkip(step, turn) ? "" : about, "", null), beginning.PreWork, cancellationToken);

        if (outcome is StartOutcome.Started(var preparation))
        {
            step.Values[PreparationKey] = preparation.Id.ToString();
            return await step.PromptAsync(Prompts.Text, Prompts.Say(turn.Language.Phrases.Start.AskWith), cancellationToken);
        }

        return await RefuseAsync(step, turn, outcome, cancellationToken);
    }

    private async Task<DialogTurnResult> KeepWithAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var turn = await _turnOf(step.Context, cancellationToken);
        var outcome = IsSkip(step, turn)
            ? null
            : await _preparations.DescribeAsync(IdOf(step), turn.User, preparation => DetailsOf(preparation) with { With = (string)step.Result }, cancellationToken);
        if (outcome is StartOutcome.Refused(var faults))
            await step.Context.SendActivityAsync(MessageFactory.Text(Describe(turn, faults[0])), cancellationToken);
        return await step.PromptAsync(Prompts.Day, Prompts.Say(turn.Language.Phrases.Start.AskDay, turn.Language.Phrases.Typing.NotADay), cancellationToken);
    }

    private async Task<DialogTurnResult> KeepDayAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var turn = await _turnOf(step.Context, cancellationToken);
        if (!IsSkip(step, turn) && AnswerText.ReadDay(TypedQuestions.Recognised(step.Result, "")) is { } day)
            await _preparations.DescribeAsync(IdOf(step), turn.User, preparation => DetailsOf(preparation) with { Day = day }, cancellationToken);
        return await step.EndDialogAsync(IdOf(step).ToString(), cancellationToken);
    }

    private async Task<DialogTurnResult> RefuseAsync(WaterfallStepContext step, Turn turn, StartOutcome? outcome, CancellationToken cancellationToken)
    {
        if (outcome is not StartOutcome.Refused(var faults)) return await step.EndDialogAsync(null, cancellationToken);
        await step.Context.SendActivityAsync(MessageFactory.Text(Describe(turn, faults[0])), cancellationToken);
        return await step.ReplaceDialogAsync(Id, step.Options, cancellationToken);
    }

    private static string Describe(Turn turn, DetailsFault fault) => fault switch
    {
        DetailsFault.AboutIsTooLong(var by) => turn.Language.Phrases.Fault.AboutTooLong.Fill(("by", by)),
        DetailsFault.WithIsTooLong(var by) => turn.Language.Phrases.Fault.WithTooLong.Fill(("by", by)),
        _ => turn.Language.Phrases.Fault.AboutMissing,
    };

    private static bool IsSkip(WaterfallStepContext step, Turn turn) => turn.Language.Commands.Find(step.Context.Activity.Text ?? "") is not null;

    private static Details DetailsOf(Preparation preparation) => new(preparation.About, preparation.With, preparation.Day);

    private static Guid IdOf(WaterfallStepContext step) => Guid.Parse((string)step.Values[PreparationKey]);
}

/// <summary>What a preparation that is begun by typing will follow, and for whom; in the one text that a dialog can be begun with.</summary>
/// <param name="PreWork">What a coach had assigned; <see langword="null"/> when nobody has.</param>
internal sealed record Beginning(string Guide, Guid? PreWork)
{
    public static Beginning Read(string text) => text.Split('|') is [var guide, var preWork] && Guid.TryParse(preWork, out var id) ? new(guide, id) : new(text, null);

    public override string ToString() => PreWork is { } id ? $"{Guide}|{id}" : Guide;
}
