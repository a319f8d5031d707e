using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Assignments;

/// <summary>The coach's side of assignments. Nothing is found but by the coach whose it is, and nothing here leads to what a person wrote for themselves.</summary>
/// <exception cref="StorageUnavailableException">Any of its methods, when nothing could be read or kept.</exception>
public interface IAssignmentStore
{
    /// <summary>Keeps a draft, in the place of an earlier one of the same id.</summary>
    /// <returns><see langword="false"/> when it is sent already, or somebody else's.</returns>
    Task<bool> SaveDraftAsync(Assignment draft, CancellationToken cancellationToken);

    Task<Assignment?> FindAsync(Guid id, UserId coach, CancellationToken cancellationToken);

    /// <summary>
    /// Every person is assigned it, and a message to each is put into the outbox, with a reminder. One that was interrupted is finished when it is sent
    /// again, for which there is a <see cref="Outbox.MessageKind.Sending"/> in the outbox until it is; nobody gets it twice. People who have blocked
    /// the coach count as having declined.
    /// </summary>
    Task SendAsync(Assignment draft, CancellationToken cancellationToken);

    /// <param name="take">The people of all these are counted, so ask for no more than are shown.</param>
    /// <returns>The newest first; drafts are left out.</returns>
    Task<ImmutableArray<AssignmentSummary>> ListAsync(UserId coach, int skip, int take, CancellationToken cancellationToken);

    /// <param name="filter">Only people this far; <see langword="null"/> for all.</param>
    /// <returns>In the order they were given.</returns>
    Task<FollowPage> FollowAsync(Guid id, UserId coach, AssignedStatus? filter, int skip, int take, CancellationToken cancellationToken);

    /// <summary>
    /// Asks those who have not finished, in the next waking hours of each; nobody more than once a day over all that the coach asks of them, for whom
    /// one waits already, or who has blocked the coach.
    /// </summary>
    /// <param name="person">Only this one; <see langword="null"/> for all.</param>
    /// <returns>How many will be asked.</returns>
    Task<int> NudgeAsync(Guid id, UserId coach, Guid? person, CancellationToken cancellationToken);

    /// <param name="person">Only from this one; <see langword="null"/> from all who have not finished.</param>
    /// <returns>From how many it was taken back.</returns>
    Task<int> WithdrawAsync(Guid id, UserId coach, Guid? person, CancellationToken cancellationToken);

    /// <summary>Sets another day, and reminds anew; all of it or nothing. Those who have it and have not finished are told of a day once.</summary>
    Task<bool> ExtendAsync(Guid id, UserId coach, DateOnly due, CancellationToken cancellationToken);

    /// <summary>What a person shares with this coach.</summary>
    /// <returns><see langword="null"/> when there is no such share, it was taken back, or is not for this coach.</returns>
    Task<Share?> FindShareAsync(Guid share, UserId coach, CancellationToken cancellationToken);

    /// <summary>Remembers where a share was shown, so that it can be blanked there.</summary>
    Task MarkShownAsync(Guid share, UserId coach, string message, CancellationToken cancellationToken);

    /// <returns>The messages of the coach's chat where a share that was taken back was shown, and whose it was.</returns>
    Task<(string Name, ImmutableArray<string> Messages)?> TakenBackAsync(Guid share, UserId coach, CancellationToken cancellationToken);

    /// <returns>The messages of the coach's chat that show a share, of whomever, or have yet to be blanked; the newest first.</returns>
    Task<ImmutableArray<string>> ShownAsync(UserId coach, CancellationToken cancellationToken);
}

/// <summary>The person's side: what coaches have asked of them, and what they let a coach see.</summary>
/// <exception cref="StorageUnavailableException">Any of its methods, when nothing could be read or kept.</exception>
public interface IPreWorkStore
{
    /// <returns><see langword="null"/> when there is none of that id, or it is somebody else's.</returns>
    Task<PreWork?> FindAsync(Guid id, UserId person, CancellationToken cancellationToken);

    /// <param name="all">Also what was declined, withdrawn or finished, and is not shared.</param>
    /// <returns>The soonest due first.</returns>
    Task<ImmutableArray<PreWork>> ListAsync(UserId person, bool all, CancellationToken cancellationToken);

    Task MarkSeenAsync(Guid id, UserId person, CancellationToken cancellationToken);

    /// <param name="word">To the coach; may be empty.</param>
    Task DeclineAsync(Guid id, UserId person, string word, CancellationToken cancellationToken);

    /// <summary>Whether the person is reminded the day before.</summary>
    Task RemindAsync(Guid id, UserId person, bool isWanted, CancellationToken cancellationToken);

    /// <summary>How the channel calls the person, for a coach who had chosen them from the directory.</summary>
    Task NameAsync(Guid id, UserId person, string name, CancellationToken cancellationToken);

    /// <summary>
    /// From now on nothing of this coach reaches the person, and what waits to go does not. What the person has not finished counts as declined,
    /// as all does that the coach assigns from then on.
    /// </summary>
    Task BlockAsync(Guid id, UserId person, CancellationToken cancellationToken);

    /// <summary>Takes back every block of the person: what coaches assign from now on reaches them again.</summary>
    Task UnblockAsync(UserId person, CancellationToken cancellationToken);

    /// <summary>Lets the coach see a copy of these parts, in the place of an earlier one, and tells them so. It goes when the preparation does.</summary>
    /// <param name="preparation">What the parts are of.</param>
    /// <returns><see langword="false"/> when one of the two is gone, or somebody else's; then all stays as it was.</returns>
    Task<bool> ShareAsync(Guid id, Guid preparation, UserId person, Share share, CancellationToken cancellationToken);

    /// <summary>From here on the coach does not see it, and where it was shown it is blanked.</summary>
    /// <returns><see langword="false"/> when nothing was shared.</returns>
    Task<bool> TakeBackAsync(Guid id, UserId person, CancellationToken cancellationToken);
}
