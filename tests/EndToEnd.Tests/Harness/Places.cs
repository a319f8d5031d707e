using System.Runtime.CompilerServices;

namespace EndToEnd.Tests.Harness;

/// <summary>Where things are on this machine. A thing that is missing is a failure that says how to get it.</summary>
internal static class Places
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "../../.."));

    /// <summary>Logs and pictures, one folder a run: <c>E2E_ARTIFACTS</c>, else <c>artifacts/e2e</c>.</summary>
    public static string Artifacts { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("E2E_ARTIFACTS") is { Length: > 0 } folder ? folder : Path.Combine(Repository, "artifacts", "e2e")).FullName;

    public static string Chromium => Needed(
        [Environment.GetEnvironmentVariable("CHROMIUM") ?? "", .. Browsers], "Chromium", "Run ./test.sh once, or set CHROMIUM to a browser.");

    public static string PlaygroundScript => Needed(
        [Path.Combine(Repository, ".playground/node_modules/@microsoft/m365agentsplayground/cli.js")], "The Microsoft 365 Agents Playground", "Run ./test.sh once.");

    /// <summary>The built bot: <c>E2E_BOT</c>, else the one built beside these tests, in the same configuration.</summary>
    public static string Bot
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);   // …/bin/Release/net10.0, or <artifacts>/bin/EndToEnd.Tests/release
            return Needed(
                [
                    Environment.GetEnvironmentVariable("E2E_BOT") ?? "",
                    Path.Combine(Repository, "src/ConversationCoach.Bot/bin", output.Parent!.Name, output.Name, "ConversationCoach.Bot.dll"),
                    Path.Combine(output.Parent.Parent!.FullName, "ConversationCoach.Bot", output.Name, "ConversationCoach.Bot.dll"),
                ],
                "The bot",
                "Build it: dotnet build -c Release.");
        }
    }

    /// <summary>The approved file of every card.</summary>
    public static IReadOnlyList<string> ApprovedCards =>
        Directory.GetFiles(Path.Combine(Repository, "tests/ConversationCoach.Bot.Tests/Cards/Approved"), "*.json");

    private static string Needed(IEnumerable<string> candidates, string what, string remedy) =>
        candidates.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException($"{what} was not found. {remedy}");

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
