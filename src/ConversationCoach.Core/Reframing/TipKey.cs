using System.Security.Cryptography;
using System.Text;

namespace ConversationCoach.Core.Reframing;

/// <summary>Names one tip on one answer without holding a word of it.</summary>
public static class TipKey
{
    private const int Bytes = 8;

    public static string Of(string promptId, string ruleId, string quote) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{promptId}\n{ruleId}\n{quote}")).AsSpan(0, Bytes));

    /// <returns>Whether it has the shape of a key.</returns>
    public static bool IsOne(string text) => text.Length == 2 * Bytes && text.All(char.IsAsciiHexDigitLower);
}
