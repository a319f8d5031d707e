using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ReframingEvaluation;

/// <summary>One line of a gold file; its labels are the scorer's business.</summary>
internal sealed record GoldItem(string Id, string Text)
{
    public static GoldItem Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        return new GoldItem(StringOf(json.RootElement.GetProperty("id")), StringOf(json.RootElement.GetProperty("text")));
    }

    // The library's own reading refuses half a surrogate pair, which is a text all the same.
    private static string StringOf(JsonElement value)
    {
        var raw = value.GetRawText().AsSpan();
        if (!raw.Contains('\\')) return raw[1..^1].ToString();

        var text = new StringBuilder(raw.Length);
        for (var at = 1; at < raw.Length - 1; at++)
        {
            if (raw[at] != '\\')
            {
                text.Append(raw[at]);
                continue;
            }

            at++;
            text.Append(raw[at] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)ushort.Parse(raw.Slice(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                var sign => sign,
            });
            if (raw[at] == 'u') at += 4;
        }

        return text.ToString();
    }
}
