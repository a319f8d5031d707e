using System.Buffers;
using System.Text;
using AdaptiveCards;
using ConversationCoach.Core.Preparations;
using Newtonsoft.Json.Linq;

namespace ConversationCoach.Bot.Cards;

/// <summary>The few things every card is made of, so that all of them read and look alike.</summary>
internal static class Elements
{
    // In the middle of a text; at the start of a line there are more.
    private static readonly SearchValues<char> MarkdownSigns = SearchValues.Create("\\*_[]`~{\n");

    public static AdaptiveCard Card(string title, string? speak, IEnumerable<AdaptiveElement> body, IEnumerable<AdaptiveAction> actions) => new("1.5")
    {
        FallbackText = title,
        Speak = speak ?? title,
        Body = [Heading(title), .. body],
        Actions = [.. actions],
    };

    public static AdaptiveTextBlock Heading(string text) => new(text)
    {
        Style = AdaptiveTextBlockStyle.Heading,
        Size = AdaptiveTextSize.Large,
        Weight = AdaptiveTextWeight.Bolder,
        Wrap = true,
    };

    public static AdaptiveTextBlock SubHeading(string text) => new(text)
    {
        Style = AdaptiveTextBlockStyle.Heading,
        Weight = AdaptiveTextWeight.Bolder,
        Wrap = true,
        Spacing = AdaptiveSpacing.Medium,
    };

    /// <summary>A question that is answered by several inputs, each with a label of its own.</summary>
    public static AdaptiveTextBlock Question(string text) => new(text) { Weight = AdaptiveTextWeight.Bolder, Wrap = true, Spacing = AdaptiveSpacing.Medium };

    public static AdaptiveTextBlock Text(string text) => new(text) { Wrap = true };

    public static AdaptiveTextBlock Quiet(string text) => new(text) { Wrap = true, IsSubtle = true, Spacing = AdaptiveSpacing.Small };

    /// <param name="text">Says by words and a sign that something is wrong; the colour only adds to it.</param>
    public static AdaptiveTextBlock Fault(string text) => new(text)
    {
        Wrap = true,
        Color = AdaptiveTextColor.Attention,
        Weight = AdaptiveTextWeight.Bolder,
    };

    public static AdaptiveSubmitAction Submit(string title, CardSubmit press) => new() { Title = title, Data = new JRaw(press.ToJson()) };

    /// <summary>The one button most people will want.</summary>
    public static AdaptiveSubmitAction Primary(string title, CardSubmit press) => new() { Title = title, Data = new JRaw(press.ToJson()), Style = "positive" };

    /// <summary>A button that sends nothing of what stands in the inputs.</summary>
    public static AdaptiveSubmitAction Leave(string title, CardSubmit press) => new()
    {
        Title = title,
        Data = new JRaw(press.ToJson()),
        AssociatedInputs = AdaptiveAssociatedInputs.None,
    };

    public static AdaptiveTextInput LineInput(string id, string label, string value, int most, string error) => new()
    {
        Id = id,
        Label = label,
        Value = value,
        MaxLength = most,
        ErrorMessage = error,
    };

    public static AdaptiveDateInput DayInput(string id, string label, string value, string error) => new()
    {
        Id = id,
        Label = label,
        Value = value,
        ErrorMessage = error,
    };

    public static string DayValue(DateOnly? day) => day is { } known ? AnswerText.Day(known) : "";

    /// <summary>What a person typed, as text: none of its signs is taken for Markdown, a list or a template.</summary>
    public static string Plain(string typed)
    {
        if (!typed.AsSpan().ContainsAny(MarkdownSigns) && typed is [(>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..]) return typed;

        var plain = new StringBuilder(typed.Length + 16);
        var isLineStart = true;
        foreach (var sign in typed)
        {
            if (sign is '\\' or '*' or '_' or '[' or ']' or '`' or '~' or '{') plain.Append('\\');
            else if (isLineStart && sign is ('-' or '+' or '#' or '>')) plain.Append('\\');
            else if (isLineStart && sign is ('.' or ')')) plain.Append('\\');
            plain.Append(sign);
            if (sign is '\n') plain.Append('\n');
            // "1." at the start of a line would begin a list, so a line still counts as starting after its digits.
            isLineStart = sign is '\n' || (isLineStart && (char.IsAsciiDigit(sign) || sign is ' '));
        }

        return plain.ToString();
    }

    /// <summary>At most so many characters, never half of a pair.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return text[..end];
    }

    /// <summary>What a person typed, as text, cut so that its JSON is at most so long; three dots say so.</summary>
    public static string PlainWithin(string typed, int most)
    {
        var plain = Plain(typed);
        if (JsonLength(plain) <= most) return plain;

        while (JsonLength(plain) + 1 > most)
        {
            typed = Cut(typed, typed.Length * most / (JsonLength(plain) + 1)).TrimEnd();
            plain = Plain(typed);
        }

        return plain + "…";
    }

    /// <summary>How much room a text takes in a card's JSON, in UTF-16 characters; signs that are heavier as UTF-8 count for what they weigh there.</summary>
    public static int JsonLength(string text) =>
        Math.Max(text.Length, (Encoding.UTF8.GetByteCount(text) + 1) / 2) + text.AsSpan().Count('"') + text.AsSpan().Count('\\') + text.AsSpan().Count('\n');
}
