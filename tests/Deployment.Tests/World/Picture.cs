using System.Buffers.Binary;
using System.IO.Compression;

namespace Deployment.Tests.World;

/// <summary>A PNG picture of 8 bits a channel, with or without transparency: as the icons are drawn.</summary>
/// <param name="Pixels">Red, green, blue and opacity of each, row by row.</param>
internal sealed record Picture(int Width, int Height, IReadOnlyList<(byte Red, byte Green, byte Blue, byte Opacity)> Pixels)
{
    private const int Header = 8, WithoutOpacity = 2, WithOpacity = 6;

    public static Picture Read(byte[] png)
    {
        using var packed = new MemoryStream();
        var (width, height, channels) = (0, 0, 0);
        for (var at = Header; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var kind = System.Text.Encoding.ASCII.GetString(png, at + 4, 4);
            var data = png.AsSpan(at + 8, length);
            if (kind == "IDAT") packed.Write(data);
            if (kind == "IHDR")
            {
                Assert.True(data[8] == 8 && data[9] is WithOpacity or WithoutOpacity && data[12] == 0, "another kind of PNG than the icons are");
                (width, height, channels) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]), data[9] == WithOpacity ? 4 : 3);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        return new Picture(width, height, [.. Rows(unpacked, width, height, channels)]);
    }

    private static IEnumerable<(byte, byte, byte, byte)> Rows(Stream data, int width, int height, int channels)
    {
        var (row, above) = (new byte[width * channels], new byte[width * channels]);
        for (var y = 0; y < height; y++)
        {
            var filter = data.ReadByte();
            data.ReadExactly(row);
            for (var x = 0; x < row.Length; x++)
            {
                var (left, corner) = x < channels ? (0, 0) : (row[x - channels], above[x - channels]);
                row[x] += (byte)(filter switch { 0 => 0, 1 => left, 2 => above[x], 3 => (left + above[x]) / 2, _ => Nearest(left, above[x], corner) });
            }

            for (var x = 0; x < row.Length; x += channels) yield return (row[x], row[x + 1], row[x + 2], channels == 4 ? row[x + 3] : byte.MaxValue);
            (row, above) = (above, row);
        }
    }

    // The predictor that PNG calls Paeth.
    private static int Nearest(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
