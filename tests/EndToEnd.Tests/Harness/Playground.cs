using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EndToEnd.Tests.Harness;

/// <summary>One person's Microsoft 365 Agents Playground: a Teams-like page and the connector behind it.</summary>
public sealed partial class Playground : IDisposable
{
    public const string TenantId = "11111111-1111-4111-8111-111111111111";

    private static readonly object Bot = new { id = "28:22222222-2222-4222-8222-222222222222", name = "Conversation Coach" };

    private readonly Child _child;
    private readonly Person _person;
    private string? _shown;

    private Playground(Child child, Person person) => (_child, _person) = (child, person);

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
        var playground = new Playground(Child.Start(Path.Combine(folder, "playground.log"), "node", arguments, folder, new Dictionary<string, string>()), person);
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

    /// <summary>Shows a card in the personal chat, as the bot would; the next one takes its place.</summary>
    /// <param name="card">Its JSON.</param>
    public async Task ShowAsync(string card)
    {
        var message = new
        {
            type = "message",
            from = Bot,
            attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = JsonNode.Parse(card) } },
        };
        var activities = new Uri(Address, $"/_connector/v3/conversations/{PersonalChat(_person)}/activities");
        using var http = new HttpClient();
        if (_shown is null)
        {
            using var posted = await http.PostAsJsonAsync(activities, message);
            posted.EnsureSuccessStatusCode();
            _shown = (string?)(await posted.Content.ReadFromJsonAsync<JsonNode>())?["id"];
        }
        else
        {
            using var updated = await http.PutAsJsonAsync(new Uri($"{activities}/{_shown}"), message);
            updated.EnsureSuccessStatusCode();
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
        bot = Bot,
        currentUser = User(person),
        // It knows exactly five others.
        users = person.Others.Take(5).Select(User),
        personalChat = new { id = PersonalChat(person) },
        groupChat = new { id = GroupChat(person), name = "Leadership group" },
        team = new
        {
            id = "19:team@thread.tacv2",
            name = "Primary care network",
            aadGroupId = "44444444-4444-4444-8444-444444444444",
            channels = new[] { new { id = "19:access@thread.tacv2", name = "Access to care" } },
        },
    });

    private static string PersonalChat(Person person) => $"a:personal-{person.Number.ToString(CultureInfo.InvariantCulture)}";

    // One for each: the bot greets a group once, whoever comes first.
    private static string GroupChat(Person person) => $"19:group-{person.Number.ToString(CultureInfo.InvariantCulture)}@unq.gbl.spaces";

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
