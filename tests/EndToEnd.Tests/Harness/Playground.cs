using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EndToEnd.Tests.Harness;

/// <summary>One person's Microsoft 365 Agents Playground: a Teams-like page and the connector behind it.</summary>
public sealed partial class Playground : IDisposable
{
    public const string TenantId = "11111111-1111-4111-8111-111111111111";

    private readonly Child _child;

    private Playground(Child child) => _child = child;

    /// <summary>The page to open.</summary>
    public Uri Address { get; private set; } = null!;

    public static async Task<Playground> StartAsync(BotProcess bot, Person person, string folder)
    {
        ArgumentNullException.ThrowIfNull(bot);
        ArgumentNullException.ThrowIfNull(person);

        // It writes its log and reads its settings where it stands. JSON is YAML.
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, ".m365agentsplayground.yml"), Settings(person));

        var port = Child.FreePort().ToString(CultureInfo.InvariantCulture);
        string[] arguments = [Places.PlaygroundScript, "-e", bot.Messages.ToString(), "-c", "msteams", "--disable-telemetry", "-p", port];
        var playground = new Playground(Child.Start(Path.Combine(folder, "playground.log"), "node", arguments, folder, new Dictionary<string, string>()));
        try
        {
            await playground.BecomeReadyAsync();
            return playground;
        }
        catch
        {
            playground.Dispose();
            throw;
        }
    }

    public void Dispose() => _child.Dispose();

    // A busy port is silently changed, so the port is read back; and it may listen and then end on bad settings.
    private async Task BecomeReadyAsync()
    {
        await Wait.UntilAsync("the playground to listen", _ =>
        {
            _child.MustLive("The playground");
            if (Listening().Match(_child.Said()) is { Success: true } said)
                Address = new Uri($"http://localhost:{said.Groups["port"].Value}/");
            return Task.FromResult(Address is not null);
        });

        using var http = new HttpClient { BaseAddress = Address };
        await Wait.UntilAsync("the playground to reach the bot", async cancellationToken =>
        {
            _child.MustLive("The playground");
            try
            {
                using var answer = await http.GetAsync(new Uri("/_internal/v1/config", UriKind.Relative), cancellationToken);
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;   // between listening and being ready
            }
        });
    }

    private static string Settings(Person person) => JsonSerializer.Serialize(new
    {
        version = "0.1.1",
        tenantId = TenantId,
        bot = new { id = "28:22222222-2222-4222-8222-222222222222", name = "Conversation Coach" },
        currentUser = User(person),
        users = Person.Everyone.Where(other => other != person).Select(User),
        personalChat = new { id = $"a:personal-{person.Number.ToString(CultureInfo.InvariantCulture)}" },
        groupChat = new { id = "19:group@unq.gbl.spaces", name = "Leadership group" },
        team = new
        {
            id = "19:team@thread.tacv2",
            name = "Primary care network",
            aadGroupId = "44444444-4444-4444-8444-444444444444",
            channels = new[] { new { id = "19:access@thread.tacv2", name = "Access to care" } },
        },
    });

    // "userPrincipleName" is the playground's spelling.
    private static object User(Person person) => new
    {
        id = person.Id,
        name = person.Name,
        userPrincipleName = person.Email,
        aadObjectId = person.ObjectId,
        givenName = person.GivenName,
        surname = person.Surname,
        email = person.Email,
    };

    [GeneratedRegex(@"Listening on (?<port>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
