using System.Text;
using System.Xml.Linq;
using ConversationCoach.Storage.Tests.Fakes;
using ConversationCoach.Storage.Tests.PostgreSql;

namespace ConversationCoach.Storage.Tests.Sealing;

public sealed class ProtectionKeysOnSqlite() : ProtectionKeysContract(time => new TemporaryDatabase(time: time));

public sealed class ProtectionKeysOnPostgreSql() : ProtectionKeysContract(time => new TemporaryPostgreSql(time: time));

/// <summary>What one instance protects any other can read, and nobody else.</summary>
public abstract class ProtectionKeysContract : IAsyncLifetime
{
    private static readonly XElement First = new("key", new XAttribute("id", "1"), "first-secret");
    private static readonly XElement Second = new("key", new XAttribute("id", "2"), "second-secret");

    private readonly ManualClock _clock = new();

    private protected ProtectionKeysContract(Func<TimeProvider, ITemporary> make) => Temporary = make(_clock);

    private protected ITemporary Temporary { get; }

    private Stores Stores => Temporary.Stores;

    [Fact]
    public void Are_found_by_every_instance()
    {
        Assert.Empty(Stores.Protection.GetAllElements());
        Stores.Protection.StoreElement(First, "first");
        Assert.Equal([First.ToString()], Read(Temporary.OpenStores()));

        Stores.Protection.GetAllElements();
        Stores.Protection.StoreElement(Second, "second");
        Assert.Equal([First.ToString(), Second.ToString()], Read(Temporary.OpenStores()));
    }

    [Fact]
    public void Are_the_same_when_two_instances_begin_together()
    {
        var other = Temporary.OpenStores();
        Assert.Empty(Read(Stores));
        Assert.Empty(Read(other));

        Stores.Protection.StoreElement(First, "first");
        other.Protection.StoreElement(Second, "second");

        Assert.Equal([First.ToString()], Read(Stores));
        Assert.Equal([First.ToString()], Read(other));
    }

    [Fact]
    public async Task Rest_sealed()
    {
        Stores.Protection.StoreElement(First, "first");
        Assert.DoesNotContain(await Temporary.OnDiskAsync(), file => file.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("first-secret")) >= 0);
    }

    [Fact]
    public async Task Outlive_a_rotation_of_the_key_encryption_key_and_any_time()
    {
        Stores.Protection.StoreElement(First, "first");
        await Temporary.OpenStores(Stores.Encryption("1", "2")).Rotation.RunAsync(default);
        _clock.Advance(TimeSpan.FromDays(3000));
        var after = Temporary.OpenStores(Stores.Encryption("2"));
        await after.Retention.RunAsync(default);

        Assert.Equal([First.ToString()], Read(after));
    }

    [Fact]
    public void That_do_not_open_are_passed_over_and_another_takes_their_place()
    {
        Stores.Protection.StoreElement(First, "first");
        Temporary.Ask("UPDATE protection_key SET number = 5");
        var other = Temporary.OpenStores();
        Assert.Empty(Read(other));
        Assert.Contains("Protection key 5", other.Log.Text, StringComparison.Ordinal);

        other.Protection.StoreElement(Second, "second");
        Assert.Equal([Second.ToString()], Read(other));
    }

    public Task InitializeAsync() => Temporary.InitializeAsync();

    public Task DisposeAsync() => Temporary.DisposeAsync();

    private static IEnumerable<string> Read(Stores stores) => stores.Protection.GetAllElements().Select(element => element.ToString());
}
