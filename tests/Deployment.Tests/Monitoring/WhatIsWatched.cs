using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deployment.Tests.World;
using YamlDotNet.RepresentationModel;

namespace Deployment.Tests.Monitoring;

public sealed class WhatIsWatched(Instruments instruments) : IClassFixture<Instruments>
{
    private static readonly Regex Metric = new(@"\b(?:coach|botframework|dotnet|http|kestrel)_[a-z0-9_]+", RegexOptions.NonBacktracking);

    private static IReadOnlyList<string> Dashboard => [.. JsonNode.Parse(Repository.Read("deploy/monitoring/grafana-dashboard.json"))!["panels"]!.AsArray()
        .SelectMany(panel => panel!["targets"]!.AsArray()).Select(target => (string)target!["expr"]!)];

    private static IReadOnlyList<(string Name, string Expression)> Alerts
    {
        get
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(Repository.Read("deploy/monitoring/prometheus-alerts.yaml")));
            var rules = (YamlSequenceNode)yaml.Documents[0].RootNode["groups"][0]["rules"];
            return [.. rules.Select(rule => (rule["alert"].ToString(), rule["expr"].ToString()))];
        }
    }

    private static string Code { get; } = string.Join('\n', Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));

    [Fact]
    public void Is_measured()
    {
        // Labels of the web server's are named like metrics.
        var named = Dashboard.Concat(Alerts.Select(alert => alert.Expression)).SelectMany(expression => Metric.Matches(expression)).Select(match => match.Value).Where(name => name is not ("http_response_status_code" or "http_route"));
        Assert.Equal([], named.Except(instruments.All));
    }

    [Fact]
    public void Is_told_apart_by_outcomes_there_are()
    {
        var asked = Dashboard.Concat(Alerts.Select(alert => alert.Expression)).SelectMany(expression => Regex.Matches(expression, "outcome!?=~?\"(?<values>[^\"]+)\"", RegexOptions.NonBacktracking))
            .SelectMany(match => match.Groups["values"].Value.Split('|')).Distinct().ToList();
        Assert.Contains("given-up", asked);
        Assert.All(asked, value => Assert.Contains($"\"{value}\"", Code, StringComparison.Ordinal));
    }

    [Fact]
    public void Is_all_that_is_measured_of_the_bot()
    {
        var shown = string.Join('\n', Dashboard);
        var missing = instruments.Ours.GroupBy(name => name.Split(["_bucket", "_count", "_sum"], StringSplitOptions.None)[0]).Where(names => !names.Any(name => shown.Contains(name, StringComparison.Ordinal)));
        Assert.Equal([], missing.Select(names => names.Key));
    }

    [Fact]
    public void Is_explained()
    {
        var told = Repository.Read("deploy/monitoring/README.md").Replace('.', '_');
        Assert.All(instruments.Ours, name => Assert.Contains($"`{name.Split(["_seconds", "_total"], StringSplitOptions.None)[0]}`", told, StringComparison.Ordinal));
    }

    [Fact]
    public void Has_a_page_for_each_alarm() => Assert.All(Alerts, alert => Assert.StartsWith($"# {alert.Name}\n", Repository.Read($"deploy/runbook/{alert.Name}.md"), StringComparison.Ordinal));

    [Fact]
    public void Is_told_by_words_the_log_has()
    {
        var asked = Directory.EnumerateFiles(Repository.PathOf("deploy"), "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".md" or ".json").Select(File.ReadAllText)
            .SelectMany(text => Regex.Matches(text, @"\bhas \\?[""'](?<words>[^""'\\]+)", RegexOptions.NonBacktracking)).Select(match => match.Groups["words"].Value).ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, words => Assert.Contains(words, Code, StringComparison.Ordinal));
    }

    // A refused start writes no JSON, and its lines are wanted most of all.
    [Fact]
    public void Is_looked_for_by_a_query_that_shows_lines_of_plain_text()
    {
        var query = Repository.Read("deploy/runbook/README.md").Split("```")[1];
        Assert.Contains("""level in ("",""", query, StringComparison.Ordinal);
        Assert.Contains("coalesce(tostring(line.Message), ResultDescription)", query, StringComparison.Ordinal);
    }

    [Theory, InlineData("so it cannot answer anybody"), InlineData("could not get a token of its own"), InlineData("nobody can be checked")]
    public void Wakes_somebody_when_the_bot_can_speak_to_nobody(string words)
    {
        Assert.Contains(words, Code, StringComparison.Ordinal);
        var template = JsonNode.Parse(Repository.Read("deploy/azuredeploy.json"))!["resources"]!.AsArray();
        var alarm = template.Single(resource => (string?)resource!["name"] == "bot-cut-off")!["properties"]!;
        var condition = alarm["criteria"]!["allOf"]![0]!;
        Assert.Contains(words, (string)condition["query"]!, StringComparison.Ordinal);
        // The console writes an apostrophe as \u0027, so one in the query is never found.
        Assert.DoesNotContain("'s", (string)condition["query"]!, StringComparison.Ordinal);
        Assert.Equal((1, 0), ((int)alarm["severity"]!, (int)condition["threshold"]!));
    }
}
