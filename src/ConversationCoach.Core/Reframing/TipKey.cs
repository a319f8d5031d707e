using System.Security.Cryptography;
using System.Text;

namespace ConversationCoach.Core.Reframing;

/// <summary>Names one tip on one answer without holding a word of it.</summary>
public static class TipKey
{
    public static string Of(string promptId, string ruleId, string quote) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{promptId}\n{ruleId}\n{quote}")).AsSpan(0, 8));
}
