using System.IO.Compression;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Packaging;
using Deployment.Tests.World;

namespace Deployment.Tests.Packaging;

public sealed class TheAppPackage
{
    private static readonly PackageAnswers Answers = new(
        BotId: "7d2f6a30-52a7-4a3f-9d38-0f0f0c6f1a11", TeamsAppId: "c0a1f2d3-1111-4222-8333-444455556666", PublicUrl: "https://coach.example.org/", Developer: "Powys \"Health\" & Care", Version: "1.4.0");

    private readonly Dictionary<string, byte[]> _files = Unpack(AppPackage.Make(Answers));

    private JsonNode Manifest => JsonNode.Parse(_files["manifest.json"])!;

    [Fact]
    public void Is_valid_by_the_schema_of_Teams() => Assert.Equal("", TeamsSchema.Faults(TeamsSchema.Manifest, Manifest.ToJsonString()));

    [Fact]
    public void Has_a_valid_Welsh_file() => Assert.Equal("", TeamsSchema.Faults(TeamsSchema.Localisation, JsonNode.Parse(_files["cy.json"])!.ToJsonString()));

    [Fact]
    public void Would_not_pass_with_a_name_that_is_too_long()
    {
        var manifest = Manifest;
        manifest["name"]!["short"] = new string('x', 31);
        Assert.Contains("30 characters", TeamsSchema.Faults(TeamsSchema.Manifest, manifest.ToJsonString()), StringComparison.Ordinal);
    }

    [Fact]
    public void Holds_its_files_at_the_top_and_nothing_else() => Assert.Equal(["color.png", "cy.json", "manifest.json", "outline.png"], _files.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Has_every_file_it_names()
    {
        string[] named = [(string)Manifest["icons"]!["color"]!, (string)Manifest["icons"]!["outline"]!, .. Manifest["localizationInfo"]!["additionalLanguages"]!.AsArray().Select(language => (string)language!["file"]!)];
        Assert.All(named, name => Assert.Contains(name, _files.Keys));
    }

    [Fact]
    public void Leaves_no_gap_open() => Assert.DoesNotContain("{{", System.Text.Encoding.UTF8.GetString(_files["manifest.json"]), StringComparison.Ordinal);

    [Fact]
    public void Carries_what_is_the_organisations_own()
    {
        Assert.Equal(Answers.TeamsAppId, (string?)Manifest["id"]);
        Assert.Equal(Answers.BotId, (string?)Manifest["bots"]![0]!["botId"]);
        Assert.Equal(Answers.BotId, (string?)Manifest["composeExtensions"]![0]!["botId"]);
        Assert.Equal(Answers.Developer, (string?)Manifest["developer"]!["name"]);
        Assert.Equal(Answers.Version, (string?)Manifest["version"]);
        Assert.Equal("https://coach.example.org/privacy", (string?)Manifest["developer"]!["privacyUrl"]);
        Assert.Equal("https://coach.example.org/terms", (string?)Manifest["developer"]!["termsOfUseUrl"]);
        Assert.Equal(["coach.example.org"], Manifest["validDomains"]!.AsArray().Select(domain => (string)domain!));
    }

    [Fact]
    public void Is_for_one_person_for_a_team_and_for_a_group() =>
        Assert.Equal(["personal", "team", "groupChat"], Manifest["bots"]![0]!["scopes"]!.AsArray().Select(scope => (string)scope!));

    [Fact]
    public void Has_each_scope_in_one_command_list_of_at_most_twelve()
    {
        var lists = Manifest["bots"]![0]!["commandLists"]!.AsArray();
        var scopes = lists.SelectMany(list => list!["scopes"]!.AsArray()).Select(scope => (string)scope!).ToList();
        Assert.Equal(scopes.Distinct(), scopes);
        Assert.All(lists, list =>
        {
            var titles = list!["commands"]!.AsArray().Select(command => (string)command!["title"]!).ToList();
            Assert.InRange(titles.Count, 1, 12);
            Assert.Equal(titles.Distinct(StringComparer.OrdinalIgnoreCase), titles);
        });
    }

    [Fact]
    public void Is_the_same_to_the_last_byte_each_time() => Assert.Equal(AppPackage.Make(Answers), AppPackage.Make(Answers));

    [Fact]
    public void Shows_the_icon_on_a_full_square_of_its_colour()
    {
        var icon = Picture.Read(_files["color.png"]);
        Assert.Equal((192, 192), (icon.Width, icon.Height));
        Assert.All(icon.Pixels, pixel => Assert.Equal(byte.MaxValue, pixel.Opacity));
        Assert.Equal((string?)Manifest["accentColor"], $"#{icon.Pixels[0].Red:X2}{icon.Pixels[0].Green:X2}{icon.Pixels[0].Blue:X2}");
    }

    [Fact]
    public void Keeps_the_colour_icon_within_the_middle_that_every_client_shows()
    {
        var icon = Picture.Read(_files["color.png"]);
        var drawn = icon.Pixels.Index().Where(pixel => pixel.Item != icon.Pixels[0]).Select(pixel => (X: pixel.Index % icon.Width, Y: pixel.Index / icon.Width)).ToList();
        Assert.All(drawn, pixel => Assert.True(pixel is { X: >= 48 and < 144, Y: >= 48 and < 144 }, $"{pixel} is outside"));
    }

    [Fact]
    public void Draws_the_outline_in_white_on_nothing()
    {
        var icon = Picture.Read(_files["outline.png"]);
        Assert.Equal((32, 32), (icon.Width, icon.Height));
        Assert.Equal(0, icon.Pixels[0].Opacity);
        Assert.Contains(icon.Pixels, pixel => pixel.Opacity == byte.MaxValue);
        Assert.All(icon.Pixels.Where(pixel => pixel.Opacity > 0), pixel => Assert.Equal((byte.MaxValue, byte.MaxValue, byte.MaxValue), (pixel.Red, pixel.Green, pixel.Blue)));
    }

    [Theory]
    [InlineData(null, "https://coach.example.org", "Health", "1.0.0", "MicrosoftAppId")]
    [InlineData("{7d2f6a30-52a7-4a3f-9d38-0f0f0c6f1a11}", "https://coach.example.org", "Health", "1.0.0", "MicrosoftAppId")]
    [InlineData("7d2f6a30-52a7-4a3f-9d38-0f0f0c6f1a11", "http://coach.example.org", "Health", "1.0.0", "PublicUrl")]
    [InlineData("7d2f6a30-52a7-4a3f-9d38-0f0f0c6f1a11", null, "Health", "1.0.0", "PublicUrl")]
    [InlineData("7d2f6a30-52a7-4a3f-9d38-0f0f0c6f1a11", "https://coach.example.org", "", "1.0.0", "Organisation:Name")]
    [InlineData("7d2f6a30-52a7-4a3f-9d38-0f0f0c6f1a11", "https://coach.example.org", "A name that is longer than Teams can show", "1.0.0", "Organisation:Name")]
    [InlineData("7d2f6a30-52a7-4a3f-9d38-0f0f0c6f1a11", "https://coach.example.org", "Health", "1.0", "three numbers")]
    public void Is_not_made_from_what_Teams_would_refuse(string? botId, string? url, string? developer, string version, string said)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => AppPackage.Make(new PackageAnswers(botId, Answers.TeamsAppId, url, developer, version)));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private static Dictionary<string, byte[]> Unpack(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            return copy.ToArray();
        });
    }
}
