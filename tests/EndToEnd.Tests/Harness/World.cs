using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace EndToEnd.Tests.Harness;

/// <summary>One bot, one browser, and a playground for each person who comes by: started once for all tests of a collection.</summary>
public sealed class World : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(
        Places.Artifacts, string.Create(CultureInfo.InvariantCulture, $"run-{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}"))).FullName;

    private readonly ConcurrentDictionary<Person, Lazy<Task<Playground>>> _playgrounds = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public World() => Bot = new BotProcess(_folder);

    public BotProcess Bot { get; }

    public async Task InitializeAsync()
    {
        try
        {
            await Bot.StartAsync();
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Places.Chromium,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
            });
        }
        catch
        {
            await DisposeAsync();   // nothing may outlive the tests
            throw;
        }
    }

    /// <summary>What a person does in the client. If it fails, a picture and the bot's log are kept under the name of the test.</summary>
    /// <param name="test">Left to the compiler: the name of the test.</param>
    public async Task AsAsync(Person person, Func<Client, Task> story, [CallerMemberName] string test = "")
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(story);

        var playground = await _playgrounds.GetOrAdd(person, NewPlayground).Value;
        await using var client = await Client.OpenAsync(_browser!, playground.Address, _folder);
        try
        {
            await story(client);
        }
        catch
        {
            File.Copy(Bot.LogFile, Path.Combine(_folder, $"failed-{test}-bot.log"), overwrite: true);
            await client.TryPictureAsync($"failed-{test}-{person.GivenName}");
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        foreach (var playground in _playgrounds.Values.Where(one => one is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })) (await playground.Value).Dispose();
        Bot.Dispose();
    }

    private Lazy<Task<Playground>> NewPlayground(Person person) =>
        new(() => Playground.StartAsync(Bot, person, Path.Combine(_folder, person.GivenName)));
}

[CollectionDefinition(Name)]
public sealed class InTheClient : ICollectionFixture<World>
{
    public const string Name = "In the client";
}
