using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Outbox;

/// <summary>Whether a person wants the messages that come by themselves around a conversation.</summary>
/// <exception cref="StorageUnavailableException">Any of its methods, when nothing could be read or kept.</exception>
public interface IReminderChoice
{
    /// <returns><see langword="true"/> unless the person has said no.</returns>
    Task<bool> AreWantedAsync(UserId person, CancellationToken cancellationToken);

    /// <summary>Wanted again, those come that were not sent meanwhile and are not past their use.</summary>
    Task SetAsync(UserId person, bool areWanted, CancellationToken cancellationToken);
}
