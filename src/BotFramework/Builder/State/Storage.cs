using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

public interface IStorage
{
    /// <returns>The items that exist; a missing key is simply not there.</returns>
    Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default);

    Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default);

    Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default);
}

public interface IStoreItem
{
    /// <summary>The version last read; <c>*</c> or <see langword="null"/> to overwrite whatever is there.</summary>
    string ETag { get; set; }
}

public static class StorageExtensions
{
    public static async Task<IDictionary<string, TStoreItem>> ReadAsync<TStoreItem>(
        this IStorage storage, string[] keys, CancellationToken cancellationToken = default)
        where TStoreItem : class
    {
        ArgumentNullException.ThrowIfNull(storage);
        var typed = new Dictionary<string, TStoreItem>(StringComparer.Ordinal);
        foreach (var (key, value) in await storage.ReadAsync(keys, cancellationToken))
        {
            var item = value as TStoreItem ?? (value as JToken)?.ToObject<TStoreItem>(StateJson.Serializer);
            if (item is not null) typed[key] = item;
        }

        return typed;
    }
}
