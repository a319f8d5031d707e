using ConversationCoach.Core.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConversationCoach.CosmosDb.Tests;

/// <summary>A store of state over an account: the real one that <c>COSMOS_CONNECTION</c> names, when it does, with a container of its own; else the fake one.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _isReal;

    /// <param name="fake"><see langword="null"/>: a real one, if there is one.</param>
    public Place(FakeCosmosDb? fake = null, params (string Name, string Value)[] settings)
    {
        var real = Environment.GetEnvironmentVariable("COSMOS_CONNECTION");
        _isReal = fake is null && !string.IsNullOrEmpty(real);
        Fake = fake ?? new FakeCosmosDb();

        var told = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConversationState:CosmosDb:ConnectionString"] = _isReal ? real : FakeCosmosDb.ConnectionString,
            ["ConversationState:CosmosDb:Container"] = _isReal ? $"test-{Guid.NewGuid():N}" : "state",
        };
        foreach (var (name, value) in settings) told[$"ConversationState:CosmosDb:{name}"] = value;

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton(services.AddCosmosDb(new ConfigurationBuilder().AddInMemoryCollection(told).Build()));
        if (Fake.IsImpatient) services.Configure<CosmosDbOptions>(options => options.Patience = TimeSpan.FromMilliseconds(200));
        if (!_isReal) services.AddHttpClient(CosmosDbSetup.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => Fake);
        _services = services.BuildServiceProvider();
    }

    public FakeCosmosDb Fake { get; }

    public LogLines Log { get; } = new();

    public IStateStore Store => _services.GetRequiredService<IStateStore>();

    public Task<string?> FaultAsync() => _services.GetRequiredService<IStatePlace>().FaultAsync(CancellationToken.None);

    public async Task<Place> OpenAsync()
    {
        Assert.Null(await FaultAsync());
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isReal)
        {
            var options = _services.GetRequiredService<Microsoft.Extensions.Options.IOptions<CosmosDbOptions>>().Value;
            await _services.GetRequiredService<Microsoft.Azure.Cosmos.CosmosClient>().GetContainer(options.Database, options.Container).DeleteContainerAsync();
        }

        await _services.DisposeAsync();
    }
}

/// <summary>What was logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = [];

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
