using ConversationCoach.Bot.State;
using ConversationCoach.Bot.Tests.State;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.Tests;
using Microsoft.Bot.Builder;

namespace ConversationCoach.CosmosDb.Tests;

public sealed class StateInCosmosDb : StateStoreContract, IAsyncLifetime, IAsyncDisposable
{
    private readonly Place _place = new();

    protected override IStateStore Store => _place.Store;

    public Task InitializeAsync() => _place.OpenAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _place.DisposeAsync();
}

public sealed class BotStateInCosmosDb : StorageContract, IAsyncLifetime, IAsyncDisposable
{
    private readonly Place _place = new();

    protected override IStorage Storage => new DatabaseStorage(_place.Store);

    public Task InitializeAsync() => _place.OpenAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _place.DisposeAsync();
}
