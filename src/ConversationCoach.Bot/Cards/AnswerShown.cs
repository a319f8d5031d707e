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
            PromptKind.Sentence => AnswerText.FillSentence(prompt, AnswerText.Cells(AnswerText.ReadCells(text).Select((cell, index) => Cell(language, prompt.Fields, index, cell)))),
            PromptKind.Rows => Bullets(AnswerText.ReadRows(text).Select(row => string.Join(" – ", row.Select((cell, index) => Cell(language, prompt.Fields, index, cell)).Where(cell => cell.Length > 0)))),
            PromptKind.List => Bullets(text.Split('\n').Where(line => line.Length > 0)),
            _ => text,
        };
        var markdown = prompt.Kind is PromptKind.OneOf or PromptKind.AnyOf or PromptKind.Rows or PromptKind.List ? shown : Plain(shown);
        return markdown.Length <= longest ? markdown : language.Phrases.Plan.Cut.Fill(("text", Cut(markdown, longest).TrimEnd('\\')));
    }

    /// <summary>The same as plain text, for a copy that somebody else will read.</summary>
    public static string PlainText(Language language, Prompt prompt, string text) => string.Join('\n', prompt.Kind switch
    {
        PromptKind.OneOf or PromptKind.AnyOf => AnswerText.ReadChoices(text).Select(id => prompt.Choices.FirstOrDefault(choice => choice.Id == id)?.Text ?? id),
        PromptKind.Date => [Day(language, text)],
        PromptKind.Sentence => [AnswerText.FillSentence(prompt, AnswerText.Cells(AnswerText.ReadCells(text).Select((cell, index) => Cell(language, prompt.Fields, index, cell))))],
        PromptKind.Rows => AnswerText.ReadRows(text).Select(row => string.Join(" – ", row.Select((cell, index) => Cell(language, prompt.Fields, index, cell)).Where(cell => cell.Length > 0))),
        _ => [text],
    });

    private static string Bullets(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"- {Plain(line)}"));

    private static string Cell(Language language, IReadOnlyList<Field> fields, int index, string cell) => fields.ElementAtOrDefault(index) is { IsDate: true } ? Day(language, cell) : cell;

    private static string Day(Language language, string text) => AnswerText.ReadDay(text) is { } day ? language.LongDay(day) : text;
}
