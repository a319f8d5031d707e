using System.Text;
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

    protected override ITipStore Store => new TipStore(_temporary.Database);

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();
}

public sealed class PreparationsOnSqlite : PreparationStoreContract, IAsyncLifetime
{
    private readonly TemporaryDatabase _temporary = new();

    protected override IPreparationStore Store => _temporary.Preparations;

    [Theory, InlineData(1), InlineData(2)]
    public Task Loses_no_change_among_writers_of_two_processes(int seed) =>
        ManyWriters.LoseNothingAsync([Store, new PreparationStore(_temporary.Open())], seed);

    [Fact]
    public async Task Finds_it_all_after_a_restart()
    {
        var saved = await SavedAsync((await SavedAsync(Sample.New())).Says("facts", "Twice"));
        await _temporary.Database.DisposeAsync();
        Sample.AssertSame(saved, await new PreparationStore(_temporary.Open()).FindAsync(saved.Id, saved.Owner, CancellationToken.None));
    }

    [Fact]
    public async Task Leaves_no_deleted_word_on_the_disk()
    {
        var saved = await SavedAsync((await SavedAsync(Sample.New(about: "Xylophone lessons"))).Says("facts", "Xylophone and drums"));
        Assert.Contains("Xylophone", await OnDiskAsync(), StringComparison.Ordinal);

        Assert.True(await Store.DeleteAsync(saved.Id, saved.Owner, CancellationToken.None));
        await SavedAsync(Sample.New());
        Assert.DoesNotContain("Xylophone", await OnDiskAsync(), StringComparison.Ordinal);
    }

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();

    private async Task<string> OnDiskAsync()
    {
        var files = Directory.GetFiles(Path.GetDirectoryName(_temporary.File)!);
        return string.Concat(await Task.WhenAll(files.Select(file => File.ReadAllTextAsync(file, Encoding.Latin1))));
    }
}

public sealed class StateOnSqlite : StateStoreContract, IAsyncLifetime
{
    private readonly TemporaryDatabase _temporary = new();

    protected override IStateStore Store => new StateStore(_temporary.Database, TimeProvider.System);

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();
}
