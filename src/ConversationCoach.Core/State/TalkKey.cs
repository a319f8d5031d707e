using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.State;

/// <summary>Under which key the state of a private talk rests, so that it can be told whose it is.</summary>
public static class TalkKey
{
    private const string Talk = "talk";

    public static string Of(UserId person) => $"{Talk}/{Uri.EscapeDataString(person.Tenant)}/{Uri.EscapeDataString(person.User)}";

    /// <returns>The one key whose owner this is: see <see cref="OwnerOf"/>.</returns>
    public static string OfOwner(UserId owner) => owner.Tenant.Length == 0 ? owner.User : Of(owner);

    /// <returns>The person; of what is in a group, and so nobody's, the conversation itself, in no tenant.</returns>
    public static UserId OwnerOf(string key) => key.Split('/') is [Talk, var tenant, var user]
        ? new UserId(Uri.UnescapeDataString(tenant), Uri.UnescapeDataString(user))
        : new UserId("", key);
}
