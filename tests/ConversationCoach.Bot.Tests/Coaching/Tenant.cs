using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Outbox;
using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Bot.Tests.World;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;

namespace ConversationCoach.Bot.Tests.Coaching;

/// <summary>A tenant with a roster, whose people have private chats with the bot; what the bot sends of its own accord arrives there.</summary>
internal sealed class Tenant : IAsyncDisposable
{
    private static readonly JsonSerializerSettings AsSent = new() { DateParseHandling = DateParseHandling.None };

    private readonly ConcurrentDictionary<string, Inbox> _inboxes = new(StringComparer.Ordinal);
    private int _messages;

    public Tenant(params (string Name, string Value)[] settings) : this(clock: null, settings)
    {
    }

    public Tenant(TimeProvider? clock, params (string Name, string Value)[] settings)
    {
        Bot = new WholeBot { Clock = clock, Settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal) };
        Bot.Channel.Answer = Answer;
    }

    public WholeBot Bot { get; }

    /// <summary>Answers instead of the channel where it gives an answer.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?> Before { get; set; } = _ => null;

    /// <summary>Everything the bot sent or showed to a coach or anybody else, as it went over the wire.</summary>
    public ConcurrentQueue<(string Conversation, string Json)> Wire { get; } = new();

    public Visitor Person(string name) => Bot.Visitor(name);

    /// <summary>As a channel posts it, which gives each card an id, and not with the replies in the answer.</summary>
    public async Task PostAsync(Visitor who, Action<JsonObject> change)
    {
        using var answer = await Bot.PostAsync(who.Activity(activity =>
        {
            activity.Remove("deliveryMode");
            change(activity);
        }).ToJsonString());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public Task PressAsync(Visitor who, string id, Shown card, string button, params (string, string)[] typed) => PostAsync(who, activity =>
    {
        activity["value"] = JsonNode.Parse(Visitor.Press(card, button, typed));
        activity["replyToId"] = id;
    });

    /// <summary>A coach who has said "assign" in a group, of whose people the card in their private chat knows.</summary>
    public async Task<Visitor> CoachWhoAsksInAGroupAsync()
    {
        var coach = Person("coach");
        await coach.SaysAsync("hello");
        await coach.SendAsync(activity =>
        {
            activity["text"] = "assign";
            activity["from"]!["name"] = "Carla Coach";
            activity["conversation"] = new JsonObject { ["id"] = "group", ["isGroup"] = true, ["conversationType"] = "groupChat", ["tenantId"] = "tenant" };
        });
        return coach;
    }

    /// <summary>What arrived in somebody's private chat unasked.</summary>
    public Inbox InboxOf(string name) => _inboxes.GetOrAdd($"chat-{name}", _ => new Inbox());

    /// <summary>Lets the dispatcher do what is due. In tests it does not run by itself.</summary>
    public async Task DeliverAsync(int rounds = 12)
    {
        _ = Bot.Door;
        for (var round = 0; round < rounds; round++)
        {
            await Bot.Services.GetRequiredService<Dispatcher>().DeliverDueAsync(CancellationToken.None);
            using var connection = Bot.Connect();
            using var command = connection.CreateCommand();
            // The wait between two messages to one person is tried elsewhere.
            command.CommandText = "UPDATE contact SET next_at = '2000-01-01T00:00:00.0000000Z'";
            command.ExecuteNonQuery();
        }
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        if (Before(request) is { } other) return other;
        var path = request.RequestUri!.AbsolutePath.Split('/').Select(Uri.UnescapeDataString).ToArray();
        if (path[^1] == "pagedmembers") return Ok("""{"members":[{"id":"29:adele","objectId":"object-adele","aadObjectId":"object-adele","name":"Adele Vance","email":"adele@example.org"},{"id":"29:megan","objectId":"object-megan","aadObjectId":"object-megan","name":"Megan Bowen"},{"id":"28:bot","name":"Bot"}]}""");

        if (path[^2] == "members") return Ok($$"""{"id":"{{path[^1]}}","name":"Told by the channel"}""");

        var json = request.Content?.ReadAsStringAsync().GetAwaiter().GetResult() ?? "";
        if (path[^1] == "conversations")
        {
            var member = (string)JsonNode.Parse(json)!["members"]![0]!["id"]!;
            return Ok($$"""{"id":"chat-{{member[3..]}}"}""");
        }

        var conversation = path[Array.IndexOf(path, "conversations") + 1];
        Wire.Enqueue((conversation, json));
        var id = request.Method == HttpMethod.Put ? path[^1] : string.Create(CultureInfo.InvariantCulture, $"m{Interlocked.Increment(ref _messages)}");
        var shown = new Shown(JsonConvert.DeserializeObject<Activity>(json, AsSent)!);
        _inboxes.GetOrAdd(conversation, _ => new Inbox()).Put(id, shown);
        return Ok($$"""{"id":"{{id}}"}""");
    }

    private static HttpResponseMessage Ok(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, null, "application/json") };
}

/// <summary>The messages of one chat, in the order they came first.</summary>
internal sealed class Inbox
{
    private readonly List<(string Id, Shown Shown)> _messages = [];

    public IReadOnlyList<Shown> Messages
    {
        get
        {
            lock (_messages) return [.. _messages.Select(message => message.Shown)];
        }
    }

    public Shown Latest => Messages[^1];

    public string LatestId { get { lock (_messages) return _messages[^1].Id; } }

    public Shown ById(string id) { lock (_messages) return _messages.Single(one => one.Id == id).Shown; }

    public void Put(string id, Shown shown)
    {
        lock (_messages)
        {
            var place = _messages.FindIndex(message => message.Id == id);
            if (place >= 0) _messages[place] = (id, shown);
            else _messages.Add((id, shown));
        }
    }
}
