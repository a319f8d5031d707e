using System.Collections.Immutable;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Storage.Sealing;

namespace ConversationCoach.Storage.Assignments;

internal sealed class PreWorkStore(IDatabase database, DataKeys keys, TimeProvider time) : IPreWorkStore
{
    public async Task<PreWork?> FindAsync(Guid id, UserId person, CancellationToken cancellationToken) =>
        (await OpenedAsync(AssignmentSql.FindMine.With(SqlText.Of(id), person.Tenant, person.User), cancellationToken)).SingleOrDefault();

    public async Task<ImmutableArray<PreWork>> ListAsync(UserId person, bool all, CancellationToken cancellationToken) =>
    [
        .. (await OpenedAsync(AssignmentSql.ListMine.With(person.Tenant, person.User), cancellationToken))
            .Where(asked => all || asked.Share is not null || asked.Progress is not (AssignedStatus.Declined or AssignedStatus.Withdrawn or AssignedStatus.Complete)),
    ];

    public Task MarkSeenAsync(Guid id, UserId person, CancellationToken cancellationToken) =>
        database.WriteAsync([AssignmentSql.Seen.With(SqlText.Of(id), person.Tenant, person.User, SqlText.Of(time.GetUtcNow()))], cancellationToken);

    public Task DeclineAsync(Guid id, UserId person, string word, CancellationToken cancellationToken)
    {
        var (assigned, now) = (SqlText.Of(id), SqlText.Of(time.GetUtcNow()));
        return keys.WriteAsync(person, key =>
        [
            AssignmentSql.Silence.With(key.Id, assigned, now),
            AssignmentSql.Decline.With(assigned, key.Id, word.Length == 0 ? SqlValue.FromBytes(null) : SealedAssignment.SealReply(key, assigned, word), now),
        ], cancellationToken);
    }

    public Task RemindAsync(Guid id, UserId person, bool isWanted, CancellationToken cancellationToken) =>
        database.WriteAsync([AssignmentSql.Remind.With(SqlText.Of(id), person.Tenant, person.User, isWanted)], cancellationToken);

    public async Task NameAsync(Guid id, UserId person, string name, CancellationToken cancellationToken)
    {
        var assigned = SqlText.Of(id);
        var coaches = await database.ReadAsync([AssignmentSql.CoachOf.With(assigned, person.Tenant, person.User)], row => (KeyId: row.GetString(0), Coach: new UserId(row.GetString(1), row.GetString(2))), cancellationToken);
        if (coaches is [var one] && await keys.FindAsync(one.KeyId, one.Coach, cancellationToken) is { } key)
            await database.WriteAsync([AssignmentSql.Name.With(assigned, SealedAssignment.SealName(key, assigned, name))], cancellationToken);
    }

    public Task BlockAsync(Guid id, UserId person, CancellationToken cancellationToken)
    {
        var (assigned, now) = (SqlText.Of(id), SqlText.Of(time.GetUtcNow()));
        return database.WriteAsync(
        [
            AssignmentSql.Block.With(assigned, person.Tenant, person.User),
            // In the order of where a message is marked as sent, so that nobody waits in a ring.
            AssignmentSql.CancelAllOfCoach.With(assigned, person.Tenant, person.User, now),
            AssignmentSql.DeclineAllOfCoach.With(assigned, person.Tenant, person.User, now),
        ], cancellationToken);
    }

    public Task UnblockAsync(UserId person, CancellationToken cancellationToken) =>
        database.WriteAsync([AssignmentSql.Unblock.With(person.Tenant, person.User), KeptBlocks.Unblock.With(person.Tenant, person.User)], cancellationToken);

    public async Task<bool> ShareAsync(Guid id, Guid preparation, UserId person, Share share, CancellationToken cancellationToken)
    {
        var (assigned, now) = (SqlText.Of(id), time.GetUtcNow());
        return await keys.WriteAsync(person, key =>
        [
            AssignmentSql.Hold.With(assigned),
            .. TakingBack.OfAssigned(assigned, now),
            AssignmentSql.Share.With(SqlText.Of(share.Id), assigned, key.Id, key.Seal(share, SealedAssignment.ShareTable, SqlText.Of(share.Id)), SqlText.Of(now), SqlText.Of(preparation)),
            AssignmentSql.TellCoach.With(SqlText.Of(share.Id), assigned, SqlText.Of(now), SqlText.Of(TakingBack.Until(now))),
            AuditSql.Record(AuditEvent.Of(AuditKinds.Shared, person.User, person, id, now)),
        ], cancellationToken) is WriteOutcome.Written;
    }

    public async Task<bool> TakeBackAsync(Guid id, UserId person, CancellationToken cancellationToken)
    {
        var (assigned, now) = (SqlText.Of(id), time.GetUtcNow());
        var shares = await database.ReadAsync([AssignmentSql.SharesOf.With(assigned, person.Tenant, person.User)], _ => true, cancellationToken);
        if (shares.Count > 0)
            await database.WriteAsync([.. TakingBack.OfAssigned(assigned, now), AuditSql.Record(AuditEvent.Of(AuditKinds.TakenBack, person.User, person, id, now))], cancellationToken);
        return shares.Count > 0;
    }

    private async Task<ImmutableArray<PreWork>> OpenedAsync(Command command, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync([command], row => (
            Id: SqlText.Id(row.GetString(0)), Assignment: row.GetString(1), Guide: row.GetString(2), Sealed: row.GetBytes(3), Due: SqlText.Day(row.Text(4)),
            CoachKey: row.GetString(5), Coach: new UserId(row.GetString(6), row.GetString(7)), Progress: Enum.Parse<AssignedStatus>(row.GetString(8)),
            IsReminded: row.GetInt32(9) != 0, Preparation: row.Text(10), Share: row.Text(11), Name: row.GetBytes(12), AskedAt: row.Text(13), IsBlocked: row.GetInt32(14) != 0), cancellationToken);

        var opened = ImmutableArray.CreateBuilder<PreWork>(rows.Count);
        foreach (var row in rows)
        {
            if (await keys.FindAsync(row.CoachKey, row.Coach, cancellationToken) is not { } key) continue;
            var typed = key.OpenAs<SealedAssignment>(row.Sealed, SealedAssignment.Table, row.Assignment);
            opened.Add(new PreWork(row.Id, row.Coach, typed.CoachName, row.Guide, typed.Note, row.Due, row.Progress, row.IsReminded,
                row.Preparation is { } preparation ? SqlText.Id(preparation) : null, row.Share is { } share ? SqlText.Id(share) : null)
            {
                IsNamed = SealedAssignment.OpenName(key, SqlText.Of(row.Id), row.Name).Length > 0,
                AskedAt = row.AskedAt is { } at ? SqlText.Time(at) : null,
                IsBlocked = row.IsBlocked,
            });
        }

        return opened.ToImmutable();
    }
}
