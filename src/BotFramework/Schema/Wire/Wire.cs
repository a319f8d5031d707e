using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Microsoft.Bot.Schema;

/// <summary>JSON as it goes over the wire: the names come from the Newtonsoft attributes of the schema, the speed from System.Text.Json.</summary>
internal static class Wire
{
    /// <summary>Deeper JSON than this is refused; Teams sends about ten levels.</summary>
    public const int DeepestNesting = 64;

    private const int LargestBufferKept = 128 * 1024;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte> _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter _writer;

    public static JsonSerializerOptions Options { get; } = new()
    {
        MaxDepth = DeepestNesting,
        PropertyNameCaseInsensitive = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new AnyValueConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WireContract.Apply } },
    };

    /// <exception cref="JsonException">It is not JSON, not UTF-8, too deep, or not a <typeparamref name="T"/>.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize<T>(utf8, Options);

    /// <inheritdoc cref="Read{T}(ReadOnlySpan{byte})"/>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options);

    /// <summary>A copy in which nothing is shared with the original, as if it had come over the wire.</summary>
    public static T Copy<T>(T value)
    {
        T copy = default;
        Written(value, 0, (utf8, _) => copy = Read<T>(utf8));
        return copy;
    }

    public static byte[] ToUtf8(object value)
    {
        byte[] json = null;
        Written(value, 0, (utf8, _) => json = utf8.ToArray());
        return json;
    }

    public static string ToJson(object value) => Encoding.UTF8.GetString(ToUtf8(value));

    /// <summary>Writes into a buffer of this thread and lends it to <paramref name="use"/>, which must not keep it.</summary>
    public static void Written<TState>(object value, TState state, Action<ReadOnlySpan<byte>, TState> use)
    {
        // Taken while in use, since a property of the value may itself come back here.
        var buffer = _buffer ?? new ArrayBufferWriter<byte>(4096);
        var writer = _writer ?? new Utf8JsonWriter(buffer, Writing);
        (_buffer, _writer) = (null, null);

        writer.Reset(buffer);
        AnyValueConverter.WriteAny(writer, value, Options);
        writer.Flush();
        use(buffer.WrittenSpan, state);

        if (buffer.Capacity > LargestBufferKept) return;
        buffer.ResetWrittenCount();
        (_buffer, _writer) = (buffer, writer);
    }
}
