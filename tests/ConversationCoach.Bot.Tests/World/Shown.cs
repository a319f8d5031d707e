using System.Text.Json;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace ConversationCoach.Bot.Tests.World;

/// <summary>A message on the screen, read like a person reads it.</summary>
internal sealed class Shown
{
    private readonly JsonElement _card;

    public Shown(Activity activity)
    {
        Id = activity.Id;
        Text = activity.Text ?? "";
        IsCard = activity.Attachments is [{ ContentType: not (FileConsentCard.ContentType or FileInfoCard.ContentType) }, ..];
        if (!IsCard) return;
        _card = JsonDocument.Parse(activity.Attachments[0].Content.ToString()!).RootElement;
        Json = _card.GetRawText();
        Title = _card.GetProperty("body")[0].GetProperty("text").GetString()!;
    }

    public string Id { get; }

    public string Text { get; } = "";

    public bool IsCard { get; }

    public string Title { get; } = "";

    public string Json { get; } = "";

    public IEnumerable<string> Buttons => Actions().Select(action => action.GetProperty("title").GetString()!);

    /// <summary>Those within the card as well.</summary>
    public IEnumerable<string> AllButtons => Objects(_card)
        .Where(element => element.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.GetString()!.StartsWith("Action.", StringComparison.Ordinal))
        .Select(action => action.GetProperty("title").GetString()!);

    /// <summary>Every text and label of the card, from top to bottom.</summary>
    public IEnumerable<string> Lines => Strings(_card, "text").Concat(Strings(_card, "label"));

    /// <summary>What stands in the inputs, by id.</summary>
    public IReadOnlyDictionary<string, string> Inputs => Objects(_card)
        .Where(element => element.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.GetString()!.StartsWith("Input.", StringComparison.Ordinal))
        .ToDictionary(input => input.GetProperty("id").GetString()!, input => input.TryGetProperty("value", out var value) ? value.GetString()! : "");

    public Dictionary<string, object> DataOf(string button) => Actions().First(action => action.GetProperty("title").GetString() == button)
        .GetProperty("data").EnumerateObject().ToDictionary(property => property.Name, property => (object)property.Value);

    public override string ToString() => IsCard ? $"[{Title}] {string.Join(" | ", Lines)} ({string.Join(", ", Buttons)})" : Text;

    private IEnumerable<JsonElement> Actions() => Objects(_card)
        .Where(element => element.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.GetString() is "Action.Submit" or "Action.OpenUrl");

    private static IEnumerable<string> Strings(JsonElement card, string name) => Objects(card)
        .Where(element => element.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String).Select(element => element.GetProperty(name).GetString()!);

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => [element, .. element.EnumerateObject().SelectMany(property => Objects(property.Value))],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
