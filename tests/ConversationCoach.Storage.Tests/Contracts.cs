using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.Tests.Fakes;

namespace ConversationCoach.Storage.Tests;

public class PreparationsInMemory : PreparationStoreContract
{
    protected override IPreparationStore Store { get; } = new InMemoryPreparationStore();
}

public class StateInMemory : StateStoreContract
{
    protected override IStateStore Store { get; } = new InMemoryStateStore();
}

public class TipsInMemory : TipStoreContract
{
    protected override ITipStore Store { get; } = new InMemoryTipStore();
}

public sealed class TipsOnSqlite : TipStoreContract, IAsyncLifetime
{
    private readonly TemporaryDatabase _temporary = new();

    protected override ITipStore Store => _temporary.Stores.Tips;

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();
}

public sealed class PreparationsOnSqlite : PreparationStoreContract, IAsyncLifetime
{
    private readonly TemporaryDatabase _temporary = new();

    protected override IPreparationStore Store => _temporary.Preparations;

    [Theory, InlineData(1), InlineData(2)]
    public Task Loses_no_change_among_writers_of_two_processes(int seed) =>
        ManyWriters.LoseNothingAsync([Store, _temporary.OpenStores().Preparations], seed);

    [Fact]
    public async Task Finds_it_all_after_a_restart()
    {
        var saved = await SavedAsync((await SavedAsync(Sample.New())).Says("facts", "Twice"));
        await _temporary.Database.DisposeAsync();
        Sample.AssertSame(saved, await _temporary.OpenStores().Preparations.FindAsync(saved.Id, saved.Owner, CancellationToken.None));
    }

    [Fact]
    public async Task Leaves_nothing_deleted_on_the_disk_not_even_sealed()
    {
        var saved = await SavedAsync((await SavedAsync(Sample.New())).Says("facts", "Xylophone and drums"));
        var rests = (byte[])_temporary.Ask("SELECT sealed FROM answer")!;
        Assert.True(await IsOnDiskAsync(rests));

        Assert.True(await Store.DeleteAsync(saved.Id, saved.Owner, CancellationToken.None));
        await SavedAsync(Sample.New());
        Assert.False(await IsOnDiskAsync(rests));
    }

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();

    private async Task<bool> IsOnDiskAsync(byte[] bytes) => (await _temporary.OnDiskAsync()).Any(file => file.Bytes.AsSpan().IndexOf(bytes) >= 0);
}

public sealed class StateOnSqlite : StateStoreContract, IAsyncLifetime
{
    private readonly TemporaryDatabase _temporary = new();

    protected override IStateStore Store => _temporary.Stores.States;

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();
}
