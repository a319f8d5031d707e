using System.Text.Json.Nodes;
using AdaptiveCards;

namespace ConversationCoach.Bot.Cards;

/// <summary>A card in the hands of somebody who types: its buttons by their names, and what stands in its inputs.</summary>
internal sealed class CardForm
{
    private readonly List<AdaptiveInput> _inputs = [];
    private readonly List<AdaptiveSubmitAction> _buttons = [];

    public CardForm(AdaptiveCard card)
    {
        Take(card.Body);
        _buttons.AddRange(card.Actions.OfType<AdaptiveSubmitAction>());
    }

    /// <summary>The names of the buttons that can be typed, in their order.</summary>
    public IEnumerable<string> Names => _buttons.Where(button => Read(button) is { HasDialog: false }).Select(button => Name(button.Title)).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <returns>What a press of that button sends, with what stands in the inputs; <see langword="null"/> when no button is called so.</returns>
    public CardSubmit? Press(string name)
    {
        var button = _buttons.FirstOrDefault(button => IsCalled(button.Title, name) && Read(button) is { HasDialog: false });
        if (button is null) return null;

        var press = JsonNode.Parse(button.DataJson)!.AsObject();
        if (button.AssociatedInputs is not AdaptiveAssociatedInputs.None)
        {
            // As a client does: empty inputs are left out.
            foreach (var input in _inputs)
                if (Value(input) is { Length: > 0 } value) press[input.Id] = value;
        }

        return CardSubmit.Read(press.ToJsonString());
    }

    /// <param name="title">What stands on a button.</param>
    public static bool IsCalled(string title, string typed) => string.Equals(Name(title), Name(typed), StringComparison.OrdinalIgnoreCase);

    /// <param name="press">As text.</param>
    public static string Answered(string press, string input, string answer)
    {
        var answered = JsonNode.Parse(press)!.AsObject();
        answered[input] = answer;
        return answered.ToJsonString();
    }

    public AdaptiveInput? Input(string id) => _inputs.Find(input => input.Id == id);

    // "Share…" is typed as "share", and phones write the curly apostrophe.
    private static string Name(string title) => title.Trim().TrimEnd('…', '.', '!', '?').Replace('’', '\'');

    private static CardSubmit? Read(AdaptiveSubmitAction button) => CardSubmit.Read(button.DataJson);

    private static string? Value(AdaptiveInput input) => input switch
    {
        AdaptiveTextInput text => text.Value,
        AdaptiveChoiceSetInput choices => choices.Value,
        AdaptiveToggleInput toggle => toggle.Value,
        AdaptiveDateInput day => day.Value,
        _ => null,
    };

    private void Take(IEnumerable<AdaptiveElement> elements)
    {
        foreach (var element in elements)
        {
            if (element is AdaptiveInput input) _inputs.Add(input);
            else if (element is AdaptiveContainer container) Take(container.Items);
            else if (element is AdaptiveActionSet set) _buttons.AddRange(set.Actions.OfType<AdaptiveSubmitAction>());
        }
    }
}
