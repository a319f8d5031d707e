using System.Collections.Immutable;
using System.Globalization;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Storage.Outbox;
using ConversationCoach.Storage.Sealing;

namespace ConversationCoach.Storage.Assignments;

internal sealed class AssignmentStore(IDatabase database, DataKeys keys, TimeProvider time) : IAssignmentStore
{
    // What is asked or written in one round trip.
    private const int Part = 500;
    private const int MostTries = 8;

    // How long what was meant for a day is worth sending at all.
    private static readonly TimeSpan WorthTrying = TimeSpan.FromDays(3);

    // Two of one working day are closer to each other, and two at about the same hour of two days are not.
    private static readonly TimeSpan BetweenNudges = TimeSpan.FromHours(20);

    public async Task<bool> SaveDraftAsync(Assignment draft, CancellationToken cancellationToken) =>
        await keys.WriteAsync(draft.Coach, key =>
        [
            AssignmentSql.SaveDraft.With(SqlText.Of(draft.Id), key.Id, draft.GuideId, SealedAssignment.Seal(key, draft), SqlText.Of(draft.Due), SqlText.Of(draft.MadeAt)),
            // Whoever changes what was sent in part looks at it again, and sends it again.
            OutboxSql.Cancel.With(Sending.MessageOf(draft.Id), SqlText.Of(time.GetUtcNow())),
        ], cancellationToken) is WriteOutcome.Written;

    public async Task<Assignment?> FindAsync(Guid id, UserId coach, CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync([AssignmentSql.Find.With(SqlText.Of(id), coach.Tenant, coach.User)], FoundAssignment.Read, cancellationToken);
        return found is [var rest] && await keys.FindAsync(rest.KeyId, coach, cancellationToken) is { } key ? SealedAssignment.Open(key, rest, coach) : null;
    }

    public Task SendAsync(Assignment draft, CancellationToken cancellationToken) => new Sending(database, keys, time.GetUtcNow(), draft).RunAsync(cancellationToken);

    public async Task<ImmutableArray<AssignmentSummary>> ListAsync(UserId coach, int skip, int take, CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync([AssignmentSql.List.With(coach.Tenant, coach.User, take, skip)], FoundAssignment.Read, cancellationToken);
        if (found.Count == 0 || await keys.FindAsync(found[0].KeyId, coach, cancellationToken) is not { } key) return [];

        var counts = await CountAsync(AssignmentSql.CountListed.With(coach.Tenant, coach.User, take, skip), cancellationToken);
        return [.. found.Select(rest => new AssignmentSummary(SealedAssignment.Open(key, rest, coach), Of(counts, rest.Id)))];
    }

    public async Task<FollowPage> FollowAsync(Guid id, UserId coach, AssignedStatus? filter, int skip, int take, CancellationToken cancellationToken)
    {
        var assignment = SqlText.Of(id);
        if (await keys.IdOfAsync(coach, cancellationToken) is not { } keyId || await keys.FindAsync(keyId, coach, cancellationToken) is not { } key) return new FollowPage([], 0);

        var rows = await database.ReadAsync([filter is { } only
            ? AssignmentSql.FollowOf.With(assignment, coach.Tenant, coach.User, take, skip, only.ToString())
            : AssignmentSql.Follow.With(assignment, coach.Tenant, coach.User, take, skip)], row => new FoundPerson(
            row.GetString(0), row.GetBytes(1), row.IsNull(2) ? null : row.GetBytes(2), row.GetString(3), new UserId(row.GetString(4), row.GetString(5)),
            Enum.Parse<AssignedStatus>(row.GetString(6)), row.Text(7), SqlText.Time(row.GetString(8)), row.Text(9), row.GetInt32(10)), cancellationToken);
        var count = Of(await CountAsync(AssignmentSql.Count.With(assignment, coach.Tenant, coach.User), cancellationToken), id);

        var people = ImmutableArray.CreateBuilder<Assigned>(rows.Count);
        foreach (var row in rows)
        {
            people.Add(new Assigned(SqlText.Id(row.Id), SealedAssignment.OpenName(key, row.Id, row.Name), row.Progress, row.Progress is AssignedStatus.Started ? row.Step : null,
                row.MovedAt, row.Progress is AssignedStatus.Declined ? await ReplyAsync(row, cancellationToken) : "", row.Share is { } share ? SqlText.Id(share) : null)
            { Number = row.Number });
        }

        return new FollowPage(people.ToImmutable(), filter is { } one ? count.GetValueOrDefault(one) : count.Values.Sum()) { Count = count };
    }

