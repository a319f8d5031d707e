using System.Text.RegularExpressions;
using System.Xml.Linq;
using Deployment.Tests.Deploying;
using Deployment.Tests.World;

namespace Deployment.Tests.Assurance;

public sealed class TheDocuments
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly Dictionary<string, string> Tests = Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        .ToDictionary(file => file, File.ReadAllText);

    public static TheoryData<string> All => [.. Directory.EnumerateFiles(Repository.PathOf("deploy"), "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory, InlineData("threat-model.md", 40), InlineData("accessibility-statement.md", 5)]
    public void Name_tests_that_are_there(string document, int atLeast)
    {
        var named = Matches(Repository.Read($"deploy/assurance/{document}"), @"`(?<class>[A-Z]\w+)\.(?<test>[A-Z]\w*_\w+|Refuses)`").Select(match => (Class: match.Groups["class"].Value, Test: match.Groups["test"].Value)).ToList();
        Assert.InRange(named.Count, atLeast, 500);
        Assert.All(named, test => Assert.Contains(Tests.Values, code => Regex.IsMatch(code, $@"\bclass {test.Class}\b", RegexOptions.None, Patience) && Regex.IsMatch(code, $@"\b(Task|void) {test.Test}\(", RegexOptions.None, Patience)));
    }

    [Fact]
    public void Leave_no_threat_without_a_test_or_a_word_on_whom_it_rests()
    {
        var rows = Repository.Read("deploy/assurance/threat-model.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| threat", StringComparison.Ordinal));
        Assert.All(rows, row => Assert.True(row.Contains('`', StringComparison.Ordinal) || row.Contains("*rests on*", StringComparison.Ordinal), row));
    }

    [Fact]
    public void Tell_how_long_each_table_is_kept()
    {
        var tables = Directory.EnumerateFiles(Repository.PathOf("src/ConversationCoach.Storage/Scripts"), "*.sql", SearchOption.AllDirectories)
            .SelectMany(file => Matches(File.ReadAllText(file), @"CREATE TABLE (?<table>\w+)")).Select(match => match.Groups["table"].Value).Append("schema_script").Distinct();
        var told = Matches(Repository.Read("deploy/assurance/retention.md"), @"^\| `(?<table>\w+)` \|").Select(match => match.Groups["table"].Value);
        Assert.Equal(tables.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Theory, InlineData("data-flow.md"), InlineData("retention.md")]
    public void Tell_of_every_log_that_Azure_gathers(string document)
    {
        var told = Repository.Read($"deploy/assurance/{document}");
        var gathered = new ArmTemplate().Resources.Where(resource => (string)resource["type"]! == "Microsoft.Insights/diagnosticSettings").SelectMany(settings => settings["properties"]!["logs"]!.AsArray()).Select(log => (string)log!["category"]!).ToList();
        Assert.NotEmpty(gathered);
        Assert.All(gathered, log => Assert.Contains($"`{log}`", told, StringComparison.Ordinal));
    }

    [Fact]
    public void Tell_of_everybody_the_vault_takes()
    {
        var rules = new ArmTemplate().Resources.Single(resource => (string)resource["type"]! == "Microsoft.KeyVault/vaults")["properties"]!["networkAcls"]!;
        var told = Repository.Read("deploy/assurance/data-flow.md").Split('\n').Single(line => line.StartsWith("| 5 |", StringComparison.Ordinal));
        Assert.All(rules["virtualNetworkRules"]!.AsArray(), subnet => Assert.Contains($"`{ArmTemplate.IdsIn((string)subnet!["id"]!).Single().Arguments[^1].Trim('\'')}`", told, StringComparison.Ordinal));
        Assert.Equal(("AzureServices", true), ((string)rules["bypass"]!, told.Contains("trusted services", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(All))]
    public void Lead_only_where_there_is_something(string document)
    {
        var links = Matches(Repository.Read(document), @"\]\((?<to>[^)#:]+)\)").Select(match => match.Groups["to"].Value);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(Repository.PathOf(document))!, link)), link));
    }

    [Fact]
    public void Say_in_words_what_the_picture_shows()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        var picture = XElement.Parse(Repository.Read("deploy/assurance/data-flow.svg"));
        Assert.NotNull(picture.Element(svg + "title"));
        Assert.NotNull(picture.Element(svg + "desc"));

        var words = Repository.Read("deploy/assurance/data-flow.md");
        var arrows = picture.Descendants(svg + "text").Select(text => text.Value).Where(text => text.All(char.IsAsciiDigit)).ToList();
        Assert.Equal(9, arrows.Count);
        Assert.All(arrows, number => Assert.Contains($"\n| {number} |", words, StringComparison.Ordinal));
        foreach (var place in new[] { "Person", "Teams", "OneDrive", "The bot", "Key Vault", "PostgreSQL", "Workspace" }) Assert.Contains(place, words, StringComparison.Ordinal);
    }

    private static MatchCollection Matches(string text, string pattern) => Regex.Matches(text, pattern, RegexOptions.Multiline | RegexOptions.ExplicitCapture, Patience);
}
