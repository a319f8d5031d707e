using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdaptiveCards;

namespace ConversationCoach.Bot.Tests.World;

/// <summary>Every card is held against an approved file, rewritten only with APPROVE=1.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Holds(string name, AdaptiveCard card, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, "Approved", name + ".json");
        var drawn = Sorted(JsonNode.Parse(card.ToJson())!).ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";

        if (Environment.GetEnvironmentVariable("APPROVE") == "1") File.WriteAllText(file, drawn);

        Assert.True(File.Exists(file), $"{file} is not approved yet; run with APPROVE=1 and read it.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), drawn);
    }

    // The order of members is no matter of ours, and differs between implementations of the card model.
    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value is { } value ? Sorted(value) : null))),
        JsonArray items => new JsonArray([.. items.Select(item => item is { } value ? Sorted(value) : null)]),
        _ => node.DeepClone(),
    };
}
