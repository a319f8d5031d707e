using ConversationCoach.Bot.Cards;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>How a question is put to a person who types, and how what they typed is understood.</summary>
internal static class TypedQuestions
{
    private const int MostShownOfEarlier = 300;

    /// <param name="kept">The prompt whose answer was just saved.</param>
    public static string Ask(Language language, GuideStep step, Question question, string? kept)
    {
        var (words, prompt) = (language.Phrases.Typing, question.Prompt);
        var ask = (prompt.Kind switch
        {
            PromptKind.AnyOf => words.AskAny.Fill(("choices", string.Join('\n', prompt.Choices.Select((choice, index) => $"{index + 1}. {choice.Text}")))),
            PromptKind.Progress => words.AskProgress.Fill(("choices", string.Join('\n', prompt.Choices.Select((choice, index) => $"{index + 1}. {choice.Text}")))),
            PromptKind.Scale => words.AskScale,
            PromptKind.List => words.AskList,
            PromptKind.Date => words.AskDay,
            PromptKind.Rows => words.AskRow.Fill(("row", question.Row + 1)),
            PromptKind.Sentence => words.AskField,
            _ => words.Ask,
        }).Fill(("ask", prompt.Ask), ("field", question.Gap?.Label ?? ""));

        var confirmed = kept is not null && step.Prompts.FirstOrDefault(other => other.Id == kept) is { } before && before != prompt
            ? words.Kept.Fill(("ask", before.Ask)) + "\n\n"
            : "";
        return confirmed + ask;
    }

    /// <returns>What the person wrote that the question is about, or answered here before, in a message of its own: the stack keeps what a prompt says, and it shall keep nothing a person wrote. <see langword="null"/> when nothing was.</returns>
    public static string? Before(Language language, Preparation preparation, Question question) => question.Prompt.Kind is PromptKind.Progress
        ? About(language, question, question.Read(preparation.TextOf(question.Prompt.Id)))
        : question.Read(preparation.TextOf(question.Prompt.Id)) is { Length: > 0 } text
        ? language.Phrases.Typing.Earlier.Fill(("text", question.Gap is null ? AnswerShown.Markdown(language, question.Prompt, text, MostShownOfEarlier) : Elements.Plain(text)))
        : null;

    private static string About(Language language, Question question, string said)
    {
        var agreement = ("agreement", Elements.Plain(AnswerShown.Agreement(language, question.Prompt.Of!, question.Agreement)));
        return said.Length > 0 ? language.Phrases.Typing.AgreementSaid.Fill(agreement, ("said", said)) : language.Phrases.Typing.Agreement.Fill(agreement);
    }

    /// <param name="result">What the prompt made of it.</param>
    public static string Recognised(object? result, string typed) => result switch
    {
        FoundChoice choice => choice.Value,
        IList<DateTimeResolution> { Count: > 0 } days => days[0].Value ?? typed,
        _ => typed,
    };

    public static string Refuse(Phrases phrases, Question question, AnswerFault fault) => fault switch
    {
        AnswerFault.TooLong(_, var by, var most) => phrases.Typing.TooLong.Fill(("by", by), ("most", most)),
        AnswerFault.NotAChoice => phrases.Typing.NotAChoice,
        _ when question.IsDay => phrases.Typing.NotADay,
        _ => FaultText.Of(phrases, fault),
    };
}
