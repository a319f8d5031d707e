using System.Text.Json.Nodes;
using Deployment.Tests.World;

namespace Deployment.Tests.Assurance;

public sealed class TheBillOfMaterials
{
    private static readonly JsonNode Bill = JsonNode.Parse(Repository.Read("deploy/assurance/sbom.cdx.json"))!;

    private static IReadOnlyList<JsonNode> Components => [.. Bill["components"]!.AsArray().Select(component => component!)];

    /// <summary>When it fails after a change of packages: deploy/assurance/sbom.sh.</summary>
    [Fact]
    public void Is_what_the_bot_brings()
    {
        var brought = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ConversationCoach.Bot.deps.json")))!["libraries"]!.AsObject()
            .Where(library => (string?)library.Value!["type"] == "package").Select(library => library.Key);
        var told = Components.Where(component => (string?)component["scope"] == "required").Select(component => $"{component["name"]}/{component["version"]}");
        Assert.Equal(brought.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Is_of_the_shape_that_others_read()
    {
        Assert.Equal(("CycloneDX", "1.6"), ((string?)Bill["bomFormat"], (string?)Bill["specVersion"]));
        Assert.All(Components, component =>
        {
            Assert.Equal("library", (string?)component["type"]);
            Assert.Equal($"pkg:nuget/{component["name"]}@{component["version"]}", (string?)component["purl"]);
            Assert.NotEmpty(component["licenses"]!.AsArray());
        });
        Assert.Equal(Components.Select(component => (string)component["bom-ref"]!).Distinct(), Components.Select(component => (string)component["bom-ref"]!));
    }
}
