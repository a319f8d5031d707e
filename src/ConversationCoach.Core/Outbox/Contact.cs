using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Outbox;

/// <summary>How a person is reached. Learnt from checked turns only, or from the roster that a channel gave in one.</summary>
/// <param name="Bot">The bot's id in the channel.</param>
/// <param name="Member">The person's id in the channel.</param>
/// <param name="Conversation">Their private chat with the bot; <see langword="null"/> until there is one.</param>
/// <param name="TimeZone">As the channel names it, such as Europe/London.</param>
public sealed record Contact(UserId Person, string Channel, string ServiceUrl, string Bot, string Member, string? Conversation, string? Locale, string? TimeZone);

/// <exception cref="StorageUnavailableException">Any of its methods, when nothing could be read or kept.</exception>
public interface IContactStore
{
    /// <returns><see langword="null"/> when the person was never met, or is not there any more.</returns>
    Task<Contact?> FindAsync(UserId person, CancellationToken cancellationToken);

    /// <summary>What was known of the person is replaced, but for a language or a time zone the channel has not told this time.</summary>
    Task LearnAsync(Contact contact, CancellationToken cancellationToken);

    /// <summary>The person has blocked or removed the bot: nothing is sent to them any more.</summary>
    Task ForgetAsync(UserId person, CancellationToken cancellationToken);
}
