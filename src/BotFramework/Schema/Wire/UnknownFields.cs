using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>A <see cref="JObject"/> as the dictionary in which System.Text.Json puts the fields a class does not know.</summary>
internal sealed class UnknownFields(JObject fields) : IDictionary<string, object>
{
    public UnknownFields()
        : this([])
    {
    }

    public JObject Fields => fields;

    public int Count => fields.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => [.. fields.Properties().Select(known => known.Name)];

    public ICollection<object> Values => [.. fields.PropertyValues()];

    public object this[string key]
    {
        get => fields[key];
        set => fields[key] = value as JToken ?? new JValue(value);
    }

    public void Add(string key, object value) => this[key] = value;

    public void Add(KeyValuePair<string, object> item) => this[item.Key] = item.Value;

    public void Clear() => fields.RemoveAll();

    public bool Contains(KeyValuePair<string, object> item) => TryGetValue(item.Key, out var value) && Equals(value, item.Value);

    public bool ContainsKey(string key) => fields.ContainsKey(key);

    public void CopyTo(KeyValuePair<string, object>[] array, int arrayIndex)
    {
        foreach (var field in this) array[arrayIndex++] = field;
    }

    public bool Remove(string key) => fields.Remove(key);

    public bool Remove(KeyValuePair<string, object> item) => fields.Remove(item.Key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value)
    {
        var found = fields.TryGetValue(key, StringComparison.Ordinal, out var token);
        value = token;
        return found;
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator()
    {
        foreach (var (name, value) in fields) yield return new(name, value);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
