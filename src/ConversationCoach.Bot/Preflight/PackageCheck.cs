using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConversationCoach.Bot.Packaging;

namespace ConversationCoach.Bot.Preflight;

/// <summary>Whether a package for Teams, a zip or a folder, is that of this bot. The schema of the manifest is for the store to check.</summary>
internal static partial class PackageCheck
{
    private const string Manifest = AppPackage.Manifest;
    private const int LongestJson = 256 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static void Run(string path, string? app, string? publicUrl, Findings findings)
    {
        var (package, unopened) = PackageFiles.Open(path);
        using var files = package;
        if (files is null)
        {
            findings.Fault(unopened!);
            return;
        }

        var (manifest, unreadable) = ReadJson(files, Manifest);
        if (manifest is null)
        {
            findings.Fault(unreadable!);
            return;
        }

        if (string.IsNullOrEmpty(app)) findings.Note($"{Manifest}: botId is compared with nothing, since MicrosoftAppId is not told.");
        if (string.IsNullOrEmpty(publicUrl)) findings.Note($"{Manifest}: validDomains is compared with nothing, since PublicUrl is not told.");
        findings.Faulty(
        [
            .. OfVersions(manifest), .. OfIds(manifest, app), .. OfDomains(manifest, publicUrl),
            .. OfIcon(files, manifest, "color", 192), .. OfIcon(files, manifest, "outline", 32), .. OfLanguages(files, manifest),
        ]);
    }

    private static (JsonObject? Read, string? Fault) ReadJson(PackageFiles files, string name)
    {
        var (bytes, unreadable) = files.Read(name, LongestJson + 1);
        if (unreadable is not null) return (null, $"{name} cannot be read: {unreadable}. {PackageFiles.Mend}");
        if (bytes.Length > LongestJson) return (null, $"{name} is longer than {LongestJson / 1024} KB, and not of this bot. {PackageFiles.Mend}");

        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        if (Gap().Matches(text) is { Count: > 0 } gaps)
            return (null, $"{name} has places that are not filled in: {string.Join(", ", gaps.Select(gap => gap.Value).Distinct(StringComparer.Ordinal))}. Make the package with app-package, which fills them in.");
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict) is JsonObject read ? (read, null) : (null, $"{name} is wrong: it is no JSON object. Make the package anew with app-package.");
        }
        catch (JsonException error)
        {
            return (null, $"{name} is no JSON: line {error.LineNumber + 1}. Mend it there, or make the package anew with app-package.");
        }
    }

    private static IEnumerable<string> OfVersions(JsonObject manifest)
    {
        if (!Version.TryParse(Text(manifest, "manifestVersion"), out _)) yield return $"{Manifest}: manifestVersion is missing or no version of the schema, as in 1.29. Make the package anew with app-package.";
        if (!PackageAnswers.IsVersion(Text(manifest, "version"))) yield return $"{Manifest}: version must have three numbers, as in 1.2.3. Give it to app-package with --app-version.";
    }

    private static IEnumerable<string> OfIds(JsonObject manifest, string? app)
    {
        if (!Guid.TryParseExact(Text(manifest, "id"), "D", out _)) yield return $"{Manifest}: id is no GUID. Give one to app-package with --teams-app-id, or leave it out.";
        if (string.IsNullOrEmpty(app)) yield break;

        foreach (var section in (string[])["bots", "composeExtensions"])
        {
            if (section == "composeExtensions" && First(manifest, section) is null) continue;
            if (!string.Equals(Text(First(manifest, section), "botId"), app, StringComparison.OrdinalIgnoreCase))
                yield return $"{Manifest}: {section}[0].botId is not MicrosoftAppId ({app}). Make the two the same: give app-package that --app-id, or change the setting.";
        }
    }

    private static IEnumerable<string> OfDomains(JsonObject manifest, string? publicUrl)
    {
        if (!Uri.TryCreate(publicUrl, UriKind.Absolute, out var address)) yield break;
        var domains = (manifest["validDomains"] as JsonArray)?.Select(Text) ?? [];
        if (!domains.Any(domain => IsMet(domain, address.Host)))
            yield return $"{Manifest}: validDomains lacks {address.Host}, the machine of PublicUrl. Add it without https://, or give app-package the --url {publicUrl}.";
    }

    // A * stands for one part of a name.
    private static bool IsMet(string? domain, string host)
    {
        var (asked, has) = (domain?.Split('.') ?? [], host.Split('.'));
        return asked.Length == has.Length && asked.Zip(has).All(part => part.First == "*" || string.Equals(part.First, part.Second, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> OfIcon(PackageFiles files, JsonObject manifest, string kind, int size)
    {
        var mend = $"Put a PNG of {size} by {size} pixels beside {Manifest}, and its name there.";
        if (Text(manifest["icons"], kind) is not { } name)
        {
            yield return $"{Manifest}: icons.{kind} names no file. {mend}";
            yield break;
        }

        var (head, unreadable) = files.Read(name, 24);
        if (unreadable is not null) yield return $"{Manifest}: icons.{kind} ({name}) cannot be read: {unreadable}. {mend}";
        else if (SizeOfPng(head) != (size, size)) yield return $"{Manifest}: icons.{kind} ({name}) must be a PNG of {size} by {size} pixels. {mend}";
    }

    private static IEnumerable<string> OfLanguages(PackageFiles files, JsonObject manifest)
    {
        var languages = (manifest["localizationInfo"] as JsonObject)?["additionalLanguages"] as JsonArray;
        foreach (var name in languages?.Select(language => Text(language, "file")).OfType<string>().Distinct(StringComparer.Ordinal) ?? [])
            if (ReadJson(files, name).Fault is { } fault) yield return $"{Manifest}: localizationInfo: {fault}";
    }

    private static (int Width, int Height)? SizeOfPng(ReadOnlySpan<byte> head) => head.Length == 24 && head.StartsWith(Png)
        ? (BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]))
        : null;

    private static JsonNode? First(JsonObject manifest, string section) => (manifest[section] as JsonArray)?.FirstOrDefault();

    private static string? Text(JsonNode? section, string name) => Text((section as JsonObject)?[name]);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // As the manifest of this repository has them, and those of Microsoft's tools. It must not begin with what may be missing, such as their $: that way matches get lost in .NET 10 (dotnet/runtime#130176).
    [GeneratedRegex(@"\{\{ ?[\w.-]+ ?\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Gap();
}
