using System.Collections.Immutable;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Sealing;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Outbox;

internal sealed class OutboxStore(IDatabase database, DataKeys keys, IOptions<OutboxOptions> options, TimeProvider time) : IOutbox
{
    private const int MostTries = 50;

    private static readonly TimeSpan WrittenLate = TimeSpan.FromMinutes(1);

    private readonly OutboxOptions _options = options.Value;

    public async Task AddAsync(IReadOnlyCollection<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var ofOne in messages.GroupBy(message => message.To))
            await keys.WriteAsync(ofOne.Key, key => [.. ofOne.Select(message => Add(message, key.Id))], cancellationToken);
    }

    public Task CancelAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var now = SqlText.Of(time.GetUtcNow());
        return database.WriteAsync([.. ids.Select(id => OutboxSql.Cancel.With(id, now))], cancellationToken);
    }

    public async Task<ImmutableArray<ClaimedMessage>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var (now, lease) = (time.GetUtcNow(), Guid.NewGuid().ToString("N"));
        var ends = SqlText.Of(now + _options.Lease);
        await database.WriteAsync([OutboxSql.Claim.With(lease, ends, SqlText.Of(now), most), OutboxSql.HoldContacts.With(lease, ends)], cancellationToken);

        // Claimed, it is nobody else's until the lease ends: who stops meanwhile is told all the same.
        var claimed = await database.ReadAsync([OutboxSql.Claimed.With(lease)], row =>
        {
            var to = new UserId(row.GetString(3), row.GetString(4));
            return new ClaimedMessage(row.GetString(0), row.GetString(1), SqlText.Id(row.GetString(2)), to, lease, row.GetInt32(5), SqlText.Time(row.GetString(6)), ContactStore.Read(row, 7, to));
        }, CancellationToken.None);
        return [.. claimed];
    }

    public async Task<bool> HoldsAsync(ClaimedMessage message, CancellationToken cancellationToken) =>
        (await database.ReadAsync([OutboxSql.Holds.With(message.Id, message.Lease, SqlText.Of(time.GetUtcNow()))], _ => true, cancellationToken)).Count > 0;

    public async Task<bool> MarkSentAsync(ClaimedMessage message, string conversation, CancellationToken cancellationToken)
    {
        var now = SqlText.Of(time.GetUtcNow());
        List<Command> commands = [OutboxSql.Sent.With(message.Id, message.Lease, now), OutboxSql.GoesTo.With(message.To.Tenant, message.To.User, conversation), LetGo(message)];
        if (message.Kind == MessageKind.PreWork) commands.Add(OutboxSql.AssignedIsSent.With(SqlText.Of(message.About), now));
        return await database.WriteAsync(commands, cancellationToken) is WriteOutcome.Written;
    }

    public Task PutOffAsync(ClaimedMessage message, DateTimeOffset until, bool conversationIsGone, CancellationToken cancellationToken)
    {
        List<Command> commands = [OutboxSql.PutOff.With(message.Id, message.Lease, SqlText.Of(until)), LetGo(message)];
        if (conversationIsGone) commands.Add(OutboxSql.NoConversation.With(message.To.Tenant, message.To.User));
        return database.WriteAsync(commands, cancellationToken);
    }

    public Task GiveUpAsync(ClaimedMessage message, GiveUpReason reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<Command> commands = [OutboxSql.End.With(message.Id, message.Lease, "GivenUp", reason.ToString(), SqlText.Of(now)), LetGo(message)];
        if (message.Kind == MessageKind.PreWork)
        {
            // One message tells the coach of all who were not reached in the same ten minutes, also of whom it is written down a little late.
            var told = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.FromMinutes(10).Ticks), TimeSpan.Zero) + TimeSpan.FromMinutes(10);
            commands.Add(OutboxSql.AssignedIsUnreached.With(SqlText.Of(message.About), SqlText.Of(now)));
            commands.Add(OutboxSql.TellUnreached.With(SqlText.Of(message.About), SqlText.Of(told), SqlText.Of(told + WrittenLate), SqlText.Of(told + TimeSpan.FromDays(3))));
        }

        if (message.Kind == MessageKind.Retention) commands.Add(RetentionSql.TellInVain.With(message.To.Tenant, message.To.User, SqlText.Of(now)));
        if (reason is GiveUpReason.Blocked) commands.Add(OutboxSql.Forget.With(message.To.Tenant, message.To.User));
        return database.WriteAsync(commands, cancellationToken);
    }

    public Task DropAsync(ClaimedMessage message, CancellationToken cancellationToken) =>
        database.WriteAsync([OutboxSql.End.With(message.Id, message.Lease, "Dropped", (string?)null, SqlText.Of(time.GetUtcNow())), LetGo(message)], cancellationToken);

    public async Task<ImmutableArray<DateTimeOffset>> LeasePermitsAsync(int count, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var next = (await database.ReadAsync([OutboxSql.Pace.With()], row => row.GetString(0), cancellationToken)).Single();
            var (now, free) = (time.GetUtcNow(), SqlText.Time(next));
            var first = free > now && free - now < OutboxOptions.NeverAhead ? free : now;
            if (await database.WriteAsync([OutboxSql.TakePermits.With(next, SqlText.Of(first + (count * _options.Pace)))], cancellationToken) is WriteOutcome.Written)
                return [.. Enumerable.Range(0, count).Select(place => first + (place * _options.Pace))];
        }

        throw new StorageUnavailableException("Others took leave to send again and again.", null);
    }

    public async Task<OutboxDepth> DepthAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync([OutboxSql.Depth.With(SqlText.Of(time.GetUtcNow()))],
            row => new OutboxDepth(row.GetInt32(0), row.Text(1) is { } due ? SqlText.Time(due) : null), cancellationToken)).Single();

    internal static Command Add(OutboxMessage message, string keyId) =>
        (message.Kind is MessageKind.Morning or MessageKind.HowDidItGo or MessageKind.Review ? OutboxSql.AddAfterAll : OutboxSql.Add).With(
            message.Id, keyId, message.Kind, SqlText.Of(message.About), SqlText.Of(message.Due), SqlText.Of(message.Until));

    // The wait begins when the message has gone, and not when it was claimed: how long a claimed one waits for leave to go is not known.
    private Command LetGo(ClaimedMessage message) => OutboxSql.LetGo.With(message.To.Tenant, message.To.User, SqlText.Of(time.GetUtcNow() + OutboxOptions.Between));
}
