using AdaptiveCards;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Core.Reframing;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace ConversationCoach.Bot.Teams;

/// <summary>Other ways to say a sentence anywhere in Teams: from the compose box, the command box, or a message's menu.</summary>
internal sealed class ReframeExtension(TipService service)
{
    public const string Reframe = "reframe";

    private const int LongestPreview = 200;

    /// <summary>The dialog that opens: for a message that was picked, its suggestions; else an input.</summary>
    public async Task<MessagingExtensionActionResponse> OpenAsync(MessagingExtensionAction action, Turn turn, CancellationToken cancellationToken)
    {
        var text = MessageBody.ToText(action.MessagePayload?.Body?.Content ?? "");
        return text.Length == 0 ? Dialog(turn, ExtensionCards.Ask(turn.Language, fault: null)) : await LookAsync(text, turn, cancellationToken);
    }

    public async Task<MessagingExtensionActionResponse> SubmitAsync(MessagingExtensionAction action, Turn turn, CancellationToken cancellationToken) => CardSubmit.Read(action.Data) switch
    {
        LookAtWords { Typed: { } typed } when !string.IsNullOrWhiteSpace(typed) => await LookAsync(typed.Trim(), turn, cancellationToken),
        InsertWords { Chosen: { Length: > 0 } chosen } => new MessagingExtensionActionResponse { ComposeExtension = Insert(chosen) },
        _ => Dialog(turn, ExtensionCards.Ask(turn.Language, turn.Language.Phrases.Extension.Empty)),
    };

    /// <summary>The six habits, those that match what was typed first to last.</summary>
    public static MessagingExtensionResponse Search(MessagingExtensionQuery query, Language language)
    {
        var typed = query.Parameters?.FirstOrDefault(parameter => parameter.Name != "initialRun")?.Value?.ToString()?.Trim() ?? "";
        var found = Enum.GetValues<Pattern>().Where(pattern => Matches(language, pattern, typed));
        return new MessagingExtensionResponse(new MessagingExtensionResult("list", "result", [.. found.Select(pattern => Tip(language, pattern))]));
    }

    private async Task<MessagingExtensionActionResponse> LookAsync(string text, Turn turn, CancellationToken cancellationToken)
    {
        if (text.Length > ReframeHandler.LongestMessage) text = Elements.Cut(text, ReframeHandler.LongestMessage);
        return Dialog(turn, ExtensionCards.Choose(turn.Language, await service.ReframeAsync(turn.Language, text, turn.User, cancellationToken)));
    }

    private static MessagingExtensionActionResponse Dialog(Turn turn, AdaptiveCard card) => new(task: new TaskModuleContinueResponse(new TaskModuleTaskInfo
    {
        Title = turn.Language.Phrases.Extension.Title,
        Height = "medium",
        Width = "medium",
        Card = CardSender.Attach(card),
    }));

    private static MessagingExtensionResult Insert(string words)
    {
        var card = ExtensionCards.Words(words);
        return new MessagingExtensionResult("list", "result", [new MessagingExtensionAttachment
        {
            ContentType = AdaptiveCard.ContentType,
            Content = new JRaw(SentCard.Json(card)),
            Preview = new HeroCard(title: Elements.Cut(words, LongestPreview)).ToAttachment(),
        }]);
    }

    private static MessagingExtensionAttachment Tip(Language language, Pattern pattern)
    {
        var (title, towards) = (language.Phrases.Patterns.Of(pattern), language.Phrases.Towards.Of(pattern));
        return new MessagingExtensionAttachment
        {
            ContentType = AdaptiveCard.ContentType,
            Content = new JRaw(SentCard.Json(ExtensionCards.Tip(language, pattern))),
            Preview = new HeroCard(title: title, text: towards).ToAttachment(),
        };
    }

    private static bool Matches(Language language, Pattern pattern, string typed) => typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
        $"{language.Phrases.Patterns.Of(pattern)} {language.Phrases.Towards.Of(pattern)} {language.Phrases.Examples.Of(pattern)}".Contains(word, StringComparison.OrdinalIgnoreCase));
}
