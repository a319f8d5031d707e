using System.Security.Cryptography;
using System.Text;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Assignments;

/// <summary>
/// A person's block of a coach outlives the coach: it is the person's, and a coach who has everything erased and begins anew is the same one to them. What
/// is kept is a hash of the coach's ids, which says nothing to whoever does not know them.
/// </summary>
internal static class KeptBlocks
{
    private static readonly Statement Keep = new("INSERT INTO kept_block (key_id, coach) SELECT b.key_id, $2 FROM blocked_coach b WHERE b.coach = $1 ON CONFLICT DO NOTHING");

    private static readonly Statement Restore = new("INSERT INTO blocked_coach (key_id, coach) SELECT b.key_id, $1 FROM kept_block b WHERE b.coach = $2 ON CONFLICT DO NOTHING");

    private static readonly Statement Restored = new("DELETE FROM kept_block WHERE coach = $1");

    public static readonly Statement Unblock = new("DELETE FROM kept_block WHERE key_id = (SELECT key_id FROM person WHERE tenant = $1 AND person = $2)");

    /// <summary>Goes before the command that erases a coach.</summary>
    public static Command OfErased(string keyId, UserId coach) => Keep.With(keyId, HashOf(coach));

    /// <summary>Goes before anybody is assigned anything by a coach, who may have been erased before.</summary>
    public static IEnumerable<Command> OfReturned(string keyId, UserId coach) => [Restore.With(keyId, HashOf(coach)), Restored.With(HashOf(coach))];

    private static string HashOf(UserId coach) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"blocked coach\n{coach.Tenant}\n{coach.User}")));
}
