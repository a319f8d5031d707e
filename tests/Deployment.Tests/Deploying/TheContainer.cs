using System.Diagnostics;
using System.Text.RegularExpressions;
using Deployment.Tests.World;
using YamlDotNet.RepresentationModel;

namespace Deployment.Tests.Deploying;

public sealed class TheContainer
{
    private static readonly string Dockerfile = Repository.Read("deploy/Dockerfile");

    private static YamlMappingNode Bot
    {
        get
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(Repository.Read("deploy/compose.yaml")));
            return (YamlMappingNode)yaml.Documents[0].RootNode["services"]["bot"];
        }
    }

    [Fact]
    public async Task Runs_as_nobody_over_a_program_that_cannot_be_written()
    {
        using var running = Process.Start(new ProcessStartInfo(Repository.PathOf("deploy/try-image.sh"), [BuiltBot()]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, errors) = (running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        await running.WaitForExitAsync();
        Assert.True(running.ExitCode == 0, await errors + await said);
    }

    [Fact]
    public void Is_published_as_it_was_tried()
    {
        const string publish = "-c Release --no-self-contained -p:DebugType=none";
        Assert.Contains($"dotnet publish src/ConversationCoach.Bot {publish}", Dockerfile, StringComparison.Ordinal);
        Assert.Contains(publish, Repository.Read("deploy/try-image.sh"), StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_only_what_is_there_and_what_it_is_let_to()
    {
        var let = Repository.Read("deploy/Dockerfile.dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        var taken = Regex.Matches(Dockerfile, @"^COPY (?!--from)(?<from>.+) \S+$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).SelectMany(copy => copy.Groups["from"].Value.Split(' ')).Select(path => path.TrimEnd('/'));
        Assert.All(taken, path =>
        {
            Assert.True(Path.Exists(Repository.PathOf(path)), path);
            Assert.Contains(path, let);
        });
    }

    [Fact]
    public void Has_no_shell_and_no_root()
    {
        Assert.Contains("\nFROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra\n", Dockerfile, StringComparison.Ordinal);
        Assert.Contains("\nUSER $APP_UID\n", Dockerfile, StringComparison.Ordinal);
        Assert.Equal("true", Bot["read_only"].ToString());
        Assert.Equal("ALL", Bot["cap_drop"][0].ToString());
        Assert.Equal("no-new-privileges:true", Bot["security_opt"][0].ToString());
    }

    [Fact]
    public void Is_told_settings_that_the_README_tells_and_no_secret()
    {
        var told = Repository.Read("README.md");
        Assert.All(((YamlMappingNode)Bot["environment"]).Where(setting => !setting.Key.ToString().StartsWith("ASPNETCORE_", StringComparison.Ordinal)), setting =>
            Assert.Contains($"`{setting.Key.ToString().Replace("__", ":", StringComparison.Ordinal)}`", told, StringComparison.Ordinal));
        Assert.All(((YamlMappingNode)Bot["environment"]).Where(setting => setting.ToString().Contains("PASSWORD", StringComparison.OrdinalIgnoreCase)), setting => Assert.Contains("${", setting.Value.ToString(), StringComparison.Ordinal));
    }

    // Built beside these tests: below bin of each project, or below one folder of all.
    private static string BuiltBot()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        string[] places = [Repository.PathOf($"src/ConversationCoach.Bot/bin/{output.Parent!.Name}/{output.Name}"), Path.Combine(output.Parent.Parent!.FullName, "ConversationCoach.Bot", output.Name)];
        return places.First(place => File.Exists(Path.Combine(place, "ConversationCoach.Bot.dll")));
    }
}
