using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Outbox;

/// <summary>What waits to be sent, for any number of dispatchers. Whoever has claimed a message has it to themselves until the lease ends.</summary>
/// <exception cref="StorageUnavailableException">Any of its methods, when nothing could be read or kept.</exception>
public interface IOutbox
{
    /// <summary>Messages that are already there stay as they are; but what goes out around a conversation waits again where it was dropped.</summary>
    Task AddAsync(IReadOnlyCollection<OutboxMessage> messages, CancellationToken cancellationToken);

    /// <summary>Takes back those of these ids that have not gone out.</summary>
    Task CancelAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>Messages that are due, at most one for a person, of people who were not written to just now.</summary>
    Task<ImmutableArray<ClaimedMessage>> ClaimAsync(int most, CancellationToken cancellationToken);

    /// <returns><see langword="false"/> when it was taken back, erased with its person, or its lease has ended, or when it is not known any more how the person is reached.</returns>
    Task<bool> HoldsAsync(ClaimedMessage message, CancellationToken cancellationToken);

    /// <param name="conversation">Where it went; the person is written to there from now on.</param>
    /// <returns><see langword="false"/> when the lease had ended, and somebody else may have sent it too.</returns>
    Task<bool> MarkSentAsync(ClaimedMessage message, string conversation, CancellationToken cancellationToken);

    /// <param name="conversationIsGone">The next try begins a new conversation.</param>
    Task PutOffAsync(ClaimedMessage message, DateTimeOffset until, bool conversationIsGone, CancellationToken cancellationToken);

    /// <summary>It is not sent, and somebody who waits for it is told.</summary>
    Task GiveUpAsync(ClaimedMessage message, GiveUpReason reason, CancellationToken cancellationToken);

    /// <summary>It says nothing any more, and nobody waits for it.</summary>
    Task DropAsync(ClaimedMessage message, CancellationToken cancellationToken);

    /// <summary>Leave to make so many requests, shared by all dispatchers: each at its own time, one after the other.</summary>
    /// <returns>UTC, rising.</returns>
    Task<ImmutableArray<DateTimeOffset>> LeasePermitsAsync(int count, CancellationToken cancellationToken);

    /// <summary>How many wait, and since when the oldest is due.</summary>
    Task<OutboxDepth> DepthAsync(CancellationToken cancellationToken);
}

/// <param name="Attempt">From 1.</param>
/// <param name="Contact"><see langword="null"/> when nobody knows any more how the person is reached.</param>
public sealed record ClaimedMessage(string Id, string Kind, Guid About, UserId To, string Lease, int Attempt, DateTimeOffset Until, Contact? Contact)
{
    /// <summary>As <see cref="OutboxMessage.Occasion"/>.</summary>
    public string Occasion => Id.Split('/', 3) is [_, _, var occasion] ? occasion : "";
}

public enum GiveUpReason
{
    /// <summary>The person has blocked or removed the bot, or their organisation does not let it in.</summary>
    Blocked,

    /// <summary>The channel knows no such person.</summary>
    NotFound,

    /// <summary>It was tried for as long as it made sense.</summary>
    TooLate,

    /// <summary>The channel refuses the message itself.</summary>
    Refused,
}

/// <param name="OldestDue">UTC; <see langword="null"/> when none is due.</param>
public sealed record OutboxDepth(int Waiting, DateTimeOffset? OldestDue);
