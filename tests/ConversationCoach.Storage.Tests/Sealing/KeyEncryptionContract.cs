using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Sealing;
using ConversationCoach.Storage.Tests.PostgreSql;

namespace ConversationCoach.Storage.Tests.Sealing;

public sealed class WrappingOnSqlite : KeyEncryptionContract
{
    private protected override ITemporary Temporary { get; } = new TemporaryDatabase();
}

public sealed class WrappingOnPostgreSql : KeyEncryptionContract
{
    private protected override ITemporary Temporary { get; } = new TemporaryPostgreSql();
}

/// <summary>Data keys are wrapped with key-encryption keys: a wrong one is noticed at the start, and a new one can take over.</summary>
public abstract class KeyEncryptionContract : IAsyncLifetime
{
    private protected abstract ITemporary Temporary { get; }

    [Fact]
    public async Task A_missing_key_refuses_the_start_and_is_named()
    {
        await KeepAsync(2);
        Assert.Contains("Encryption:Keys:1", Refusal("2"), StringComparison.Ordinal);
        Assert.Contains("missing", Refusal("2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_refuses_the_start_and_is_named()
    {
        await KeepAsync(1);
        Assert.Contains("The key-encryption key 1 is not the one", Refusal("1!"), StringComparison.Ordinal);
        Assert.Contains("Encryption:Keys:1", Refusal("1!", "2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_store_of_other_data_refuses_the_start()
    {
        await KeepAsync(1);
        Temporary.AskKeys("UPDATE key_store SET id = 'another'");
        Assert.Contains("Encryption:KeyStore:ConnectionString", Refusal("1"), StringComparison.Ordinal);
        Temporary.AskKeys("DELETE FROM key_store");
        Assert.Contains("Encryption:KeyStore:ConnectionString", Refusal("1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_key_wraps_what_is_new_and_the_old_one_still_unwraps()
    {
        var old = await KeepAsync(1);
        var stores = Temporary.OpenStores(Stores.Encryption("1", "2"));
        var bobs = Sample.New(Sample.Bob);
        Assert.True(await stores.Preparations.SaveAsync(bobs, default));

        Assert.Equal(("1", "2"), (Temporary.AskKeys("SELECT min(wrapped_with) FROM data_key"), Temporary.AskKeys("SELECT wrapped_with FROM data_key WHERE person = 'bob'")));
        Sample.AssertSame(old[0], await stores.Preparations.FindAsync(old[0].Id, old[0].Owner, default));
    }

    [Fact]
    public async Task Rotation_wraps_every_data_key_anew_and_frees_the_old_version()
    {
        var kept = await KeepAsync(520);

        var rotated = await Temporary.OpenStores(Stores.Encryption("1", "2")).Rotation.RunAsync(default);

        Assert.Equal((520, "2"), (rotated.DataKeys, rotated.Current));
        Assert.Equal(["1"], rotated.Free);
        Assert.Empty(rotated.Used);
        var after = Temporary.OpenStores(Stores.Encryption("2"));
        Sample.AssertSame(kept[^1], await after.Preparations.FindAsync(kept[^1].Id, kept[^1].Owner, default));
        Assert.Equal(0, (await after.Rotation.RunAsync(default)).DataKeys);
    }

    [Fact]
    public async Task Rotation_goes_on_where_it_was_cut_short()
    {
        var kept = await KeepAsync(8);
        var stores = Temporary.OpenStores(Stores.Encryption("1", "2"));

        await Assert.ThrowsAsync<IOException>(() => new KeyRotation(stores.KeyStore, new FailingAfter(5), stores.Audit, TimeProvider.System).RunAsync(default));

        Assert.Equal(3, (await stores.Rotation.RunAsync(default)).DataKeys);
        var after = Temporary.OpenStores(Stores.Encryption("2"));
        foreach (var preparation in kept) Sample.AssertSame(preparation, await after.Preparations.FindAsync(preparation.Id, preparation.Owner, default));
    }

    [Fact]
    public async Task A_process_whose_key_was_retired_says_so_and_loses_nothing()
    {
        await KeepAsync(1);
        var old = Temporary.Stores;
        await Temporary.OpenStores(Stores.Encryption("1", "2")).Rotation.RunAsync(default);

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => old.Preparations.SaveAsync(Sample.New(new UserId("contoso", "new")), default));

        Assert.Contains("retired", error.Message, StringComparison.Ordinal);
        Assert.True(await Temporary.OpenStores(Stores.Encryption("2")).Preparations.SaveAsync(Sample.New(new UserId("contoso", "new")), default));
    }

    public Task InitializeAsync() => Temporary.InitializeAsync();

    public Task DisposeAsync() => Temporary.DisposeAsync();

    private async Task<IReadOnlyList<Preparation>> KeepAsync(int people)
    {
        var stores = Temporary.OpenStores(Stores.Encryption("1"));
        var kept = Enumerable.Range(0, people).Select(number => Sample.New(new UserId("contoso", $"person-{number}"))).ToList();
        foreach (var some in kept.Chunk(40)) Assert.All(await Task.WhenAll(some.Select(preparation => stores.Preparations.SaveAsync(preparation, default))), Assert.True);
        return kept;
    }

    private string Refusal(params string[] versions) => Assert.Throws<StartRefusedException>(() => Temporary.OpenStores(Stores.Encryption(versions))).Message;

    /// <summary>From version 1 to version 2, until it fails.</summary>
    private sealed class FailingAfter(int wraps) : IKeyEncryption
    {
        private readonly KeyEncryption _inner = Stores.Encryption("1", "2");
        private int _wraps;

        public string Current => _inner.Current;

        public string SettingOf(string version) => _inner.SettingOf(version);

        public bool Has(string version) => _inner.Has(version);

        public Task<byte[]> WrapAsync(string keyId, byte[] key, CancellationToken cancellationToken) =>
            ++_wraps > wraps ? throw new IOException() : _inner.WrapAsync(keyId, key, cancellationToken);

        public Task<byte[]> UnwrapAsync(string keyId, byte[] wrapped, string version, CancellationToken cancellationToken) =>
            _inner.UnwrapAsync(keyId, wrapped, version, cancellationToken);
    }
}
