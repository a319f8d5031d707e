using ConversationCoach.Core.Guides;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ConversationCoach.Core.Phrasing;

/// <summary>Reads phrases.yaml into <see cref="Phrases"/>, strictly: a phrase that is missing, unknown or blank is a fault.</summary>
public static class PhraseFile
{
    /// <exception cref="ContentException">Every fault of the file, each with its line.</exception>
    public static Phrases Load(string contentFolder, string language)
    {
        var file = Path.Combine(contentFolder, language, "phrases.yaml");
        var faults = new List<string>();
        var phrases = new Phrases[1];
        try
        {
            var yaml = new YamlStream();
            using (var text = File.OpenText(file)) yaml.Load(text);
            phrases[0] = (Phrases)Read(typeof(Phrases), (YamlMappingNode)yaml.Documents[0].RootNode, faults);
        }
        catch (Exception error) when (error is YamlException or IOException or InvalidCastException or ArgumentOutOfRangeException)
        {
            faults.Add($"phrases.yaml: cannot be read as sections of phrases: {error.Message}");
        }

        return faults.Count == 0 ? phrases[0] : throw new ContentException(faults);
    }

    private static object Read(Type type, YamlMappingNode section, List<string> faults)
    {
        var made = Activator.CreateInstance(type)!;
        var wanted = type.GetProperties().ToDictionary(property => KebabCase(property.Name), StringComparer.Ordinal);

        foreach (var (key, value) in section.Children)
        {
            if (!wanted.Remove(key.ToString(), out var property)) faults.Add($"{At(key)}: nobody says '{key}'; remove it or correct its name");
            else if (ReadValue(property.PropertyType, value, faults) is { } read) property.SetValue(made, read);
            else faults.Add($"{At(value)}: '{key}' is blank or of the wrong shape");
        }

        faults.AddRange(wanted.Keys.Select(missing => $"{At(section)}: '{missing}' is missing from this section"));
        return made;
    }

    private static object? ReadValue(Type type, YamlNode value, List<string> faults) => value switch
    {
        YamlScalarNode { Value: { } text } when type == typeof(string) && !string.IsNullOrWhiteSpace(text) => text,
        YamlSequenceNode { Children.Count: > 0 } words when type == typeof(string[]) => words.Select(word => word.ToString()).ToArray(),
        YamlMappingNode section when type != typeof(string) && !type.IsArray => Read(type, section, faults),
        _ => null,
    };

    private static string At(YamlNode node) => $"phrases.yaml({node.Start.Line})";

    private static string KebabCase(string name) =>
        string.Concat(name.Select((sign, index) => char.IsUpper(sign) ? (index > 0 ? "-" : "") + char.ToLowerInvariant(sign) : sign.ToString()));
}
