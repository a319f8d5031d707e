using System.Collections.Immutable;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Tests.Outbox;

/// <summary>The storage goes away when a message was sent or others are looked for, or the process dies just then.</summary>
internal sealed class ForgetfulOutbox(IOutbox outbox, PostOffice office) : IOutbox
{
    public Task<bool> MarkSentAsync(ClaimedMessage message, string conversation, CancellationToken cancellationToken) =>
        office.Died-- > 0 ? throw new InvalidOperationException("Nothing of this process is left.")
        : office.Away-- > 0 ? throw new StorageUnavailableException("Away.", null)
        : outbox.MarkSentAsync(message, conversation, cancellationToken);

    public Task<bool> HoldsAsync(ClaimedMessage message, CancellationToken cancellationToken)
    {
        office.BeforeRequest?.Invoke();
        return outbox.HoldsAsync(message, cancellationToken);
    }

    public Task AddAsync(IReadOnlyCollection<OutboxMessage> messages, CancellationToken cancellationToken) => outbox.AddAsync(messages, cancellationToken);

    public Task CancelAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => outbox.CancelAsync(ids, cancellationToken);

    public Task<ImmutableArray<ClaimedMessage>> ClaimAsync(int most, CancellationToken cancellationToken) =>
        office.Unreadable-- > 0 ? throw new FormatException("No time.") : outbox.ClaimAsync(most, cancellationToken);

    public Task PutOffAsync(ClaimedMessage message, DateTimeOffset until, bool conversationIsGone, CancellationToken cancellationToken) =>
        outbox.PutOffAsync(message, until, conversationIsGone, cancellationToken);

    public Task GiveUpAsync(ClaimedMessage message, GiveUpReason reason, CancellationToken cancellationToken) => outbox.GiveUpAsync(message, reason, cancellationToken);

    public Task DropAsync(ClaimedMessage message, CancellationToken cancellationToken) => outbox.DropAsync(message, cancellationToken);

    public Task<ImmutableArray<DateTimeOffset>> LeasePermitsAsync(int count, CancellationToken cancellationToken) => outbox.LeasePermitsAsync(count, cancellationToken);

    public Task<OutboxDepth> DepthAsync(CancellationToken cancellationToken) => outbox.DepthAsync(cancellationToken);
}
