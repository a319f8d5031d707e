using System.Collections.Immutable;
using System.Globalization;
using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Preparations;

/// <summary>One thing to ask of a person who answers by typing: a whole prompt, or one cell of it.</summary>
/// <param name="Row">Zero-based; 0 but for <see cref="PromptKind.Rows"/> and <see cref="PromptKind.Progress"/>.</param>
/// <param name="Field">Zero-based index of the prompt's field; 0 where it has none.</param>
public sealed record Question(Prompt Prompt, int Row, int Field)
{
    /// <summary>The agreement it asks about, as <see cref="AnswerText.Cells"/> writes it; empty but for <see cref="PromptKind.Progress"/>.</summary>
    public string Agreement { get; private init; } = "";

    /// <summary>The gap to fill; <see langword="null"/> when the whole prompt is asked at once.</summary>
    public Field? Gap => Prompt.Kind is PromptKind.Rows or PromptKind.Sentence ? Prompt.Fields[Field] : null;

    /// <summary>Whether the answer is a day.</summary>
    public bool IsDay => Prompt.Kind is PromptKind.Date || Gap is { IsDate: true };

    /// <summary>Whether what was typed is one of the choices, word for word.</summary>
    public bool Offers(string typed) => Prompt.Choices.Any(choice => string.Equals(choice.Text, typed.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <returns>The first thing of the step that has no answer; <see langword="null"/> when all have.</returns>
    public static Question? First(Preparation preparation, GuideStep step) =>
        preparation.PromptsOf(step).Select(prompt => OpenIn(preparation, prompt)).FirstOrDefault(open => open is not null);

    /// <returns>The question for a prompt of the step; <see langword="null"/> when it is not asked.</returns>
    public static Question? Of(Preparation preparation, GuideStep step, string promptId, int row, int field) =>
        preparation.PromptsOf(step).FirstOrDefault(prompt => prompt.Id == promptId) is { } prompt ? At(preparation, prompt, row, field) : null;

    /// <param name="skipped">The person left this one open.</param>
    /// <returns>What to ask next; <see langword="null"/> at the end of the step.</returns>
    public Question? Next(Preparation preparation, GuideStep step, bool skipped)
    {
        var isLastField = Field + 1 >= Prompt.Fields.Length;
        return Prompt.Kind switch
        {
            PromptKind.Sentence when !isLastField => this with { Field = Field + 1 },
            PromptKind.Rows when skipped && Field == 0 => NextPrompt(preparation, step),
            PromptKind.Rows when !isLastField => this with { Field = Field + 1 },
            PromptKind.Rows when Row + 1 < Prompt.MostRows => new Question(Prompt, Row + 1, 0),
            PromptKind.Progress when Row + 1 < preparation.Agreed(Prompt).Length => At(preparation, Prompt, Row + 1, 0),
            _ => NextPrompt(preparation, step),
        };
    }

    /// <returns>The prompt before this one; <see langword="null"/> at the start of the step.</returns>
    public Question? Previous(Preparation preparation, GuideStep step)
    {
        if (Field > 0) return this with { Field = Field - 1 };
        if (Row > 0) return At(preparation, Prompt, Row - 1, Math.Max(0, Prompt.Fields.Length - 1));
        var prompts = preparation.PromptsOf(step);
        return prompts.IndexOf(Prompt) is > 0 and var index ? new Question(prompts[index - 1], 0, 0) : null;
    }

    /// <returns>What was answered here before; empty when nothing was.</returns>
    public string Read(string text) => Prompt.Kind switch
    {
        PromptKind.Sentence => AnswerText.ReadCells(text).ElementAtOrDefault(Field) ?? "",
        PromptKind.Rows => AnswerText.ReadRows(text).ElementAtOrDefault(Row) is { IsDefault: false } row ? row.ElementAtOrDefault(Field) ?? "" : "",
        PromptKind.Progress => Prompt.Choices.FirstOrDefault(choice => choice.Id == Progress.ChoiceOf(text, Agreement))?.Text ?? "",
        _ => text,
    };

    /// <param name="text">The answer of the prompt as it stands.</param>
    /// <returns>The answer with what was typed put into its place.</returns>
    public string Put(string text, string typed) => Prompt.Kind switch
    {
        PromptKind.Sentence => AnswerText.Cells(With(AnswerText.ReadCells(text), typed)),
        PromptKind.Rows => PutCell(AnswerText.ReadRows(text), typed),
        PromptKind.OneOf or PromptKind.AnyOf => ReadChoices(typed),
        PromptKind.Progress => Progress.Put(text, Agreement, ReadChoices(typed)),
        PromptKind.List => AnswerText.Lines(typed.Replace(';', '\n')),
        _ => typed,
    };

    private Question? NextPrompt(Preparation preparation, GuideStep step)
    {
        var prompts = preparation.PromptsOf(step);
        return prompts.Skip(prompts.IndexOf(Prompt) + 1).Select(prompt => OpenIn(preparation, prompt)).FirstOrDefault(open => open is not null);
    }

    private static Question At(Preparation preparation, Prompt prompt, int row, int field) =>
        new(prompt, row, field) { Agreement = preparation.Agreed(prompt).ElementAtOrDefault(row) ?? "" };

    // A sentence is answered once every gap is filled; anything else once there is any of it. How agreements are going changes,
    // so once something was said of each they can all be gone through again.
    private static Question? OpenIn(Preparation preparation, Prompt prompt)
    {
        var text = preparation.TextOf(prompt.Id);
        if (prompt.Kind is PromptKind.Progress)
        {
            var agreed = preparation.Agreed(prompt);
            return agreed.IsEmpty ? null : At(preparation, prompt, Math.Max(0, agreed.Select(agreement => Progress.ChoiceOf(text, agreement)).ToList().IndexOf("")), 0);
        }

        if (prompt.Kind is not PromptKind.Sentence) return text.Length == 0 ? new Question(prompt, 0, 0) : null;
        var cells = AnswerText.ReadCells(text);
        return Enumerable.Range(0, prompt.Fields.Length).Where(field => cells.ElementAtOrDefault(field) is null or "").Select(field => new Question(prompt, 0, field)).FirstOrDefault();
    }

    private string PutCell(ImmutableArray<ImmutableArray<string>> rows, string typed)
    {
        while (rows.Length <= Row) rows = rows.Add([]);
        return AnswerText.Rows(rows.SetItem(Row, With(rows[Row], typed)).Select(row => (IEnumerable<string>)row));
    }

    private ImmutableArray<string> With(ImmutableArray<string> cells, string typed)
    {
        while (cells.Length < Prompt.Fields.Length) cells = cells.Add("");
        return cells.SetItem(Field, typed);
    }

    // "1, 3", "2 and 4" or the words themselves; what is none of these is kept as typed, and so refused by the rules.
    private string ReadChoices(string typed)
    {
        if (Prompt.Choices.FirstOrDefault(choice => string.Equals(choice.Text, typed.Trim(), StringComparison.OrdinalIgnoreCase)) is { } whole) return whole.Id;
        var parts = typed.Split([',', ';', '&', '+', ' ', '.', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(part => part is not ("and" or "a" or "ac"));
        return AnswerText.Choices(parts.Select(part =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= Prompt.Choices.Length ? Prompt.Choices[number - 1].Id : part).Distinct());
    }
}
