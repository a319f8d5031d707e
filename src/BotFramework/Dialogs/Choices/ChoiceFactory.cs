using System.Globalization;
using System.Text;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>Shows a list of choices as text, buttons or a card.</summary>
public class ChoiceFactory
{
    /// <summary>Few and short choices as buttons where the channel has them, else in the text.</summary>
    public static IMessageActivity ForChannel(
        string channelId, IList<Choice> list, string text = null, string speak = null, ChoiceFactoryOptions options = null) =>
        ForChannel(channelId, list, text, speak, options, null, null);

    /// <summary>Few and short choices as buttons where the channel has them, else in the text.</summary>
    public static IMessageActivity ForChannel(
        string channelId, IList<Choice> list, string text = null, string speak = null, ChoiceFactoryOptions options = null,
        string conversationType = null, IList<string> toList = null)
    {
        list ??= [];
        if (list.Any(choice => TitleOf(choice)?.Length > Channel.MaxActionTitleLength(channelId))) return List(list, text, speak, options);
        if (Channel.SupportsSuggestedActions(channelId, list.Count, conversationType)) return SuggestedAction(list, text, speak, toList);
        if (Channel.SupportsCardActions(channelId, list.Count)) return HeroCard(list, text, speak);
        return list.Count <= 3 ? Inline(list, text, speak, options) : List(list, text, speak, options);
    }

    /// <summary>Which? (1) red, (2) green, or (3) blue</summary>
    public static Activity Inline(IList<Choice> choices, string text = null, string speak = null, ChoiceFactoryOptions options = null)
    {
        choices ??= [];
        var shown = new StringBuilder(text).Append(' ');
        for (var i = 0; i < choices.Count; i++)
        {
            shown.Append(Before(i));
            if (options?.IncludeNumbers ?? true) shown.Append(CultureInfo.InvariantCulture, $"({i + 1}) ");
            shown.Append(TitleOf(choices[i]));
        }

        return MessageFactory.Text(shown.ToString(), speak, InputHints.ExpectingInput);

        string Before(int index)
        {
            if (index == 0) return "";
            if (index < choices.Count - 1) return options?.InlineSeparator ?? ", ";
            return index == 1 ? options?.InlineOr ?? " or " : options?.InlineOrMore ?? ", or ";
        }
    }

    public static Activity List(IList<string> choices, string text = null, string speak = null, ChoiceFactoryOptions options = null) =>
        List(ToChoices(choices), text, speak, options);

    /// <summary>One choice a line, numbered or with a dash.</summary>
    public static Activity List(IList<Choice> choices, string text = null, string speak = null, ChoiceFactoryOptions options = null)
    {
        choices ??= [];
        var shown = new StringBuilder(text).Append("\n\n   ");
        for (var i = 0; i < choices.Count; i++)
        {
            if (i > 0) shown.Append("\n   ");
            if (options?.IncludeNumbers ?? true) shown.Append(CultureInfo.InvariantCulture, $"{i + 1}. ");
            else shown.Append("- ");
            shown.Append(TitleOf(choices[i]));
        }

        return MessageFactory.Text(shown.ToString(), speak, InputHints.ExpectingInput);
    }

    public static IMessageActivity SuggestedAction(IList<string> choices, string text = null, string speak = null) =>
        SuggestedAction(ToChoices(choices), text, speak, null);

    public static IMessageActivity SuggestedAction(IList<string> choices, string text = null, string speak = null, IList<string> toList = null) =>
        SuggestedAction(ToChoices(choices), text, speak, toList);

    public static IMessageActivity SuggestedAction(IList<Choice> choices, string text = null, string speak = null) =>
        SuggestedAction(choices, text, speak, null);

    /// <param name="toList">Whom the buttons are shown to; everybody when <see langword="null"/>.</param>
    public static IMessageActivity SuggestedAction(IList<Choice> choices, string text = null, string speak = null, IList<string> toList = null) =>
        MessageFactory.SuggestedActions(ButtonsOf(choices), text, speak, InputHints.ExpectingInput, toList);

    public static IMessageActivity HeroCard(IList<Choice> choices, string text = null, string speak = null) =>
        MessageFactory.Attachment(new HeroCard(text: text, buttons: [.. ButtonsOf(choices)]).ToAttachment(), null, speak, InputHints.ExpectingInput);

    public static IList<Choice> ToChoices(IList<string> choices) => [.. (choices ?? []).Select(choice => new Choice(choice))];

    private static string TitleOf(Choice choice) => choice.Action is { Title: { Length: > 0 } title } ? title : choice.Value;

    private static IEnumerable<CardAction> ButtonsOf(IList<Choice> choices) => (choices ?? []).Select(choice =>
        choice.Action ?? new CardAction(ActionTypes.ImBack, choice.Value, value: choice.Value));
}
