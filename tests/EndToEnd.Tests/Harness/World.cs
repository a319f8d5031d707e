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

    /// <summary>What a person does in the client. If it fails, a picture and the bot's log are kept beside the pictures of the story.</summary>
    /// <param name="test">Left to the compiler: the name of the test.</param>
    public Task AsAsync(Person person, Func<Client, Task> story, [CallerMemberName] string test = "") =>
        OnDevicesAsync(person, 1, devices => story(devices[0]), test);

    /// <summary>What a person does on two devices, both in the same chat.</summary>
    /// <param name="test">Left to the compiler: the name of the test.</param>
    public Task OnTwoDevicesAsync(Person person, Func<Client, Client, Task> story, [CallerMemberName] string test = "") =>
        OnDevicesAsync(person, 2, devices => story(devices[0], devices[1]), test);

    private async Task OnDevicesAsync(Person person, int count, Func<IReadOnlyList<Client>, Task> story, string test)
    {
        var playground = await _playgrounds.GetOrAdd(person, NewPlayground).Value;
        var folder = Path.Combine(_folder, test);
        var devices = new List<Client>();
        try
        {
            while (devices.Count < count)
                devices.Add(await Client.OpenAsync(_browser!, playground, devices.Count == 0 ? folder : Path.Combine(folder, $"device-{devices.Count + 1}")));
            await story(devices);
        }
        catch
        {
            Directory.CreateDirectory(folder);
            File.Copy(Bot.LogFile, Path.Combine(folder, "failed-bot.log"), overwrite: true);
            foreach (var device in devices) await device.TryPictureAsync("failed");
            throw;
        }
        finally
        {
            foreach (var device in devices) await device.DisposeAsync();
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
