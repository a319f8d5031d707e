using ConversationCoach.Core.State;
using Microsoft.Bot.Builder;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ConversationCoach.Bot.State;

/// <summary>Keeps conversation state in the database of the preparations.</summary>
/// <remarks>
/// The SDK in the tree hands plain JSON to a storage; the official one hands its own objects, which it wants back as the
/// same types. Type names are written only where a value's type is not its declared one, which plain JSON never needs.
/// </remarks>
internal sealed class DatabaseStorage(IStateStore store) : IStorage
{
    private static readonly JsonSerializerSettings Json = new()
    {
#pragma warning disable CA2326 // Only types of the SDK and of collections are read back: see SdkTypesOnly.
        TypeNameHandling = TypeNameHandling.Auto,
#pragma warning restore CA2326
        SerializationBinder = new SdkTypesOnly(),
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = 64,
    };

    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        var rows = await store.ReadAsync(keys, cancellationToken);
        var items = new Dictionary<string, object>(rows.Count, StringComparer.Ordinal);
        foreach (var (key, row) in rows)
        {
            var item = Read(row.Json);
            if (item is IStoreItem tagged) tagged.ETag = row.ETag;
            items[key] = item;
        }

        return items;
    }

    /// <exception cref="InvalidOperationException">An eTag is stale; nothing was written.</exception>
    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        var rows = changes
            .Select(change => new StateChange(change.Key, Write(change.Value), (change.Value as IStoreItem)?.ETag))
            .ToList();
        if (!await store.WriteAsync(rows, cancellationToken)) throw new InvalidOperationException("Etag conflict: the state was changed in between.");
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => store.DeleteAsync(keys, cancellationToken);

    // Plain JSON is read and written in every turn, and needs no serialiser.
    private static string Write(object value) => value is JObject plain ? plain.ToString(Formatting.None) : JsonConvert.SerializeObject(value, typeof(object), Json);

    private static object Read(string json)
    {
        if (json.Contains("\"$type\"", StringComparison.Ordinal)) return JsonConvert.DeserializeObject<object>(json, Json)!;

        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
        return JToken.ReadFrom(reader);
    }
}
