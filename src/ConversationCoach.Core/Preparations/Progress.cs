using System.Collections.Immutable;
using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Preparations;

/// <summary>
/// How agreements are going: an answer with a row for each that something was said of, its own cells behind the choice. An
/// agreement that was changed since is asked about anew.
/// </summary>
public static class Progress
{
    private const char CellEnd = '\t';

    /// <param name="prompt">Of kind <see cref="PromptKind.Progress"/>.</param>
    /// <returns>What is agreed as it stands, each as <see cref="AnswerText.Cells"/> writes it.</returns>
    public static ImmutableArray<string> Agreed(this Preparation preparation, Prompt prompt) => prompt.Of is { } of ? Rows(preparation.TextOf(of.Id)) : [];

    /// <returns>What was agreed when the preparation had that version.</returns>
    public static ImmutableArray<string> AgreedAt(this Preparation preparation, Prompt prompt, int version) =>
        prompt.Of is { } of && preparation.Answers.TryGetValue(of.Id, out var answer) ? Rows(answer.TextAt(version)) : [];

    /// <returns>The id of the choice that was made for an agreement; empty when none was.</returns>
    public static string ChoiceOf(string text, string agreement) =>
        Rows(text).FirstOrDefault(row => AgreementOf(row) == agreement) is { } said ? said[..said.IndexOf(CellEnd, StringComparison.Ordinal)] : "";

    /// <returns>The answer with the choice for one agreement in it, in its place.</returns>
    public static string Put(string text, string agreement, string choice)
    {
        var rows = Rows(text);
        var (place, said) = (rows.IndexOf(rows.FirstOrDefault(row => AgreementOf(row) == agreement) ?? ""), $"{choice}{CellEnd}{agreement}");
        return string.Join('\n', place < 0 ? rows.Add(said) : rows.SetItem(place, said));
    }

    /// <param name="text">The answer as it stands.</param>
    /// <param name="choices">For each agreement the id of a choice; where it is <see langword="null"/> what was said before stays.</param>
    /// <returns>The answer with the choices in it, about these agreements alone.</returns>
    public static string Say(string text, ImmutableArray<string> agreements, Func<int, string?> choices) => string.Join('\n', agreements
        .Select((agreement, place) => (Choice: choices(place) ?? ChoiceOf(text, agreement), agreement))
        .Where(said => said.Choice.Length > 0)
        .Select(said => $"{said.Choice}{CellEnd}{said.agreement}"));

    private static string AgreementOf(string row) => row[(row.IndexOf(CellEnd, StringComparison.Ordinal) + 1)..];

    private static ImmutableArray<string> Rows(string text) => text.Length == 0 ? [] : [.. text.Split('\n')];
}
