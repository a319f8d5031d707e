using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Preparations;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>Somebody who talks with the whole bot through its door, and gets the replies in the answer.</summary>
internal sealed class Visitor(HttpClient door, string name)
{
    private static readonly JsonSerializerSettings AsSent = new() { DateParseHandling = DateParseHandling.None };

    private readonly List<Shown> _screen = [];
    private int _activities;

    /// <summary>Whose words the store keeps.</summary>
    public UserId User { get; } = new("tenant", $"object-{name}");

    /// <summary>Everything shown so far, oldest first.</summary>
    public IReadOnlyList<Shown> Screen => _screen;

    public Shown Latest => _screen[^1];

    public Shown Card => _screen.Last(shown => shown.IsCard);

    /// <summary>The preparation of the newest card that is about one.</summary>
    public Guid Preparation => Guid.Parse(_screen.Where(shown => shown.IsCard).Reverse()
        .Select(shown => (JsonNode.Parse(shown.Json)!["actions"] as JsonArray)?.Select(action => (string?)action!["data"]?["preparation"]).FirstOrDefault(id => id is not null))
        .First(id => id is not null)!);

    public Task<IReadOnlyList<Shown>> SaysAsync(string text, CancellationToken cancellationToken = default) => SendAsync(activity => activity["text"] = text, cancellationToken);

    public Task<IReadOnlyList<Shown>> PressesAsync(string button, params (string Input, string Value)[] typed) => PressesAsync(Card, button, typed);

    public Task<IReadOnlyList<Shown>> PressesAsync(Shown card, string button, params (string Input, string Value)[] typed) => SubmitsAsync(Press(card, button, typed));

    public Task<IReadOnlyList<Shown>> SubmitsAsync(string value, CancellationToken cancellationToken = default) => SendAsync(activity => activity["value"] = JsonNode.Parse(value), cancellationToken);

    public async Task StartsAsync(string about = "The winter rota")
    {
        await SaysAsync("start");
        await PressesAsync("Start", ("about", about), ("with", "R.P."), ("day", "2026-12-03"));
    }

    /// <returns>What a client sends for a press, with the inputs as they stand.</returns>
    public static string Press(Shown card, string button, params (string Input, string Value)[] typed)
    {
        var data = card.DataOf(button);
        foreach (var (input, value) in card.Inputs.Where(input => input.Value.Length > 0)) data[input] = value;
        foreach (var (input, value) in typed) data[input] = value;
        return System.Text.Json.JsonSerializer.Serialize(data);
    }

    /// <returns>The replies.</returns>
    public async Task<IReadOnlyList<Shown>> SendAsync(Action<JsonObject> change, CancellationToken cancellationToken = default)
    {
        using var content = new StringContent(Activity(change).ToJsonString(), null, "application/json");
        using var response = await door.PostAsync(new Uri("/api/messages", UriKind.Relative), content, cancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        var replies = JsonConvert.DeserializeObject<ExpectedReplies>(await response.Content.ReadAsStringAsync(cancellationToken), AsSent)!;
        var shown = replies.Activities.Select(activity => new Shown(activity)).ToList();
        _screen.AddRange(shown);
        return shown;
    }

    /// <summary>An activity as Teams sends it.</summary>
    public JsonObject Activity(Action<JsonObject> change)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"{name}-{Interlocked.Increment(ref _activities)}"),
            ["timestamp"] = "2026-11-23T07:00:00.123Z",
            ["serviceUrl"] = "https://smba.example/uk/",
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = $"29:{name}", ["aadObjectId"] = User.User },
            ["conversation"] = new JsonObject { ["id"] = $"chat-{name}", ["conversationType"] = "personal", ["tenantId"] = User.Tenant },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = User.Tenant } },
            ["locale"] = "en-GB",
            ["deliveryMode"] = "expectReplies",
        };
        change(activity);
        return activity;
    }
}
