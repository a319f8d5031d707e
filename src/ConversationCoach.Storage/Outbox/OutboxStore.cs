using System.Collections.Immutable;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Sealing;

namespace ConversationCoach.Storage.Outbox;

internal sealed class OutboxStore(IDatabase database, DataKeys keys, TimeProvider time) : IOutbox
{
    /// <summary>Longer than a dispatcher ever takes for what it has claimed; whatever it has not told until then is sent again.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Between two messages to one person: well below what a channel allows for a conversation.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromSeconds(2.5);

    /// <summary>Between two requests of all dispatchers together: 25 a second, of the 30 a channel allows, for answers have to fit in too.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(40);

    private const int MostTries = 50;

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
        await database.WriteAsync(
        [
            OutboxSql.Claim.With(lease, SqlText.Of(now + Lease), SqlText.Of(now), most),
            OutboxSql.HoldContacts.With(lease, SqlText.Of(now + Between)),
        ], cancellationToken);

        var claimed = await database.ReadAsync([OutboxSql.Claimed.With(lease)], row =>
        {
            var to = new UserId(row.GetString(3), row.GetString(4));
            return new ClaimedMessage(row.GetString(0), row.GetString(1), SqlText.Id(row.GetString(2)), to, lease, row.GetInt32(5), SqlText.Time(row.GetString(6)), ContactStore.Read(row, 7, to));
        }, cancellationToken);
        return [.. claimed];
    }

    public async Task<bool> MarkSentAsync(ClaimedMessage message, string conversation, CancellationToken cancellationToken)
    {
        var now = SqlText.Of(time.GetUtcNow());
        List<Command> commands = [OutboxSql.Sent.With(message.Id, message.Lease, now), OutboxSql.GoesTo.With(message.To.Tenant, message.To.User, conversation)];
        if (message.Kind == MessageKind.PreWork) commands.Add(OutboxSql.AssignedIsSent.With(SqlText.Of(message.About), now));
        return await database.WriteAsync(commands, cancellationToken) is WriteOutcome.Written;
    }

    public Task PutOffAsync(ClaimedMessage message, DateTimeOffset until, bool conversationIsGone, CancellationToken cancellationToken)
    {
        List<Command> commands = [OutboxSql.PutOff.With(message.Id, message.Lease, SqlText.Of(until))];
        if (conversationIsGone) commands.Add(OutboxSql.NoConversation.With(message.To.Tenant, message.To.User));
        return database.WriteAsync(commands, cancellationToken);
    }

    public Task GiveUpAsync(ClaimedMessage message, GiveUpReason reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<Command> commands = [OutboxSql.End.With(message.Id, message.Lease, "GivenUp", reason.ToString(), SqlText.Of(now))];
        if (message.Kind == MessageKind.PreWork)
        {
            // One message tells the coach of all who were not reached in the same ten minutes.
            var told = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.FromMinutes(10).Ticks), TimeSpan.Zero) + TimeSpan.FromMinutes(10);
            commands.Add(OutboxSql.AssignedIsUnreached.With(SqlText.Of(message.About), SqlText.Of(now)));
            commands.Add(OutboxSql.TellUnreached.With(SqlText.Of(message.About), SqlText.Of(told), SqlText.Of(told), SqlText.Of(told + TimeSpan.FromDays(3))));
        }

        if (message.Kind == MessageKind.Retention) commands.Add(RetentionSql.TellInVain.With(message.To.Tenant, message.To.User, SqlText.Of(now)));
        if (reason is GiveUpReason.Blocked) commands.Add(OutboxSql.Forget.With(message.To.Tenant, message.To.User));
        return database.WriteAsync(commands, cancellationToken);
    }

    public Task DropAsync(ClaimedMessage message, CancellationToken cancellationToken) =>
        database.WriteAsync([OutboxSql.End.With(message.Id, message.Lease, "Dropped", (string?)null, SqlText.Of(time.GetUtcNow()))], cancellationToken);

    public async Task<ImmutableArray<DateTimeOffset>> LeasePermitsAsync(int count, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var next = (await database.ReadAsync([OutboxSql.Pace.With()], row => row.GetString(0), cancellationToken)).Single();
            var (now, free) = (time.GetUtcNow(), SqlText.Time(next));
            var first = free > now ? free : now;
            if (await database.WriteAsync([OutboxSql.TakePermits.With(next, SqlText.Of(first + (count * Pace)))], cancellationToken) is WriteOutcome.Written)
                return [.. Enumerable.Range(0, count).Select(place => first + (place * Pace))];
        }

        throw new StorageUnavailableException("Others took leave to send again and again.", null);
    }

    public async Task<OutboxDepth> DepthAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync([OutboxSql.Depth.With(SqlText.Of(time.GetUtcNow()))],
            row => new OutboxDepth(row.GetInt32(0), row.Text(1) is { } due ? SqlText.Time(due) : null), cancellationToken)).Single();

    internal static Command Add(OutboxMessage message, string keyId) =>
        OutboxSql.Add.With(message.Id, keyId, message.Kind, SqlText.Of(message.About), SqlText.Of(message.Due), SqlText.Of(message.Until));
}
