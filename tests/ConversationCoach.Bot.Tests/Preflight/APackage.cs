using System.Buffers.Binary;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Preflight;

namespace ConversationCoach.Bot.Tests.Preflight;

public sealed class APackage : IDisposable
{
    private const string AppId = "22222222-2222-4222-8222-222222222222";

    private readonly string _folder = Directory.CreateTempSubdirectory("coach-package-").FullName;

    [Fact]
    public void Of_this_bot_is_in_order() => Assert.Empty(Faults(_ => { }));

    public static TheoryData<string, string> Wrong => new()
    {
        { "id", "id is no GUID" },
        { "bot", "bots[0].botId is not MicrosoftAppId" },
        { "no bot", "bots[0].botId is not MicrosoftAppId" },
        { "extension", "composeExtensions[0].botId is not MicrosoftAppId" },
        { "domain", "validDomains lacks coach.example.org" },
        { "no icon", "icons.color names no file" },
        { "small icon", "icons.outline (color.png) must be a PNG of 32 by 32" },
        { "no picture", "icons.outline (manifest.json) must be a PNG of 32 by 32" },
        { "placeholder", "has places that are not filled in" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void That_is_wrong_is_told_by_what_to_change(string what, string expected)
    {
        var fault = Assert.Single(Faults(manifest =>
        {
            switch (what)
            {
                case "id": manifest["id"] = "coach"; break;
                case "bot": manifest["bots"]![0]!["botId"] = Guid.Empty.ToString(); break;
                case "no bot": manifest.Remove("bots"); break;
                case "extension": manifest["composeExtensions"]![0]!["botId"] = Guid.Empty.ToString(); break;
                case "domain": manifest["validDomains"] = new JsonArray("other.example.org"); break;
                case "no icon": manifest["icons"]!.AsObject().Remove("color"); break;
                case "small icon": manifest["icons"]!["outline"] = "color.png"; break;
                case "no picture": manifest["icons"]!["outline"] = "manifest.json"; break;
                default: manifest["version"] = "${{VERSION}}"; break;
            }
        }));

        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "is no JSON: line 1")]
    [InlineData("[]", "it is no JSON object")]
    [InlineData(null, "cannot be read")]
    public void That_cannot_be_read_says_so(string? text, string expected)
    {
        if (text is not null) File.WriteAllText(Path.Combine(_folder, "manifest.json"), text);
        Assert.Contains(expected, Assert.Single(Found()), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IReadOnlyList<string> Faults(Action<JsonObject> change)
    {
        var manifest = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["bots"] = new JsonArray(new JsonObject { ["botId"] = AppId }),
            ["composeExtensions"] = new JsonArray(new JsonObject { ["botId"] = AppId.ToUpperInvariant() }),
            ["validDomains"] = new JsonArray("coach.example.org"),
            ["icons"] = new JsonObject { ["color"] = "color.png", ["outline"] = "outline.png" },
        };
        change(manifest);
        File.WriteAllText(Path.Combine(_folder, "manifest.json"), manifest.ToJsonString());
        Picture("color.png", 192);
        Picture("outline.png", 32);
        return Found();
    }

    private IReadOnlyList<string> Found()
    {
        var findings = new Findings();
        PackageCheck.Run(_folder, AppId, "https://coach.example.org", findings);
        return findings.Faults;
    }

    private void Picture(string name, int size)
    {
        var head = new byte[24];
        ((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).CopyTo(head);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), size);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(20), size);
        File.WriteAllBytes(Path.Combine(_folder, name), head);
    }
}
