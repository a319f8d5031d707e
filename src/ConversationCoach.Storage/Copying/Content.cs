using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ConversationCoach.Storage.Copying;

/// <summary>What a row or a table holds, as a fingerprint that is the same in every database.</summary>
internal readonly record struct Content(UInt128 Fingerprint)
{
    public static Content Of(IEnumerable<SqlValue> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[9];
        foreach (var value in values)
        {
            var bytes = value.IsNull ? [] : value.Kind switch
            {
                SqlKind.Number => Encoding.UTF8.GetBytes(value.Number.ToString(CultureInfo.InvariantCulture)),
                SqlKind.Bytes => value.Bytes!,
                _ => Encoding.UTF8.GetBytes(value.Text!),
            };
            head[0] = (byte)(value.IsNull ? SqlKind.Null : value.Kind);
            BinaryPrimitives.WriteInt64LittleEndian(head[1..], bytes.Length);
            hash.AppendData(head);
            hash.AppendData(bytes);
        }

        return new Content(BinaryPrimitives.ReadUInt128LittleEndian(hash.GetHashAndReset()));
    }

    /// <summary>Of a table it is the same in whatever order the rows come.</summary>
    public Content And(Content other) => new(unchecked(Fingerprint + other.Fingerprint));

    public override string ToString() => Fingerprint.ToString("x32", CultureInfo.InvariantCulture);
}
