using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Preflight;

namespace ConversationCoach.Bot.Tests.Preflight;

/// <summary>Every case is looked at twice: in a folder, and in a zip of the same files.</summary>
public sealed class APackage : IDisposable
{
    private const string AppId = "22222222-2222-4222-8222-222222222222";

    private readonly string _place = Directory.CreateTempSubdirectory("coach-package-").FullName;

    private string Folder => Directory.CreateDirectory(Path.Combine(_place, "files")).FullName;

    private string Zip => Path.Combine(_place, "app.zip");

    [Fact]
    public void Of_this_bot_is_in_order() => Assert.Empty(Faults(_ => { }));

    public static TheoryData<string, string> Wrong => new()
    {
        { "id", "id is no GUID" },
        { "braces", "id is no GUID" },
        { "version", "version must have three numbers" },
        { "schema", "manifestVersion is missing" },
        { "bot", "bots[0].botId is not MicrosoftAppId" },
        { "no bot", "bots[0].botId is not MicrosoftAppId" },
        { "extension", "composeExtensions[0].botId is not MicrosoftAppId" },
        { "empty bots", "bots[0].botId is not MicrosoftAppId" },
        { "domain", "validDomains lacks coach.example.org" },
        { "address", "validDomains lacks coach.example.org" },
        { "wide domain", "validDomains lacks coach.example.org" },
        { "no list", "validDomains lacks coach.example.org" },
        { "no icon", "icons.color names no file" },
        { "no icons", "icons.outline names no file" },
        { "lost icon", "icons.color (logo.png) cannot be read: it is not in the package" },
        { "icon elsewhere", "icons.color (../color.png) cannot be read: it is not in the package" },
        { "small icon", "icons.outline (color.png) must be a PNG of 32 by 32" },
        { "no picture", "icons.outline (manifest.json) must be a PNG of 32 by 32" },
        { "lost language", "cy.json cannot be read: it is not in the package" },
        { "broken language", "manifest.json: localizationInfo: color.png is no JSON: line 1" },
        { "gaps", "has places that are not filled in: {{botId}}, {{host}}." },
        { "placeholder", "has places that are not filled in: {{VERSION}}." },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void That_is_wrong_is_told_by_what_to_change(string what, string expected)
    {
        var faults = Faults(manifest =>
        {
            switch (what)
            {
                case "id": manifest["id"] = "coach"; break;
                case "braces": manifest["id"] = $"{{{Guid.NewGuid()}}}"; break;
                case "version": manifest["version"] = "1.0"; break;
                case "schema": manifest.Remove("manifestVersion"); break;
                case "bot": manifest["bots"]![0]!["botId"] = Guid.Empty.ToString(); break;
                case "no bot": manifest.Remove("bots"); break;
                case "empty bots": manifest["bots"] = new JsonArray(); break;
                case "extension": manifest["composeExtensions"]![0]!["botId"] = Guid.Empty.ToString(); break;
                case "domain": manifest["validDomains"] = new JsonArray("other.example.org"); break;
                case "address": manifest["validDomains"] = new JsonArray("https://coach.example.org"); break;
                case "wide domain": manifest["validDomains"] = new JsonArray("*.org"); break;
                case "no list": manifest["validDomains"] = "coach.example.org"; break;
                case "no icon": manifest["icons"]!.AsObject().Remove("color"); break;
                case "no icons": manifest["icons"] = "color.png"; break;
                case "lost icon": manifest["icons"]!["color"] = "logo.png"; break;
                case "icon elsewhere":
                    File.WriteAllBytes(Path.Combine(_place, "color.png"), Picture(192));
                    manifest["icons"]!["color"] = "../color.png";
                    break;
                case "small icon": manifest["icons"]!["outline"] = "color.png"; break;
                case "no picture": manifest["icons"]!["outline"] = "manifest.json"; break;
                case "lost language": manifest["localizationInfo"] = new JsonObject { ["additionalLanguages"] = new JsonArray(new JsonObject { ["file"] = "cy.json" }) }; break;
                case "broken language": manifest["localizationInfo"] = new JsonObject { ["additionalLanguages"] = new JsonArray(new JsonObject { ["file"] = "color.png" }) }; break;
                case "gaps": (manifest["bots"]![0]!["botId"], manifest["validDomains"]) = ("{{botId}}", new JsonArray("{{host}}", "{{host}}")); break;
                default: manifest["version"] = "${{VERSION}}"; break;
            }
        });

        Assert.Contains(faults, fault => fault.Contains(expected, StringComparison.Ordinal));
        Assert.Equal(what == "no icons" ? 2 : 1, faults.Count);
    }

    [Theory]
    [InlineData("{", "is no JSON: line 1")]
    [InlineData("[]", "it is no JSON object")]
    [InlineData("""{"id":"1","id":"2"}""", "is no JSON")]
    [InlineData(null, "manifest.json cannot be read: it is not in the package")]
    public void That_cannot_be_read_says_so(string? text, string expected)
    {
        if (text is not null) File.WriteAllText(Path.Combine(Folder, "manifest.json"), text);
        Assert.Contains(expected, Assert.Single(Found().Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void May_have_a_star_for_one_part_of_the_machine_and_a_mark_of_its_encoding()
    {
        Assert.Empty(Faults(manifest => manifest["validDomains"] = new JsonArray("*.example.org")));

        File.WriteAllText(Path.Combine(Folder, "manifest.json"), File.ReadAllText(Path.Combine(Folder, "manifest.json")), System.Text.Encoding.UTF8);
        Assert.Empty(Found().Faults);
    }

    [Theory, InlineData(null), InlineData("")]
    public void That_cannot_be_compared_with_a_setting_says_so(string? told)
    {
        Faults(_ => { });
        var found = Found(told, told);

        Assert.Empty(found.Faults);
        Assert.Collection(found.Notes, note => Assert.Contains("MicrosoftAppId is not told", note, StringComparison.Ordinal), note => Assert.Contains("PublicUrl is not told", note, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_place, recursive: true);

    private IReadOnlyList<string> Faults(Action<JsonObject> change)
    {
        var manifest = new JsonObject
        {
            ["manifestVersion"] = "1.29",
            ["version"] = "1.0.0",
            ["id"] = Guid.NewGuid().ToString(),
            ["bots"] = new JsonArray(new JsonObject { ["botId"] = AppId }),
            ["composeExtensions"] = new JsonArray(new JsonObject { ["botId"] = AppId.ToUpperInvariant() }),
            ["validDomains"] = new JsonArray("coach.example.org"),
            ["icons"] = new JsonObject { ["color"] = "color.png", ["outline"] = "outline.png" },
        };
        change(manifest);
        File.WriteAllText(Path.Combine(Folder, "manifest.json"), manifest.ToJsonString());
        File.WriteAllBytes(Path.Combine(Folder, "color.png"), Picture(192));
        File.WriteAllBytes(Path.Combine(Folder, "outline.png"), Picture(32));
        return Found().Faults;
    }

    private Findings Found(string? app = AppId, string? publicUrl = "https://coach.example.org")
    {
        File.Delete(Zip);
        ZipFile.CreateFromDirectory(Folder, Zip);
        var (unpacked, packed) = (new Findings(), new Findings());
        PackageCheck.Run(Folder, app, publicUrl, unpacked);
        PackageCheck.Run(Zip, app, publicUrl, packed);

        Assert.Equal([.. unpacked.Faults, .. unpacked.Notes], [.. packed.Faults, .. packed.Notes]);
        return packed;
    }

    private static byte[] Picture(int size)
    {
        var head = new byte[24];
        ((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).CopyTo(head);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), size);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(20), size);
        return head;
    }
}
