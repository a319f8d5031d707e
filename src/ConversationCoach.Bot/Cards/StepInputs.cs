using System.Collections.Immutable;
using System.Text.Json;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Cards;

/// <summary>How the inputs of a step card are named, and what was typed into them is read. An id is <c>answer.prompt[.row].field</c>.</summary>
internal static class StepInputs
{
    public static string Id(Prompt prompt) => $"answer.{prompt.Id}";

    /// <param name="row">The place of the agreement it asks about.</param>
    public static string Id(Prompt prompt, int row) => $"answer.{prompt.Id}.{row}";

    public static string Id(Prompt prompt, Field field) => $"answer.{prompt.Id}.{field.Id}";

    public static string Id(Prompt prompt, int row, Field field) => $"answer.{prompt.Id}.{row}.{field.Id}";

    /// <returns>By prompt id; clients leave out inputs that stayed empty, so a prompt without any input is not there.</returns>
    public static ImmutableDictionary<string, string> Read(GuideStep step, IReadOnlyDictionary<string, JsonElement> inputs) => step.Prompts
        .Select(prompt => (prompt.Id, Text: Read(prompt, inputs)))
        .Where(answer => answer.Text is not null)
        .ToImmutableDictionary(answer => answer.Id, answer => answer.Text!);

    private static string? Read(Prompt prompt, IReadOnlyDictionary<string, JsonElement> inputs) => prompt.Kind switch
    {
        PromptKind.Sentence => prompt.Fields.Any(field => inputs.ContainsKey(Id(prompt, field)))
            ? AnswerText.Cells(prompt.Fields.Select(field => Text(inputs, Id(prompt, field)) ?? ""))
            : null,
        PromptKind.Rows => Enumerable.Range(0, Prompt.MostRows + 1).Any(row => HasRow(prompt, row, inputs))
            ? AnswerText.Rows(Enumerable.Range(0, Prompt.MostRows + 1).Select(row => prompt.Fields.Select(field => Text(inputs, Id(prompt, row, field)) ?? "")))
            : null,
        // Ticks that were all taken away are left out as well, and there is no typing that could be lost.
        PromptKind.AnyOf => Text(inputs, Id(prompt)) ?? "",
        _ => Text(inputs, Id(prompt)),
    };

    private static bool HasRow(Prompt prompt, int row, IReadOnlyDictionary<string, JsonElement> inputs) =>
        prompt.Fields.Any(field => inputs.ContainsKey(Id(prompt, row, field)));

    // Clients send numbers and switches as text, but not all of them.
    public static string? Text(IReadOnlyDictionary<string, JsonElement> inputs, string id) => !inputs.TryGetValue(id, out var value)
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
}
