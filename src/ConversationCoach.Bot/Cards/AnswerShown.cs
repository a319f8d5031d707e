using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>How a saved answer reads.</summary>
internal static class AnswerShown
{
    /// <param name="longest">In characters; what is longer is cut, and said to be.</param>
    public static string Markdown(Language language, Prompt prompt, string text, int longest)
    {
        var shown = prompt.Kind switch
        {
            PromptKind.OneOf or PromptKind.AnyOf => Bullets(AnswerText.ReadChoices(text).Select(id => prompt.Choices.FirstOrDefault(choice => choice.Id == id)?.Text ?? id)),
            PromptKind.Date => Day(language, text),
            PromptKind.Sentence => Agreement(language, prompt, text),
            PromptKind.Rows => Bullets(text.Split('\n').Select(row => Agreement(language, prompt, row))),
            PromptKind.List => Bullets(text.Split('\n').Where(line => line.Length > 0)),
            PromptKind.Progress => Bullets(Progress(language, prompt, text)),
            _ => text,
        };
        var markdown = prompt.Kind is PromptKind.OneOf or PromptKind.AnyOf or PromptKind.Rows or PromptKind.List or PromptKind.Progress ? shown : Plain(shown);
        return markdown.Length <= longest ? markdown : language.Phrases.Plan.Cut.Fill(("text", Cut(markdown, longest).TrimEnd('\\')));
    }

    /// <summary>The same as plain text, for a copy that somebody else will read.</summary>
    public static string PlainText(Language language, Prompt prompt, string text) => string.Join('\n', prompt.Kind switch
    {
        PromptKind.OneOf or PromptKind.AnyOf => AnswerText.ReadChoices(text).Select(id => prompt.Choices.FirstOrDefault(choice => choice.Id == id)?.Text ?? id),
        PromptKind.Date => [Day(language, text)],
        PromptKind.Sentence => [Agreement(language, prompt, text)],
        PromptKind.Rows => text.Split('\n').Select(row => Agreement(language, prompt, row)),
        PromptKind.Progress => Progress(language, prompt, text),
        _ => [text],
    });

    /// <returns>A line for each agreement that something was said of, and what that was.</returns>
    public static IEnumerable<string> Progress(Language language, Prompt prompt, string text) =>
        from row in text.Split('\n')
        let cells = row.Split('\t', 2)
        where cells.Length == 2
        select language.Phrases.Plan.Progress.Fill(("choice", prompt.Choices.FirstOrDefault(choice => choice.Id == cells[0])?.Text ?? cells[0]), ("agreement", Agreement(language, prompt.Of!, cells[1])));

    /// <param name="row">One row of the prompt, or its sentence, as <see cref="AnswerText.Cells"/> writes it.</param>
    public static string Agreement(Language language, Prompt prompt, string row)
    {
        var cells = AnswerText.ReadCells(row).Select((cell, index) => Cell(language, prompt.Fields, index, cell)).ToList();
        return prompt.Kind is PromptKind.Sentence ? AnswerText.FillSentence(prompt, AnswerText.Cells(cells)) : string.Join(" – ", cells.Where(cell => cell.Length > 0));
    }

    private static string Bullets(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"- {Plain(line)}"));

    private static string Cell(Language language, IReadOnlyList<Field> fields, int index, string cell) => fields.ElementAtOrDefault(index) is { IsDate: true } ? Day(language, cell) : cell;

    private static string Day(Language language, string text) => AnswerText.ReadDay(text) is { } day ? language.LongDay(day) : text;
}
