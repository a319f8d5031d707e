using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ConversationCoach.CosmosDb;

/// <summary>The id of a key's document. Two keys never share one: an id may not hold <c>/ \ ? #</c>, and may not be longer than 255 characters.</summary>
internal static class DocumentId
{
    private const int Longest = 255;

    public static string Of(string key)
    {
        var id = new StringBuilder(key.Length + 16);
        foreach (var letter in key)
        {
            // Not the dot, which is a step of a path when it is alone.
            if (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or ':' or '@') id.Append(letter);
            else id.Append(CultureInfo.InvariantCulture, $"*{(int)letter:x}*");
        }

        // What is escaped has its stars in pairs with something between them; a sum begins with two.
        return id.Length is > 0 and <= Longest ? id.ToString() : $"**{Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan())))}";
    }
}
