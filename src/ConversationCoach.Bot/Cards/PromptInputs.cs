using System.Collections.Immutable;
using System.Globalization;
using AdaptiveCards;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>Draws the questions of a step: a fault where there is one, the input with what was typed before, and the tip, folded away.</summary>
internal sealed class PromptInputs(Language language, Preparation preparation, StepView view, ImmutableArray<Prompt> prompts)
{
    /// <summary>In characters of JSON. A card may be 28 KB as UTF-16, which is 14,336 characters; questions, tips and buttons take the rest.</summary>
    public const int RoomForAnswers = 5000;

    private const int LengthOfBeginning = 120;

    private readonly Phrases _phrases = language.Phrases;

    private readonly ImmutableHashSet<string> _shortened = Shortened(prompts, prompt => JsonLength(Standing(prompt, preparation, view)), RoomForAnswers - TipElements.Room(view.Tips));

    public static string TipId(Prompt prompt) => $"tip.{prompt.Id}";

    public IEnumerable<AdaptiveElement> Draw(Prompt prompt)
    {
        var text = Standing(prompt, preparation, view);
        if (view.Faults.FirstOrDefault(fault => fault.PromptId == prompt.Id) is { } fault) yield return Fault(_phrases.Fault.Marker.Fill(("fault", FaultText.Of(_phrases, fault))));

        foreach (var input in Inputs(prompt, text)) yield return input;

        if (prompt.Tip is { } tip)
        {
            var folded = Quiet(_phrases.Step.Tip.Fill(("tip", tip)));
            folded.Id = TipId(prompt);
            folded.IsVisible = false;
            yield return folded;
        }
    }

    /// <returns>How many rows its table shows: never fewer than are filled.</returns>
    public int RowsOf(Prompt prompt)
    {
        var filled = AnswerText.ReadRows(Standing(prompt, preparation, view)).Length;
        return Math.Clamp(view.Rows == 0 ? filled + 1 : view.Rows, Math.Clamp(filled, 1, Prompt.MostRows), Prompt.MostRows);
    }

    private IEnumerable<AdaptiveElement> Inputs(Prompt prompt, string text) => prompt.Kind switch
    {
        PromptKind.LongText or PromptKind.List => TextInput(prompt, text, isMultiline: true),
        PromptKind.Text => TextInput(prompt, text, isMultiline: false),
        PromptKind.OneOf or PromptKind.AnyOf => [Choices(prompt, text)],
        PromptKind.Scale => [Scale(prompt, text)],
        PromptKind.Date => [DayInput(StepInputs.Id(prompt), prompt.Ask, AnswerText.ReadDay(text) is null ? "" : text, _phrases.Fault.NotADay)],
        PromptKind.Sentence => [Question(prompt.Ask), .. Cells(prompt, AnswerText.ReadCells(text), field => StepInputs.Id(prompt, field), field => field.Label)],
        PromptKind.Rows => Rows(prompt, AnswerText.ReadRows(text)),
        PromptKind.Progress => Progress(prompt, text),
        _ => throw new InvalidOperationException("a kind of prompt without an input"),
    };

    private IEnumerable<AdaptiveElement> TextInput(Prompt prompt, string text, bool isMultiline)
    {
        var isShortened = _shortened.Contains(prompt.Id);
        yield return new AdaptiveTextInput
        {
            Id = StepInputs.Id(prompt),
            Label = prompt.Ask,
            IsMultiline = isMultiline,
            MaxLength = Preparation.LongestAnswer,
            Value = isShortened ? "" : text,
            Placeholder = isShortened ? _phrases.Step.LongReplace : null,
            ErrorMessage = _phrases.Fault.TooLong.Fill(("by", 1), ("most", Preparation.LongestAnswer)),
        };
        if (isShortened) yield return Quiet(_phrases.Step.LongKept.Fill(("text", Plain(Cut(text, LengthOfBeginning)) + "…")));
    }

    private AdaptiveChoiceSetInput Choices(Prompt prompt, string text) => new()
    {
        Id = StepInputs.Id(prompt),
        Label = prompt.Ask,
        Value = text,
        IsMultiSelect = prompt.Kind is PromptKind.AnyOf,
        Style = AdaptiveChoiceInputStyle.Expanded,
        Wrap = true,
        ErrorMessage = _phrases.Fault.NotAChoice,
        Choices = [.. prompt.Choices.Select(choice => new AdaptiveChoice { Title = choice.Text, Value = choice.Id })],
    };

