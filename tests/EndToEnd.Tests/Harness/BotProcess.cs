using System.Globalization;

namespace EndToEnd.Tests.Harness;

/// <summary>The built bot, as it would run: a process of its own, over a database file of its own.</summary>
public sealed class BotProcess : IDisposable
{
    private readonly int _port = Child.FreePort();
    private readonly string _folder;
    private Child? _child;

    /// <param name="folder">Where the database and the log are put.</param>
    public BotProcess(string folder)
    {
        _folder = folder;
        Address = new Uri($"http://127.0.0.1:{_port}");
        Messages = new Uri(Address, "/api/messages");
    }

    public Uri Address { get; }

    public Uri Messages { get; }

    public string LogFile => Path.Combine(_folder, "bot.log");

    public async Task StartAsync()
    {
        var bot = Places.Bot;
        _child = Child.Start(LogFile, "dotnet", [bot], Path.GetDirectoryName(bot)!, new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = Address.ToString(),
            ["PORT"] = _port.ToString(CultureInfo.InvariantCulture),   // one of the machine's own must not win
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Storage__ConnectionString"] = $"Data Source={Path.Combine(_folder, "coach.db")}",
        });

        using var http = new HttpClient { BaseAddress = Address };
        await Wait.UntilAsync("the bot to be alive", async cancellationToken =>
        {
            _child.MustLive("The bot");
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/live", UriKind.Relative), cancellationToken);
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;   // not listening yet
            }
        });
    }

    /// <summary>As when a machine fails: no goodbye, then the same port and database again.</summary>
    public Task KillAndRestartAsync()
    {
        Dispose();
        return StartAsync();
    }

    public void Dispose()
    {
        _child?.Dispose();
        _child = null;
    }
}
