using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConversationCoach.Bot.Preflight;

/// <summary>Whether the package for Teams in a folder is that of this bot. The schema of the manifest is for the store to check.</summary>
internal static class PackageCheck
{
    private const string Manifest = "manifest.json";

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static void Run(string folder, string? app, string? publicUrl, Findings findings) => findings.Faulty(Faults(folder, app, publicUrl));

    private static IEnumerable<string> Faults(string folder, string? app, string? publicUrl)
    {
        var (manifest, unreadable) = Read(Path.Combine(folder, Manifest));
        if (manifest is null) return [unreadable!];
        return [.. OfIds(manifest, app), .. OfDomains(manifest, publicUrl), .. OfIcon(folder, manifest, "color", 192), .. OfIcon(folder, manifest, "outline", 32)];
    }

    private static (JsonObject? Manifest, string? Fault) Read(string file)
    {
        try
        {
            var text = File.ReadAllText(file);
            if (text.Contains("${{", StringComparison.Ordinal)) return (null, $"{file} has places that are not filled in: '${{{{'. Fill them in for this bot.");
            return JsonNode.Parse(text) is JsonObject manifest ? (manifest, null) : (null, $"{file} is no manifest: it is no JSON object.");
        }
        catch (JsonException error)
        {
            return (null, $"{file} is no JSON: line {error.LineNumber + 1}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, $"{file} cannot be read ({error.GetType().Name}). Name the folder of the package with --package.");
        }
    }

    private static IEnumerable<string> OfIds(JsonObject manifest, string? app)
    {
        if (!Guid.TryParse(Text(manifest["id"]), out _)) yield return $"{Manifest}: id is no GUID.";
        if (Text(manifest["bots"]?[0]?["botId"]) is not { } bot || !Same(bot, app)) yield return $"{Manifest}: bots[0].botId is not MicrosoftAppId ({app}). Make the two the same.";
        if (manifest["composeExtensions"] is JsonArray { Count: > 0 } extensions && (Text(extensions[0]?["botId"]) is not { } extension || !Same(extension, app)))
            yield return $"{Manifest}: composeExtensions[0].botId is not MicrosoftAppId ({app}). Make the two the same.";
    }

    private static IEnumerable<string> OfDomains(JsonObject manifest, string? publicUrl)
    {
        if (!Uri.TryCreate(publicUrl, UriKind.Absolute, out var address)) yield break;
        var domains = (manifest["validDomains"] as JsonArray)?.Select(Text) ?? [];
        if (!domains.Contains(address.Host, StringComparer.OrdinalIgnoreCase)) yield return $"{Manifest}: validDomains lacks {address.Host}, the machine of PublicUrl. Add it.";
    }

    private static IEnumerable<string> OfIcon(string folder, JsonObject manifest, string kind, int size)
    {
        if (Text(manifest["icons"]?[kind]) is not { } name || !File.Exists(Path.Combine(folder, name)))
            yield return $"{Manifest}: icons.{kind} names no file in {folder}.";
        else if (SizeOfPng(Path.Combine(folder, name)) is not { } found || found != (size, size))
            yield return $"{Manifest}: icons.{kind} ({name}) must be a PNG of {size} by {size} pixels.";
    }

    private static (int Width, int Height)? SizeOfPng(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> head = stackalloc byte[24];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.StartsWith(Png)
            ? (BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]))
            : null;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
