using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace EndToEnd.Tests.Killing;

/// <summary>Somebody who presses one button after the other, and notes which answers the bot has acknowledged by showing the next card.</summary>
internal sealed class Presser(HttpClient http, int number)
{
    private int _activities;
    private int _words;
    private JsonObject? _unanswered;
    private (Guid Preparation, string Step, string Input, string Text)? _saving;
    private JsonObject? _card;

    /// <summary>What was acknowledged, by preparation, step and input.</summary>
    public Dictionary<(Guid Preparation, string Step, string Input), string> Acknowledged { get; } = [];

    /// <summary>Presses until the bot dies.</summary>
    /// <param name="acknowledged">Told of each answer.</param>
    public async Task PressAsync(Action acknowledged, CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                // What was on its way when the bot died is pressed again, as a person would.
                _unanswered ??= Next();
                _card = await PostAsync(Press(_unanswered), cancellationToken);
                _unanswered = null;
                if (_saving is not var (preparation, step, input, text)) continue;
                Acknowledged[(preparation, step, input)] = text;
                _saving = null;
                acknowledged();
            }
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            // Killed in the middle of it.
        }
    }

    /// <returns>A line for each answer that was acknowledged and is not there.</returns>
    public async Task<IReadOnlyList<string>> LostAsync()
    {
        var lost = new List<string>();
        foreach (var step in Acknowledged.GroupBy(answer => (answer.Key.Preparation, answer.Key.Step)))
        {
            var card = await PostAsync(Press(new JsonObject { ["action"] = "edit-step", ["preparation"] = step.Key.Preparation.ToString(), ["step"] = step.Key.Step }), CancellationToken.None);
            lost.AddRange(from answer in step
                          let shown = InputOf(card, answer.Key.Input)
                          where shown != answer.Value
                          select $"{number}: {answer.Key} should be '{answer.Value}' and is '{shown}'");
        }

        return lost;
    }

    // A new preparation, its five steps, and so on.
    private JsonObject Next()
    {
        if (Button("answer-step") is { } data)
        {
            var step = (string)data["step"]!;
            var input = TextInputs().First();
            var text = string.Create(CultureInfo.InvariantCulture, $"word {number} {++_words}");
            _saving = (Guid.Parse((string)data["preparation"]!), step, input, text);
            data[input] = text;
            return data;
        }

        if (Button("start-preparation") is not { } start) return new JsonObject { ["action"] = "start" };
        start["about"] = "The rota";
        return start;
    }

    private JsonObject? Button(string action) => (_card?["actions"]?.AsArray() ?? [])
        .Select(button => button!["data"] as JsonObject).FirstOrDefault(data => (string?)data?["action"] == action)?.DeepClone().AsObject();

    private IEnumerable<string> TextInputs() => _card!["body"]!.AsArray()
        .Where(element => (string?)element!["type"] == "Input.Text").Select(element => (string)element!["id"]!);

    private static string? InputOf(JsonObject card, string id) => card["body"]!.AsArray()
        .Where(element => (string?)element!["id"] == id).Select(element => (string?)element!["value"]).FirstOrDefault();

    private string Press(JsonObject data) => new JsonObject
    {
        ["type"] = "message",
        ["id"] = string.Create(CultureInfo.InvariantCulture, $"{number}-{++_activities}"),
        ["serviceUrl"] = "http://127.0.0.1:9/",
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = $"29:presser-{number}", ["aadObjectId"] = $"object-{number}" },
        ["conversation"] = new JsonObject { ["id"] = $"chat-{number}", ["conversationType"] = "personal", ["tenantId"] = "tenant" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot" },
        ["deliveryMode"] = "expectReplies",
        ["value"] = data.DeepClone(),
    }.ToJsonString();

    private async Task<JsonObject> PostAsync(string activity, CancellationToken cancellationToken)
    {
        using var content = new StringContent(activity, null, "application/json");
        using var response = await http.PostAsync(new Uri("/api/messages", UriKind.Relative), content, cancellationToken);
        response.EnsureSuccessStatusCode();
        var replies = await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        return replies!["activities"]!.AsArray().Select(reply => reply!["attachments"]?[0]?["content"]).OfType<JsonObject>().Last();
    }
}
