using ConversationCoach.Bot.State;
using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;

namespace ConversationCoach.Bot.Tests.State;

public sealed class StateInMemory : StorageContract
{
    protected override IStorage Storage { get; } = new MemoryStorage();
}

public sealed class StateInAStore : StorageContract
{
    protected override IStorage Storage { get; } = new DatabaseStorage(new InMemoryStateStore());
}

public sealed class StateInTheDatabase : StorageContract, IAsyncLifetime, IAsyncDisposable
{
    private readonly WholeBot _bot = new();

    protected override IStorage Storage => _bot.Services.GetRequiredService<IStorage>();

    [Fact]
    public void Is_where_the_host_keeps_it_unless_told() => Assert.IsType<DatabaseStorage>(Storage);

    [Fact]
    public void Loads_nothing_of_a_place_that_is_not_used()
    {
        _ = _bot.Door;
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name!.Contains("Cosmos", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outlives_the_process()
    {
        await WriteAsync(("key", Json("""{"n":1}""")));

        await using var reopened = new WholeBot { DatabaseFile = _bot.DatabaseFile };

        Assert.Equal(1, (int?)Plain((await reopened.Services.GetRequiredService<IStorage>().ReadAsync(["key"], CancellationToken.None))["key"])["n"]);
    }

    [Fact]
    public async Task Holds_no_type_names()
    {
        var ann = _bot.Visitor();
        await ann.StartsAsync();
        await ann.SaysAsync("We stopped talking.");
        Assert.DoesNotContain("$type", Assert.Single(await _bot.StateAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("System.IO.FileInfo, System.Private.CoreLib")]
    [InlineData("System.Windows.Data.ObjectDataProvider, PresentationFramework")]
    [InlineData("ConversationCoach.Bot.Tests.Host.CapturedLog, ConversationCoach.Bot.Tests")]
    [InlineData("System.Collections.Generic.List`1[[System.IO.FileInfo, System.Private.CoreLib]], System.Private.CoreLib")]
    public async Task Believes_no_name_of_a_foreign_type(string type)
    {
        var store = _bot.Services.GetRequiredService<IStateStore>();
        await store.WriteAsync([new StateChange("key", JsonConvert.SerializeObject(new Dictionary<string, object>(StringComparer.Ordinal) { ["$type"] = type, ["fileName"] = "/tmp/x" }), null)], CancellationToken.None);
        await Assert.ThrowsAsync<JsonSerializationException>(() => Storage.ReadAsync(["key"], CancellationToken.None));
    }

    // Begun before many ask at once: each of them would start a bot, and wait for it on a thread that the bots need.
    public Task InitializeAsync()
    {
        _ = _bot.Door;
        return Task.CompletedTask;
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();
}