    public async Task<int> NudgeAsync(Guid id, UserId coach, Guid? person, CancellationToken cancellationToken)
    {
        if (await keys.IdOfAsync(coach, cancellationToken) is not { } coachKey) return 0;
        var now = time.GetUtcNow();
        var occasion = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var open = (await UnfinishedAsync(id, coach, person, cancellationToken)).Where(one => !one.IsBlocked && one.Status is not ("Queued" or "Unreached")).ToList();
        // A message goes in the next waking hours, be they days away: how often is counted by when it went, and not by when it was asked for.
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in open.Chunk(Part))
            asked.UnionWith(await database.ReadAsync([.. part.Select(one => AssignmentSql.IsNudged.With(one.KeyId, coachKey, Message(one), SqlText.Of(now - BetweenNudges)))], row => row.GetString(0), cancellationToken));

        var nudges = open.Where(one => !asked.Contains(one.KeyId)).ToList();
        await WriteInPartsAsync([.. nudges.Select(one => OutboxSql.Add.With(Message(one), one.KeyId, MessageKind.Nudge, one.Id, SqlText.Of(now), SqlText.Of(now + WorthTrying)))], cancellationToken);
        return nudges.Count;

        string Message(Unfinished one) => $"{MessageKind.Nudge}/{one.Id}/{occasion}";
    }

    public async Task<int> WithdrawAsync(Guid id, UserId coach, Guid? person, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var open = await UnfinishedAsync(id, coach, person, cancellationToken);
        await WriteInPartsAsync([.. open.SelectMany(one => WithdrawOne(one, coach, now))], cancellationToken);
        if (person is null && await FindAsync(id, coach, cancellationToken) is not null) await database.WriteAsync([AssignmentSql.WithdrawAll.With(SqlText.Of(id))], cancellationToken);
        return open.Count;
    }

    public async Task<bool> ExtendAsync(Guid id, UserId coach, DateOnly due, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, coach, cancellationToken) is not { } earlier) return false;
        var (assignment, day, now) = (SqlText.Of(id), SqlText.Of(due), time.GetUtcNow());
        var (begins, ends) = Sending.RemindedOf(due);
        // All at once: a day that stands is told to nobody any more, and one that does not stand is not told.
        List<Command> commands = [AssignmentSql.Extend.With(assignment, day), AssignmentSql.RemindAnew.With(assignment, day, SqlText.Of(begins), SqlText.Of(ends))];
        if (earlier.Due != due) commands.Add(AssignmentSql.TellNewDay.With(assignment, day, SqlText.Of(now), SqlText.Of(now + WorthTrying)));
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var outcome = await database.WriteAsync(commands, cancellationToken);
            if (outcome is not WriteOutcome.BreaksReference) return outcome is WriteOutcome.Written;
            // One of them was erased just then.
        }

        throw new StorageUnavailableException("People were erased again and again while another day was set.", null);
    }

    public async Task<Share?> FindShareAsync(Guid share, UserId coach, CancellationToken cancellationToken) =>
        await FindSharedAsync(share, coach, cancellationToken) is { Sealed: { } rests } found && await keys.FindAsync(found.KeyId, found.Person, cancellationToken) is { } key
            ? key.OpenAs<Share>(rests, SealedAssignment.ShareTable, SqlText.Of(share)) with { Id = share, Name = found.Name, Number = found.Number, SharedAt = found.SharedAt }
            : null;

    public async Task MarkShownAsync(Guid share, UserId coach, string message, CancellationToken cancellationToken)
    {
        if (await FindSharedAsync(share, coach, cancellationToken) is not null) await database.WriteAsync([AssignmentSql.MarkShown.With(SqlText.Of(share), message)], cancellationToken);
    }

    public async Task<(string Name, ImmutableArray<string> Messages)?> TakenBackAsync(Guid share, UserId coach, CancellationToken cancellationToken)
    {
        if (await FindSharedAsync(share, coach, cancellationToken) is not { Sealed: null } found) return null;
        return (found.Name, [.. await database.ReadAsync([AssignmentSql.Shown.With(SqlText.Of(share))], row => row.GetString(0), cancellationToken)]);
    }

    public async Task<ImmutableArray<string>> ShownAsync(UserId coach, CancellationToken cancellationToken) =>
        [.. (await database.ReadAsync([.. TakingBack.Shown.Select(statement => statement.With(coach.Tenant, coach.User))], row => row.GetString(0), cancellationToken)).Distinct(StringComparer.Ordinal)];

    private async Task<ILookup<Guid, (AssignedStatus Progress, int Count)>> CountAsync(Command count, CancellationToken cancellationToken)
    {
        var counts = await database.ReadAsync([count], row => (Id: SqlText.Id(row.GetString(0)), Progress: Enum.Parse<AssignedStatus>(row.GetString(1)), Count: row.GetInt32(2)), cancellationToken);
        return counts.ToLookup(one => one.Id, one => (one.Progress, one.Count));
    }

    private static ImmutableDictionary<AssignedStatus, int> Of(ILookup<Guid, (AssignedStatus Progress, int Count)> counts, Guid id) =>
        counts[id].ToImmutableDictionary(one => one.Progress, one => one.Count);

    private static IEnumerable<Command> WithdrawOne(Unfinished one, UserId coach, DateTimeOffset now)
    {
        yield return AssignmentSql.Silence.With(one.KeyId, one.Id, SqlText.Of(now));
        yield return AssignmentSql.Withdraw.With(one.Id, SqlText.Of(now));
        yield return AuditSql.Record(AuditEvent.Of(AuditKinds.Withdrawn, coach.User, one.Person, SqlText.Id(one.Id), now));
        // Whoever has the message already is told, but for those who want nothing of the coach.
        if (!one.IsBlocked && one.Status is not ("Queued" or "Unreached"))
            yield return OutboxSql.Add.With($"{MessageKind.Withdrawn}/{one.Id}", one.KeyId, MessageKind.Withdrawn, one.Id, SqlText.Of(now), SqlText.Of(now + WorthTrying));
    }

    private async Task<string> ReplyAsync(FoundPerson row, CancellationToken cancellationToken) =>
        row.Reply is { } reply && await keys.FindAsync(row.KeyId, row.Person, cancellationToken) is { } key ? SealedAssignment.OpenReply(key, row.Id, reply) : "";

    private async Task<IReadOnlyList<Unfinished>> UnfinishedAsync(Guid id, UserId coach, Guid? person, CancellationToken cancellationToken) =>
        await database.ReadAsync([AssignmentSql.Unfinished.With(SqlText.Of(id), coach.Tenant, coach.User, person is { } one ? SqlText.Of(one) : "")],
            row => new Unfinished(row.GetString(0), row.GetString(1), row.GetString(2), new UserId(row.GetString(3), row.GetString(4)), row.GetInt32(5) != 0), cancellationToken);

    private async Task<FoundShare?> FindSharedAsync(Guid share, UserId coach, CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync([AssignmentSql.FindShare.With(SqlText.Of(share), coach.Tenant, coach.User)], row => (
            Share: new FoundShare(row.IsNull(0) ? null : row.GetBytes(0), SqlText.Time(row.GetString(1)), row.GetString(2), new UserId(row.GetString(3), row.GetString(4)), "", row.GetInt32(8)),
            Assigned: row.GetString(5), Name: row.GetBytes(6), CoachKey: row.GetString(7)), cancellationToken);
        return found is [var one] && await keys.FindAsync(one.CoachKey, coach, cancellationToken) is { } key
            ? one.Share with { Name = SealedAssignment.OpenName(key, one.Assigned, one.Name) }
            : null;
    }

    // Each part is short, so that nobody else waits long; and given again it changes nothing.
    private async Task WriteInPartsAsync(List<Command> commands, CancellationToken cancellationToken)
    {
        foreach (var part in commands.Chunk(Part)) await database.WriteAsync(part, cancellationToken);
    }

    private sealed record Unfinished(string Id, string KeyId, string Status, UserId Person, bool IsBlocked);

    private sealed record FoundPerson(string Id, byte[] Name, byte[]? Reply, string KeyId, UserId Person, AssignedStatus Progress, string? Step, DateTimeOffset MovedAt, string? Share, int Number);

    private sealed record FoundShare(byte[]? Sealed, DateTimeOffset SharedAt, string KeyId, UserId Person, string Name, int Number);
}
