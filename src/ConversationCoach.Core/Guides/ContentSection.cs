using System.Collections.Immutable;
using System.Globalization;

namespace ConversationCoach.Core.Guides;

/// <summary>
/// One mapping of a content file, read strictly. Whatever is missing or wrong becomes a fault and reads as empty,
/// so that reading goes on and the author hears of everything at once.
/// </summary>
internal sealed class ContentSection
{
    private readonly ContentMap _map;
    private readonly FileFaults _faults;

    /// <param name="kind">What it is, in words: "step".</param>
    public ContentSection(ContentNode node, string kind, FileFaults faults, params ReadOnlySpan<string> keys)
    {
        _faults = faults;
        _map = node as ContentMap ?? new ContentMap([], node.Line);
        Name = kind == "guide" ? "the guide" : _map["id"] is ContentText { Text.Length: > 0 } id ? $"{kind} '{id.Text}'" : $"this {kind}";

        if (node is not ContentMap) faults.Add(node.Line, $"{Name} is not written as keys with values", $"use {string.Join(", ", keys)}");
        foreach (var (key, _) in _map.Entries)
            if (!keys.Contains(key.Text)) faults.Add(key.Line, $"{Name} has no use for '{key.Text}'", $"use {string.Join(", ", keys)}");
        foreach (var twin in _map.Entries.GroupBy(entry => entry.Key.Text).SelectMany(group => group.Skip(1)))
            faults.Add(twin.Key.Line, $"'{twin.Key.Text}' is in {Name} twice", "keep one");
    }

    /// <summary>As faults call it.</summary>
    public string Name { get; }

    public int Line => _map.Line;

    public bool Has(string key) => _map[key] is not null;

    /// <returns>The line of the value, or of its item when it is a list; the section's own where there is none.</returns>
    public int LineOf(string key, int item = -1) => _map[key] switch
    {
        ContentList list when item >= 0 && item < list.Items.Length => list.Items[item].Line,
        { } value => value.Line,
        null => Line,
    };

    /// <param name="longest">In UTF-16 characters.</param>
    /// <returns>Empty when it is missing.</returns>
    public string Text(string key, int longest) => TextOrNull(key, longest) ?? (Has(key) ? "" : Missing(key, ""));

    /// <returns><see langword="null"/> when it is missing, which is no fault.</returns>
    public string? TextOrNull(string key, int longest) => _map[key] is { } value ? TextOf(value, key, longest) : null;

    /// <returns>Empty when it is missing; an id that is not well formed is a fault and returned all the same.</returns>
    public string Id()
    {
        var id = Text("id", 40);
        if (!id.All(sign => sign is >= 'a' and <= 'z' or >= '0' and <= '9' or '-'))
            _faults.Add(LineOf("id"), $"the id '{id}' has other characters than a-z, 0-9 and hyphens", "write it with those only");
        return id;
    }

    public int Number(string key, int least, int most)
    {
        if (!Has(key)) return Missing(key, least);
        if (_map[key] is ContentText value && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most) return number;

        _faults.Add(LineOf(key), $"'{key}' of {Name} is not a whole number from {least} to {most}", "write one");
        return least;
    }

    /// <returns>Empty when it is missing, which is no fault.</returns>
    public ImmutableArray<string> Texts(string key, int longest) => [.. Items(key).Select(item => TextOf(item, key, longest))];

    /// <returns>Empty when it is missing, which is no fault.</returns>
    public ImmutableArray<T> List<T>(string key, Func<ContentNode, T> read) => [.. Items(key).Select(read)];

    public T? Part<T>(string key, Func<ContentNode, T> read)
        where T : class => _map[key] is { } value ? read(value) : null;

    public void Fault(int line, string what, string remedy) => _faults.Add(line, what, remedy);

    private ImmutableArray<ContentNode> Items(string key)
    {
        if (_map[key] is ContentList list) return list.Items;
        if (Has(key)) _faults.Add(LineOf(key), $"'{key}' of {Name} is not a list", "begin each item with a hyphen, or write [one, two]");
        return [];
    }

    private string TextOf(ContentNode value, string key, int longest)
    {
        if (value is not ContentText { Text: var text })
            _faults.Add(value.Line, $"'{key}' of {Name} is not text", "write words there, in quotes if they hold a colon");
        else if (string.IsNullOrWhiteSpace(text))
            _faults.Add(value.Line, $"'{key}' of {Name} is blank", "write it or take the key out");
        else if (text.Length > longest)
            _faults.Add(value.Line, $"'{key}' of {Name} is too long by {text.Length - longest}", $"keep to {longest} characters");
        else
            return text;

        return "";
    }

    private T Missing<T>(string key, T empty)
    {
        _faults.Add(Line, $"{Name} has no {key}", $"add '{key}:'");
        return empty;
    }
}