    // A list of eleven numbers: a number input has no way to show "not answered yet".
    private AdaptiveChoiceSetInput Scale(Prompt prompt, string text) => new()
    {
        Id = StepInputs.Id(prompt),
        Label = prompt.Ask,
        Value = text,
        Placeholder = _phrases.Step.ScaleHint,
        Style = AdaptiveChoiceInputStyle.Compact,
        ErrorMessage = _phrases.Fault.NotOnTheScale,
        Choices = [.. Enumerable.Range(0, 11).Select(number => number.ToString(CultureInfo.InvariantCulture)).Select(number => new AdaptiveChoice { Title = number, Value = number })],
    };

    private IEnumerable<AdaptiveElement> Rows(Prompt prompt, ImmutableArray<ImmutableArray<string>> rows)
    {
        yield return Question(prompt.Ask);
        for (var row = 0; row < RowsOf(prompt); row++)
        {
            var number = row;
            foreach (var cell in Cells(prompt, rows.ElementAtOrDefault(row) is { IsDefault: false } cells ? cells : [],
                field => StepInputs.Id(prompt, number, field),
                field => _phrases.Step.Row.Fill(("row", number + 1), ("field", field.Label))))
                yield return cell;
        }
    }

    // A label cannot be escaped, so what the person wrote stands above it; the longest ones are cut, or six would fill the card.
    private IEnumerable<AdaptiveElement> Progress(Prompt prompt, string text)
    {
        yield return Question(prompt.Ask);
        var agreed = preparation.Agreed(prompt);
        for (var row = 0; row < agreed.Length; row++)
        {
            yield return Text(PlainWithin(AnswerShown.Agreement(language, prompt.Of!, agreed[row]), RoomForAnswers / agreed.Length));
            yield return new AdaptiveChoiceSetInput
            {
                Id = StepInputs.Id(prompt, row),
                Label = _phrases.Step.Row.Fill(("row", row + 1), ("field", _phrases.Step.ProgressHint)),
                Value = Core.Preparations.Progress.ChoiceOf(text, agreed[row]),
                Style = AdaptiveChoiceInputStyle.Expanded,
                ErrorMessage = _phrases.Fault.NotAChoice,
                Choices = [.. prompt.Choices.Select(choice => new AdaptiveChoice { Title = choice.Text, Value = choice.Id })],
            };
        }
    }

    private IEnumerable<AdaptiveElement> Cells(Prompt prompt, ImmutableArray<string> cells, Func<Field, string> id, Func<Field, string> label) =>
        prompt.Fields.Select((field, index) => (field, cell: cells.ElementAtOrDefault(index) ?? "")).Select(AdaptiveElement (cell) => cell.field.IsDate
            ? DayInput(id(cell.field), label(cell.field), AnswerText.ReadDay(cell.cell) is null ? "" : cell.cell, _phrases.Fault.NotADay)
            : LineInput(id(cell.field), label(cell.field), cell.cell, Preparation.LongestCell, label(cell.field)));

    private static string Standing(Prompt prompt, Preparation preparation, StepView view) => view.Typed.GetValueOrDefault(prompt.Id) ?? preparation.TextOf(prompt.Id);

    // The longest answers give way first: they are shown by their beginning, and an input left empty keeps them whole.
    private static ImmutableHashSet<string> Shortened(ImmutableArray<Prompt> prompts, Func<Prompt, int> lengthOf, int room)
    {
        var shortened = ImmutableHashSet<string>.Empty;
        var all = prompts.Sum(lengthOf);
        foreach (var prompt in prompts.Where(prompt => prompt.Kind is PromptKind.LongText or PromptKind.List or PromptKind.Text && lengthOf(prompt) > LengthOfBeginning).OrderByDescending(lengthOf))
        {
            if (all <= room) break;
            shortened = shortened.Add(prompt.Id);
            all -= lengthOf(prompt) - LengthOfBeginning;
        }

        return shortened;
    }
}
