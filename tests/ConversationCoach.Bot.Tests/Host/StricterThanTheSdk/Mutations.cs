using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>Makes of valid activities what no channel would send; the same seed makes the same.</summary>
internal sealed class Mutations(IReadOnlyList<string> samples)
{
    private const string Mark = "@@raw";

    // JSON that a tree of nodes cannot hold, put in as text at the end.
    private static readonly string[] Raw =
    [
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "1e999", "-1e-999", "123456789012345678901234567890", new string('9', 2000), "1.7976931348623157E+308", "-0",
        "9223372036854775808", "NaN", "tru", "\"", "\"\\x\"", "//", new string('[', 70), new string('[', 4000), Nested(20), Nested(60), Nested(200), "{\"a\":1,\"a\":2}", "[,]", "\u0001",
    ];

    private static readonly Func<Random, JsonNode?>[] Odd =
    [
        _ => null, _ => true, _ => false, _ => 0, _ => -1, _ => int.MaxValue, _ => long.MinValue, _ => 0.1, _ => "", _ => " ", _ => "\0", _ => "\u202E\u200F", _ => "\uFEFF", _ => "null", _ => "👩‍👩‍👧‍👦",
        _ => new JsonObject(), _ => new JsonArray(), _ => new JsonArray((JsonNode?)null), _ => new JsonArray(new JsonArray()), _ => new JsonObject { ["action"] = "help" }, _ => new JsonObject { ["$type"] = "System.IO.FileInfo" },
        _ => "2026-12-03T00:00:00Z", _ => "0001-01-01T00:00:00+14:00", _ => "00000000-0000-0000-0000-000000000000", _ => "../../etc/passwd", _ => "http://x/%00", _ => "'; DROP TABLE answer; --", _ => "start", _ => "delete 99999999999",
        random => new string((char)random.Next(0x20, 0xD7FF), random.Next(1, 3000)), random => Guid.NewGuid().ToString()[..random.Next(36)], _ => "message", _ => "invoke", _ => "conversationUpdate", _ => "expectReplies", _ => "zz-ZZ", _ => "ar-SA", _ => "th-TH",
    ];

    public byte[] Next(Random random)
    {
        if (random.Next(100) < 3) return Noise(random);

        var tree = JsonNode.Parse(samples[random.Next(samples.Count)])!;
        var mutations = random.Next(4);
        for (var i = 0; i < mutations; i++) Change(tree, random);

        var json = FillIn(tree.ToJsonString(), random);
        if (random.Next(10) == 0) json = Twice(json, random);
        var bytes = Encoding.UTF8.GetBytes(json);
        return random.Next(8) switch
        {
            0 => bytes[..random.Next(bytes.Length)],
            1 => Damaged(bytes, random),
            _ => bytes,
        };
    }

    private static void Change(JsonNode tree, Random random)
    {
        var places = Places(tree).ToList();
        if (places.Count == 0) return;
        var (parent, key, index) = places[random.Next(places.Count)];
        JsonNode? made = random.Next(3) switch
        {
            0 => Odd[random.Next(Odd.Length)](random),
            1 => places[random.Next(places.Count)] is var (other, name, at) ? (name is null ? other[at] : other[name])?.DeepClone() : null,
            _ => $"{Mark}{random.Next(Raw.Length)}@@",
        };
        switch (random.Next(4), parent)
        {
            case (0, JsonObject fields): fields.Remove(key!); break;
            case (0, JsonArray items): items.RemoveAt(index); break;
            case (1, JsonObject fields): fields[Name(key!, random)] = made; break;
            case (_, JsonObject fields): fields[key!] = made; break;
            case (_, JsonArray items): items[index] = made; break;
        }
    }

    private static string Name(string key, Random random) => random.Next(4) switch
    {
        0 => key.ToUpperInvariant(),
        1 => key + "\0",
        2 => $"answer.{key}.{random.Next(-1, 12).ToString(CultureInfo.InvariantCulture)}",
        _ => "",
    };

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Places(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Places(field.Value).Prepend((fields, field.Key, 0))),
        JsonArray items => items.SelectMany((item, index) => Places(item).Prepend((items, null, index))),
        _ => [],
    };

    private static string FillIn(string json, Random random)
    {
        for (var i = 0; i < Raw.Length && json.Contains(Mark, StringComparison.Ordinal); i++)
            json = json.Replace($"\"{Mark}{i.ToString(CultureInfo.InvariantCulture)}@@\"", Raw[i] is "[,]" ? Nested(random.Next(64)) : Raw[i], StringComparison.Ordinal);
        return json;
    }

    // The same member again with another value, which a tree of nodes cannot hold either.
    private static string Twice(string json, Random random)
    {
        string[] members = ["\"type\":null", "\"value\":5", "\"text\":\"start\"", "\"conversation\":{\"id\":\"x\"}", "\"from\":[]", "\"TYPE\":\"message\"", "\"id\":7", "\"channelData\":\"\\u0000\"", "\"entities\":[null]"];
        return "{" + members[random.Next(members.Length)] + "," + json[1..];
    }

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(600)];
        random.NextBytes(noise);
        return noise;
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":[", depth)) + "1" + string.Concat(Enumerable.Repeat("]}", depth));
}
