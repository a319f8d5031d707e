using System.Text.Encodings.Web;
using System.Text.Json;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Sealing;

/// <summary>Several words of one record as one sealed value; JSON, so that it can be added to.</summary>
internal static class SealedJson
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Seal<T>(this DataKey key, T value, params ReadOnlySpan<string> place) => key.Seal(JsonSerializer.SerializeToUtf8Bytes(value, Json), place);

    /// <exception cref="CorruptRecordException">It does not open, or is not what it should be.</exception>
    public static T OpenAs<T>(this DataKey key, byte[] sealedValue, params ReadOnlySpan<string> place)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(key.Open(sealedValue, place), Json)!;
        }
        catch (JsonException error)
        {
            throw new CorruptRecordException($"A record cannot be understood: {string.Join(", ", place.ToArray())}.", error);
        }
    }
}
