using System.Globalization;
using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Preparations;

/// <summary>What an answer of each kind may be.</summary>
internal static class AnswerRules
{
    // As content is checked for.
    private const int LongestId = 40;

    // Tabs part the cells of a row; in any other answer they are typing.
    public static string Clean(Prompt prompt, string text) => prompt.Kind switch
    {
        PromptKind.Rows => AnswerText.Rows(text.Split('\n').Select(row => row.Split('\t'))),
        PromptKind.Progress => AnswerText.Rows(text.Split('\n').Where(row => row.IndexOf('\t', StringComparison.Ordinal) > 0).Select(row => row.Split('\t'))),
        PromptKind.Sentence => AnswerText.Cells(text.Split('\t')),
        PromptKind.Text => AnswerText.OneLine(text),
        PromptKind.List => AnswerText.Lines(text),
        PromptKind.AnyOf => AnswerText.Choices(AnswerText.ReadChoices(AnswerText.Clean(text)).Distinct().OrderBy(id => PlaceOf(prompt, id))),
        _ => AnswerText.Clean(text),
    };

    /// <param name="text">As <see cref="Clean"/> gives it.</param>
    /// <returns><see langword="null"/> when it can be taken.</returns>
    public static AnswerFault? FaultOf(Prompt prompt, string text) => prompt.Kind switch
    {
        _ when text.Length > Longest(prompt) => new AnswerFault.TooLong(prompt.Id, text.Length - Longest(prompt), Longest(prompt)),
        _ when text.Length == 0 => null,
        PromptKind.Rows or PromptKind.Sentence when LongestCellOf(text) is > Preparation.LongestCell and var longest =>
            new AnswerFault.TooLong(prompt.Id, longest - Preparation.LongestCell, Preparation.LongestCell),
        PromptKind.Rows or PromptKind.Sentence when !AnswerText.ReadRows(text).All(row => HasDays(prompt, row)) => new AnswerFault.NotADay(prompt.Id),
        PromptKind.OneOf when PlaceOf(prompt, text) == int.MaxValue => new AnswerFault.NotAChoice(prompt.Id),
        PromptKind.AnyOf when AnswerText.ReadChoices(text).Any(id => PlaceOf(prompt, id) == int.MaxValue) => new AnswerFault.NotAChoice(prompt.Id),
        PromptKind.Progress when AnswerText.ReadRows(text).Any(row => PlaceOf(prompt, row[0]) == int.MaxValue) => new AnswerFault.NotAChoice(prompt.Id),
        PromptKind.Date when AnswerText.ReadDay(text) is null => new AnswerFault.NotADay(prompt.Id),
        PromptKind.Scale when !IsOnTheScale(text) => new AnswerFault.NotOnTheScale(prompt.Id),
        PromptKind.Rows when AnswerText.ReadRows(text).Length > Prompt.MostRows => new AnswerFault.TooManyRows(prompt.Id),
        _ => null,
    };

    // Where it is said of agreements how they are going, the agreements are as long as they are, and the choices come on top.
    private static int Longest(Prompt prompt) => Preparation.LongestAnswer + (prompt.Kind is PromptKind.Progress ? Prompt.MostRows * (LongestId + 1) : 0);

    // What is no choice comes last.
    private static int PlaceOf(Prompt prompt, string choiceId) =>
        prompt.Choices.Select(choice => choice.Id).ToList().IndexOf(choiceId) is >= 0 and var place ? place : int.MaxValue;

    private static int LongestCellOf(string text) => AnswerText.ReadRows(text).SelectMany(row => row).Max(cell => cell.Length);

    private static bool HasDays(Prompt prompt, IEnumerable<string> cells) =>
        prompt.Fields.Zip(cells).All(it => !it.First.IsDate || it.Second.Length == 0 || AnswerText.ReadDay(it.Second) is not null);

    private static bool IsOnTheScale(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 10;
}
