using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Benchmarks.Load;

/// <summary>Bodies as Teams posts them; the replies are wanted in the answer, so that no connector is involved.</summary>
internal static class Activities
{
    private static readonly JsonSerializerOptions AsTeamsWrites = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(int user, string text) => Message(user, activity =>
    {
        activity["text"] = text;
        activity["textFormat"] = "plain";
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = $"<p>{text}</p>" });
    });

    public static string Press(int user, string value) => Message(user, activity =>
    {
        activity["replyToId"] = "1764576000000";
        activity["value"] = JsonNode.Parse(value);
    });

    public static string Write(JsonObject activity) => activity.ToJsonString(AsTeamsWrites);

    private static string Message(int user, Action<JsonObject> fill)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = $"17645{Exchange.Turn}",
            ["timestamp"] = "2026-11-23T07:00:00.1234567Z",
            ["localTimestamp"] = "2026-11-23T07:00:00.1234567+00:00",
            ["localTimezone"] = "Europe/London",
            ["serviceUrl"] = "https://smba.trafficmanager.net/uk/",
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = $"29:1XJKJMvc5GBtc2JwZq0oj8tHZmzrQgFmB25ATiQWA85gQtHieVkKilBZ9XHoq9j7Z{user:D2}", ["name"] = "Ann Example", ["aadObjectId"] = $"5f2d9c1e-5b0a-4f6e-9a31-{user:D12}" },
            ["recipient"] = new JsonObject { ["id"] = "28:0e1c9a5e-5f0f-4a0c-8d1f-3b2a6f9d7c11", ["name"] = "Conversation Coach" },
            ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = "7d2c1a60-32be-4f38-ae4e-1c7a2f0a5b10", ["id"] = $"a:1pL6i0oY3C0K8oAj8FrIv1tFJsvkkXdm1QdVpyYbZ7VdZ6ucnDGFMTVQ5Y4wnqIoK{user:D2}" },
            ["entities"] = new JsonArray(new JsonObject { ["locale"] = "en-GB", ["country"] = "GB", ["platform"] = "Windows", ["timezone"] = "Europe/London", ["type"] = "clientInfo" }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "7d2c1a60-32be-4f38-ae4e-1c7a2f0a5b10" }, ["legacy"] = new JsonObject { ["replyToId"] = "1:1cBYfp6dTmX0" }, ["source"] = new JsonObject { ["name"] = "message" } },
            ["locale"] = "en-GB",
            ["deliveryMode"] = "expectReplies",
        };
        fill(activity);
        return Write(activity);
    }
}
