using System.Text.Json.Nodes;
using ConversationCoach.Bot;
using ConversationCoach.Bot.Teams;
using Deployment.Tests.World;

namespace Deployment.Tests.Packaging;

/// <summary>What a person picks from a list of Teams is sent to the bot as it stands there.</summary>
public sealed class ItsCommands
{
    private static readonly Languages Spoken = Languages.Load(Path.Combine(AppContext.BaseDirectory, "Content"));

    private static readonly JsonNode Manifest = JsonNode.Parse(Repository.Read("manifest/manifest.json"))!;
    private static readonly JsonObject Welsh = JsonNode.Parse(Repository.Read("manifest/cy.json"))!.AsObject();

    private static IEnumerable<JsonNode> Commands => Manifest["bots"]![0]!["commandLists"]!.AsArray().SelectMany(list => list!["commands"]!.AsArray()).Select(command => command!);

    [Fact]
    public void Are_words_the_bot_understands() => Assert.All(Commands, command => Assert.NotNull(Spoken.For("en-GB").Commands.Find((string)command["title"]!)));

    [Fact]
    public void Are_the_words_the_bot_itself_tells()
    {
        var words = Spoken.For("en-GB").Phrases.Commands;
        var told = words.GetType().GetProperties().Select(property => ((string[])property.GetValue(words)!)[0]).ToHashSet(StringComparer.Ordinal);
        Assert.All(Commands, command => Assert.Contains((string)command["title"]!, told));
    }

    [Fact]
    public void Of_one_person_each_do_something_else()
    {
        var kinds = Manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray().Select(command => Spoken.For("en-GB").Commands.Find((string)command!["title"]!)!.Kind).ToList();
        Assert.Equal(kinds.Distinct(), kinds);
    }

    [Fact]
    public void Are_understood_as_well_by_whoever_has_Teams_in_Welsh() => Assert.All(Titles(), title => Assert.NotNull(Spoken.For("cy-GB").Commands.Find(title)));

    [Fact]
    public void Are_the_words_the_bot_itself_tells_in_Welsh()
    {
        var words = Spoken.For("cy-GB").Phrases.Commands;
        var told = words.GetType().GetProperties().Select(property => ((string[])property.GetValue(words)!)[0]).ToHashSet(StringComparer.Ordinal);
        Assert.All(Texts(Manifest, "").Where(text => IsSent(text.Path)), text => Assert.Contains((string)Welsh[text.Path]!, told));
    }

    [Fact]
    public void Do_the_same_in_both_languages() => Assert.All(Texts(Manifest, "").Where(text => IsSent(text.Path)),
        text => Assert.Equal(Spoken.For("en-GB").Commands.Find(text.Text)!.Kind, Spoken.For("cy-GB").Commands.Find((string)Welsh[text.Path]!)!.Kind));

    [Fact]
    public void Are_all_described_in_Welsh()
    {
        var english = Texts(Manifest, "").Select(text => text.Path);
        Assert.Equal(english.Order(StringComparer.Ordinal), Welsh.Select(text => text.Key).Where(key => key != "$schema").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_the_message_extension_have_the_ids_the_bot_is_asked_with()
    {
        var commands = Manifest["composeExtensions"]![0]!["commands"]!.AsArray();
        Assert.Equal([(ReframeExtension.Reframe, "action"), ("tips", "query")], commands.Select(command => ((string)command!["id"]!, (string)command["type"]!)));
        Assert.Equal(["compose", "commandBox", "message"], commands[0]!["context"]!.AsArray().Select(context => (string)context!));
        Assert.True((bool)commands[0]!["fetchTask"]!);
        Assert.Equal("about", (string?)commands[1]!["parameters"]![0]!["name"]);
    }

    // As they are sent to the bot.
    private static IEnumerable<string> Titles() => Texts(Manifest, "").Where(text => IsSent(text.Path)).SelectMany(text => new[] { (string)Welsh[text.Path]!, text.Text });

    // Everything of the manifest that a person reads and that may be translated, under the name a translation has.
    private static IEnumerable<(string Path, string Text)> Texts(JsonNode? node, string path) => node switch
    {
        JsonObject section => section.SelectMany(part => Texts(part.Value, path.Length == 0 ? part.Key : $"{path}.{part.Key}")),
        JsonArray list => list.SelectMany((part, at) => Texts(part, $"{path}[{at}]")),
        _ when IsRead(path) => [(path, (string)node!)],
        _ => [],
    };

    private static bool IsRead(string path) => path.StartsWith("name.", StringComparison.Ordinal) || path.StartsWith("description.", StringComparison.Ordinal)
        || path.EndsWith(".title", StringComparison.Ordinal) || path.EndsWith(".description", StringComparison.Ordinal);

    private static bool IsSent(string path) => path.StartsWith("bots[", StringComparison.Ordinal) && path.EndsWith(".title", StringComparison.Ordinal);
}
