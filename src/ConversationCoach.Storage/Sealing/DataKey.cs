using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Sealing;

/// <summary>The data key of one person: what it has sealed, only it opens. Its bytes are held by the cipher alone, which wipes them when it is collected.</summary>
/// <remarks>A sealed value is a version byte, a nonce of its own, the ciphertext and the tag, of AES-256-GCM.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "One may be let go of while it is in use.")]
internal sealed class DataKey
{
    public const int Size = 32;

    private const byte FirstVersion = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeadSize = 1 + NonceSize;
    private const int MostOnStack = 512;

    private readonly AesGcm _cipher;

    /// <param name="key">Wiped here.</param>
    public DataKey(string id, UserId owner, byte[] key)
    {
        (Id, Owner) = (id, owner);
        _cipher = new AesGcm(key, TagSize);
        CryptographicOperations.ZeroMemory(key);
    }

    public string Id { get; }

    public UserId Owner { get; }

    /// <param name="place">Where the value will rest; it opens in no other place, and for no other person.</param>
    public byte[] Seal(string text, params ReadOnlySpan<string> place)
    {
        var plain = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return Seal(plain.AsSpan(0, Encoding.UTF8.GetBytes(text, plain)), place);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
        }
    }

    public byte[] Seal(ReadOnlySpan<byte> plain, params ReadOnlySpan<string> place)
    {
        var sealedValue = new byte[HeadSize + plain.Length + TagSize];
        sealedValue[0] = FirstVersion;
        var nonce = sealedValue.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        var size = SizeOf(place);
        var bound = Bind(place, size <= MostOnStack ? stackalloc byte[size] : new byte[size]);
        lock (_cipher) _cipher.Encrypt(nonce, plain, sealedValue.AsSpan(HeadSize, plain.Length), sealedValue.AsSpan(HeadSize + plain.Length), bound);
        return sealedValue;
    }

    /// <exception cref="CorruptRecordException">It was changed, or comes from another place or person.</exception>
    public string OpenText(ReadOnlySpan<byte> sealedValue, params ReadOnlySpan<string> place)
    {
        var plain = ArrayPool<byte>.Shared.Rent(sealedValue.Length);
        try
        {
            return Encoding.UTF8.GetString(plain.AsSpan(0, Open(sealedValue, plain, place)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
        }
    }

    /// <inheritdoc cref="OpenText"/>
    public byte[] Open(ReadOnlySpan<byte> sealedValue, params ReadOnlySpan<string> place)
    {
        var plain = new byte[Math.Max(0, sealedValue.Length - HeadSize - TagSize)];
        Open(sealedValue, plain, place);
        return plain;
    }

    private int Open(ReadOnlySpan<byte> sealedValue, Span<byte> plain, ReadOnlySpan<string> place)
    {
        var length = sealedValue.Length - HeadSize - TagSize;
        if (length < 0 || sealedValue[0] != FirstVersion) throw Corrupt(place, null);
        var size = SizeOf(place);
        var bound = Bind(place, size <= MostOnStack ? stackalloc byte[size] : new byte[size]);
        try
        {
            lock (_cipher) _cipher.Decrypt(sealedValue.Slice(1, NonceSize), sealedValue.Slice(HeadSize, length), sealedValue[^TagSize..], plain[..length], bound);
            return length;
        }
        catch (CryptographicException error)
        {
            throw Corrupt(place, error);
        }
    }

    private static CorruptRecordException Corrupt(ReadOnlySpan<string> place, Exception? error) =>
        new($"A record does not open: {string.Join(", ", place.ToArray())}.", error);

    // Each part with its length before it, so that no two places read the same.
    private ReadOnlySpan<byte> Bind(ReadOnlySpan<string> place, Span<byte> bound)
    {
        var rest = Write(Owner.User, Write(Owner.Tenant, bound));
        foreach (var part in place) rest = Write(part, rest);
        return bound;
    }

    private int SizeOf(ReadOnlySpan<string> place)
    {
        var size = SizeOf(Owner.Tenant) + SizeOf(Owner.User);
        foreach (var part in place) size += SizeOf(part);
        return size;
    }

    private static int SizeOf(string part) => sizeof(int) + Encoding.UTF8.GetByteCount(part);

    private static Span<byte> Write(string part, Span<byte> into)
    {
        var length = Encoding.UTF8.GetBytes(part, into[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(into, length);
        return into[(sizeof(int) + length)..];
    }
}
