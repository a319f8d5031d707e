using System.Text;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Sealing;

/// <summary>Whether the data, the key store and the key-encryption keys belong together.</summary>
internal sealed class KeyStoreCheck(IDatabase data, KeyStore store, IKeyEncryption encryption, TimeProvider time)
{
    private static readonly byte[] CheckValue = Encoding.UTF8.GetBytes("The key-encryption key is right.");

    /// <exception cref="StartRefusedException">They do not; nothing was changed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await PairAsync(cancellationToken);
        foreach (var (version, value) in await VersionsAsync(cancellationToken)) await OpenAsync(version, value, cancellationToken);
        await AddCurrentAsync(cancellationToken);
    }

    private async Task AddCurrentAsync(CancellationToken cancellationToken)
    {
        var current = encryption.Current;
        if ((await VersionsAsync(cancellationToken)).Any(known => known.Version == current)) return;
        var value = await encryption.WrapAsync(PlaceOf(current), [.. CheckValue], cancellationToken);
        await store.Database.WriteAsync([KeySql.AddVersion.With(current, value, SqlText.Of(time.GetUtcNow()))], cancellationToken);
        // Another process may have been first, with another key under the same name.
        foreach (var (version, kept) in await VersionsAsync(cancellationToken)) await OpenAsync(version, kept, cancellationToken);
    }

    private async Task OpenAsync(string version, byte[] value, CancellationToken cancellationToken)
    {
        if (!encryption.Has(version))
            throw new StartRefusedException($"The key-encryption key {version} is missing, and data keys may still be wrapped with it. Set {encryption.SettingOf(version)}; the command rotate-keys makes it unnecessary.");

        try
        {
            if ((await encryption.UnwrapAsync(PlaceOf(version), value, version, cancellationToken)).AsSpan().SequenceEqual(CheckValue)) return;
        }
        catch (CorruptRecordException)
        {
            // Told below.
        }

        throw new StartRefusedException($"The key-encryption key {version} is not the one that the data keys are wrapped with. Check {encryption.SettingOf(version)}.");
    }

    // The data with a lost or foreign key store would be readable to nobody, and what is written meanwhile would be mixed in.
    private async Task PairAsync(CancellationToken cancellationToken)
    {
        var (ofData, ofStore) = (await IdAsync(data, cancellationToken), await IdAsync(store.Database, cancellationToken));
        if (ofStore is null && ofData is null)
        {
            await store.Database.WriteAsync([KeySql.AddStoreId.With(Guid.NewGuid().ToString("N"))], cancellationToken);
            ofStore = await IdAsync(store.Database, cancellationToken);
        }

        if (ofData is null)
        {
            await data.WriteAsync([KeySql.AddStoreId.With(ofStore)], cancellationToken);
            ofData = await IdAsync(data, cancellationToken);
        }

        if (ofData != ofStore)
            throw new StartRefusedException($"The key store ({store.Database.Name}) is not the one of the data ({data.Name}). Check Encryption:KeyStore:ConnectionString, or restore the key store: without it nobody can read the data.");
    }

    private static async Task<string?> IdAsync(IDatabase database, CancellationToken cancellationToken) =>
        (await database.ReadAsync([KeySql.StoreId.With()], row => row.GetString(0), cancellationToken)).SingleOrDefault();

    private Task<IReadOnlyList<(string Version, byte[] Value)>> VersionsAsync(CancellationToken cancellationToken) =>
        store.Database.ReadAsync([KeySql.Versions.With()], row => (row.GetString(0), row.GetBytes(1)), cancellationToken);

    private static string PlaceOf(string version) => $"check {version}";
}
