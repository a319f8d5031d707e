using System.Net.Http.Headers;
using ConversationCoach.Bot.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.State;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>The program as it is, from its door to a database file of its own; only the channel it answers to is ours.</summary>
internal sealed class WholeBot : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coach-host-").FullName;
    private readonly Lazy<HttpClient> _door;

    public WholeBot()
    {
        _door = new Lazy<HttpClient>(CreateClient);
        DatabaseFile = Path.Combine(_folder, "coach.db");
    }

    /// <summary>Its own, unless it shall go on with that of another.</summary>
    public string DatabaseFile { get; init; }

    public string Stage { get; init; } = "Development";

    public Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>The time it goes by; that of the machine unless told.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Stands before the stores, and lets them fail.</summary>
    public Trouble Trouble { get; } = new();

    public StubChannel Channel { get; } = new();

    /// <summary>What else of it is ours.</summary>
    public Action<IServiceCollection> Ours { get; init; } = _ => { };

    /// <summary><see langword="null"/>: nothing is logged, for speed.</summary>
    public CapturedLog? Log { get; init; }

    /// <summary>What of it is logged; everything unless told.</summary>
    public LogLevel Least { get; init; } = LogLevel.Trace;

    /// <summary>Where the channel posts; opening it starts the bot.</summary>
    public HttpClient Door => _door.Value;

    public IPreparationStore Preparations => Services.GetRequiredService<IPreparationStore>();

    public Visitor Visitor(string name = "ann") => new(Door, name);

    public async Task<HttpResponseMessage> PostAsync(HttpContent content, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        if (authorization is not null) request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        return await Door.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string json) => PostAsync(new StringContent(json, null, "application/json"));

    /// <summary>A connection that knows nothing of the program.</summary>
    public SqliteConnection Connect()
    {
        _ = Door;
        var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        return connection;
    }

    public IReadOnlyList<string> Query(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read()) found.Add(rows.GetString(0));
        return found;
    }

    /// <summary>Key and text of all that is kept of talks, as the bot reads it.</summary>
    public async Task<IReadOnlyList<string>> StateAsync()
    {
        var rows = await Services.GetRequiredService<IStateStore>().ReadAsync([.. Query("SELECT key FROM bot_state")], CancellationToken.None);
        return [.. rows.Select(row => row.Key + row.Value.Json)];
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Stage);
        builder.UseSetting("Storage:ConnectionString", $"Data Source={DatabaseFile}");
        builder.UseSetting("Encryption:Keys:1", Convert.ToBase64String(new byte[32]));
        foreach (var (name, value) in Settings) builder.UseSetting(name, value);
        foreach (var category in new[] { "Default", "Microsoft.AspNetCore", "System.Net.Http" }) builder.UseSetting($"Logging:LogLevel:{category}", Least.ToString());

        builder.ConfigureLogging(logging =>
        {
            logging.ClearProviders();
            if (Log is not null) logging.AddProvider(Log);
        });
        builder.ConfigureTestServices(services =>
        {
            services.ConfigureHttpClientDefaults(clients => clients.ConfigurePrimaryHttpMessageHandler(Channel.Line));
            // What waits goes when a test says so.
            services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationFactory?.Method.ReturnType == typeof(Dispatcher)));
            if (Clock is not null) services.Replace(ServiceDescriptor.Singleton(Clock));
            Wrap<IPreparationStore>(services, store => new TroubledPreparations(store, Trouble));
            Wrap<IStateStore>(services, store => new TroubledState(store, Trouble));
            Ours(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal static void Wrap<T>(IServiceCollection services, Func<T, T> around) where T : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(T));
        services.Replace(ServiceDescriptor.Singleton(provider => around((T)ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
    }
}
