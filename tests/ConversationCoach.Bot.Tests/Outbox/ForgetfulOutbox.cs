using System.Collections.Immutable;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Tests.Outbox;

/// <summary>The storage goes away just when a message was sent.</summary>
internal sealed class ForgetfulOutbox(IOutbox outbox, PostOffice office) : IOutbox
{
    public Task<bool> MarkSentAsync(ClaimedMessage message, string conversation, CancellationToken cancellationToken) =>
        office.Forgotten-- > 0 ? throw new StorageUnavailableException("Away.", null) : outbox.MarkSentAsync(message, conversation, cancellationToken);

    public Task AddAsync(IReadOnlyCollection<OutboxMessage> messages, CancellationToken cancellationToken) => outbox.AddAsync(messages, cancellationToken);

    public Task CancelAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => outbox.CancelAsync(ids, cancellationToken);

    public Task<ImmutableArray<ClaimedMessage>> ClaimAsync(int most, CancellationToken cancellationToken) => outbox.ClaimAsync(most, cancellationToken);

    public Task PutOffAsync(ClaimedMessage message, DateTimeOffset until, bool conversationIsGone, CancellationToken cancellationToken) =>
        outbox.PutOffAsync(message, until, conversationIsGone, cancellationToken);

    public Task GiveUpAsync(ClaimedMessage message, GiveUpReason reason, CancellationToken cancellationToken) => outbox.GiveUpAsync(message, reason, cancellationToken);

    public Task DropAsync(ClaimedMessage message, CancellationToken cancellationToken) => outbox.DropAsync(message, cancellationToken);

    public Task<ImmutableArray<DateTimeOffset>> LeasePermitsAsync(int count, CancellationToken cancellationToken) => outbox.LeasePermitsAsync(count, cancellationToken);

    public Task<OutboxDepth> DepthAsync(CancellationToken cancellationToken) => outbox.DepthAsync(cancellationToken);
}
