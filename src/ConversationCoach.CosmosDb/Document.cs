using System.Text.Json;

namespace ConversationCoach.CosmosDb;

/// <summary>One state as it rests: what it is given is sealed already.</summary>
internal static class Document
{
    /// <summary>In bytes, the whole document.</summary>
    public const int Largest = 2 * 1024 * 1024;

    /// <param name="seconds">After which Cosmos DB deletes it, counted from now.</param>
    public static MemoryStream Write(string id, string text, int seconds)
    {
        var stream = new MemoryStream(text.Length + 128);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("sealed", text);
            json.WriteNumber("ttl", seconds);
            json.WriteEndObject();
        }

        stream.Position = 0;
        return stream;
    }

    /// <returns><see langword="null"/> when it is none of ours.</returns>
    public static async Task<string?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var json = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
        return json.RootElement.TryGetProperty("sealed", out var text) ? text.GetString() : null;
    }
}
