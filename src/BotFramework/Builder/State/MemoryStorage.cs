using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>Keeps copies in memory, as JSON tokens. The lock guards look-ups only; copying is outside it.</summary>
public class MemoryStorage : IStorage
{
    private readonly Dictionary<string, JObject> _items;
    private readonly JsonSerializer _serializer;
    private readonly Lock _lock = new();
    private long _version;

    public MemoryStorage(JsonSerializer jsonSerializer, Dictionary<string, JObject> dictionary = null)
    {
        ArgumentNullException.ThrowIfNull(jsonSerializer);
        _serializer = jsonSerializer;
        _items = dictionary ?? new Dictionary<string, JObject>(StringComparer.Ordinal);
    }

    public MemoryStorage(Dictionary<string, JObject> dictionary = null)
        : this(StateJson.Serializer, dictionary) { }

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Dictionary<string, object>(keys.Length, StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (Peek(key) is { } item) found[key] = item.DeepClone();
        }

        return Task.FromResult<IDictionary<string, object>>(found);
    }

    /// <exception cref="Exception">Somebody else has written an item since it was read; it and the ones after it are not written.</exception>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (var (key, value) in changes)
        {
            if (value is null) Remove(key);
            else if (value is IStoreItem item) Write(key, Copy(item), item.ETag ?? "*");
            else Keep(key, Copy(value));
        }

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys) Remove(key);
        return Task.CompletedTask;
    }

    /// <returns>The item itself, not a copy, for readers that change nothing; <see langword="null"/> when there is none.</returns>
    internal JObject Peek(string key)
    {
        lock (_lock) return _items.GetValueOrDefault(key);
    }

    /// <summary>Keeps <paramref name="item"/> itself, not a copy: nobody may change it from here on.</summary>
    internal void Keep(string key, JObject item)
    {
        lock (_lock) _items[key] = item;
    }

    private JObject Copy(object value) => value is JObject json ? (JObject)json.DeepClone() : JObject.FromObject(value, _serializer);

    private void Write(string key, JObject item, string expected)
    {
        var tag = item.Property("eTag", StringComparison.OrdinalIgnoreCase);
        if (tag is null) item.Add(tag = new JProperty("eTag", null));

        lock (_lock)
        {
            var current = (string)_items.GetValueOrDefault(key)?.GetValue("eTag", StringComparison.OrdinalIgnoreCase);
            if (current is not null && expected != "*" && expected != current)
            {
                throw new Exception($"Etag conflict.\r\n\r\nOriginal: {expected}\r\nCurrent: {current}");
            }

            tag.Value = (++_version).ToString(CultureInfo.InvariantCulture);
            _items[key] = item;
        }
    }

    private void Remove(string key)
    {
        lock (_lock) _items.Remove(key);
    }
}
