using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Sealing;

/// <summary>What a person typed about a preparation as a whole, as one sealed value; JSON, so that it can be added to.</summary>
/// <param name="SettledTips">Sealed too, because short quotes could be guessed from their fingerprints.</param>
internal sealed record SealedDetails(string About, string With, DateOnly? Day, IReadOnlyCollection<string> SettledTips, Guid? PreWork = null)
{
    private static readonly DetailsJson Json = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public byte[] Seal(DataKey key, string table, string id) => key.Seal(JsonSerializer.SerializeToUtf8Bytes(this, Json.SealedDetails), table, id);

    /// <exception cref="CorruptRecordException">It does not open, or was not written by <see cref="Seal"/>.</exception>
    public static SealedDetails Open(DataKey key, byte[] sealedValue, string table, string id)
    {
        try
        {
            return JsonSerializer.Deserialize(key.Open(sealedValue, table, id), Json.SealedDetails)!;
        }
        catch (JsonException error)
        {
            throw new CorruptRecordException($"A record cannot be understood: {table}, {id}.", error);
        }
    }
}

[JsonSerializable(typeof(SealedDetails))]
internal sealed partial class DetailsJson : JsonSerializerContext;
