using ConversationCoach.Bot;
using ConversationCoach.Bot.Packaging;
using ConversationCoach.Bot.Preflight;

namespace Deployment.Tests.Packaging;

public sealed class MakingItByCommand : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coach-package-").FullName;

    private string File => Path.Combine(_folder, "app.zip");

    [Theory]
    [InlineData("7D2F6A30-52A7-4A3F-9D38-0F0F0C6F1A11", "https://coach.example.org/")]
    [InlineData("22222222-2222-4222-8222-222222222222", "https://coach.example.org", "bots[0].botId", "composeExtensions[0].botId")]
    [InlineData("7d2f6a30-52a7-4a3f-9d38-0f0f0c6f1a11", "https://next.example.org", "validDomains")]
    public async Task Writes_a_file_that_the_preflight_of_its_own_bot_passes(string appId, string publicUrl, params string[] wrong)
    {
        Assert.Equal(0, await Administration.RunAsync(["app-package", "--app-id", "7d2f6a30-52a7-4a3f-9d38-0f0f0c6f1a11", "--url", "https://coach.example.org", "--developer", "Health", "--out", File]));

        Assert.Equal(wrong, Faults(File, appId, publicUrl));
    }

    [Fact]
    public void Fills_every_gap_that_preflight_names_in_the_files_it_is_made_of() =>
        Assert.Contains("{{version}}, {{teamsAppId}}, {{developer}}, {{publicUrl}}, {{botId}}, {{host}}. Make the package with app-package", Assert.Single(Findings(AppPackage.Templates, "coach", null).Faults), StringComparison.Ordinal);

    [Fact]
    public async Task Writes_nothing_when_an_answer_is_missing()
    {
        Assert.Equal(1, await Administration.RunAsync(["app-package", "--url", "https://coach.example.org", "--developer", "Health", "--out", File]));
        Assert.False(System.IO.File.Exists(File));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string[] Faults(string package, string appId, string publicUrl) => [.. Findings(package, appId, publicUrl).Faults.Select(fault => fault.Split(' ')[1])];

    private static Findings Findings(string package, string appId, string? publicUrl)
    {
        var findings = new Findings();
        PackageCheck.Run(package, appId, publicUrl, findings);
        return findings;
    }
}
