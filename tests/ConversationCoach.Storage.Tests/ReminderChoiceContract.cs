using ConversationCoach.Core.Outbox;
using ConversationCoach.Storage.Tests.PostgreSql;

namespace ConversationCoach.Storage.Tests;

public class RemindersInMemory : ReminderChoiceContract
{
    protected override IReminderChoice Store { get; } = new Fakes.InMemoryReminderChoice();
}

public sealed class RemindersOnSqlite : ReminderChoiceContract, IAsyncLifetime
{
    private readonly TemporaryDatabase _temporary = new();

    protected override IReminderChoice Store => _temporary.Stores.Reminders;

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();
}

public sealed class RemindersOnPostgreSql : ReminderChoiceContract, IAsyncLifetime
{
    private readonly TemporaryPostgreSql _temporary = new();

    protected override IReminderChoice Store => _temporary.Stores.Reminders;

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();
}

public abstract class ReminderChoiceContract
{
    protected abstract IReminderChoice Store { get; }

    [Fact]
    public async Task Wants_them_unless_told_and_is_told_as_often_as_one_likes()
    {
        Assert.True(await Store.AreWantedAsync(Sample.Ann, default));
        await Store.SetAsync(Sample.Ann, areWanted: true, default);
        Assert.True(await Store.AreWantedAsync(Sample.Ann, default));

        await Store.SetAsync(Sample.Ann, areWanted: false, default);
        await Store.SetAsync(Sample.Ann, areWanted: false, default);
        Assert.False(await Store.AreWantedAsync(Sample.Ann, default));

        await Store.SetAsync(Sample.Ann, areWanted: true, default);
        Assert.True(await Store.AreWantedAsync(Sample.Ann, default));
    }

    [Fact]
    public async Task Is_each_persons_own()
    {
        await Store.SetAsync(Sample.Ann, areWanted: false, default);

        Assert.True(await Store.AreWantedAsync(Sample.Ann with { User = "bob" }, default));
        Assert.True(await Store.AreWantedAsync(Sample.Ann with { Tenant = "other" }, default));
    }
}
