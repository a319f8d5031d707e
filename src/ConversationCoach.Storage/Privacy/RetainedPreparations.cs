using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Storage.Assignments;
using ConversationCoach.Storage.Sealing;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Privacy;

/// <summary>Has the owners of untouched preparations told, and erases those that stayed untouched although their owners were.</summary>
internal sealed class RetainedPreparations(IDatabase database, DataKeys keys, IRetentionNotice notice, IOptions<RetentionOptions> options, TimeProvider time) : IRetained
{
    private const int AtOnce = 200;

    private readonly RetentionOptions _options = options.Value;

    public string Kind => Kinds.Preparation;

    private TimeSpan Warning => TimeSpan.FromDays(_options.WarnDaysBefore);

    public async Task<int> PurgeAsync(int most, CancellationToken cancellationToken)
    {
        var (now, handled, at, id) = (time.GetUtcNow(), 0, "", "");
        var toldBefore = SqlText.Of(now - Warning);
        while (handled < most)
        {
            var untouched = RetentionSql.Untouched.With(at, id, SqlText.Of(now - TimeSpan.FromDays(_options.PreparationDays) + Warning), toldBefore, Math.Min(AtOnce, most - handled));
            var found = await database.ReadAsync([untouched], Read, cancellationToken);
            if (found.Count == 0) break;
            (at, id) = (SqlText.Of(found[^1].ChangedAt), SqlText.Of(found[^1].Id));

            var due = new List<Untouched>();
            foreach (var one in found)
            {
                if (await DayAsync(one, cancellationToken) is not (true, var day)) continue;
                var end = _options.EndOf(one.ChangedAt, day);
                if (one.IsTold && end <= now) handled += await EraseAsync(one, now, toldBefore, cancellationToken) ? 1 : 0;
                else if (!one.IsTold && end - Warning <= now) due.Add(one);
            }

            foreach (var owner in due.GroupBy(one => one.Owner)) await notice.WarnAsync(owner.Key, [.. owner.Select(one => one.Id)], now + Warning, cancellationToken);
            handled += due.Count;
        }

        return handled;
    }

    private async Task<bool> EraseAsync(Untouched one, DateTimeOffset now, string toldBefore, CancellationToken cancellationToken) =>
        await database.WriteAsync(
        [
            .. TakingBack.OfPreparation(SqlText.Of(one.Id), now),
            RetentionSql.Erase.With(SqlText.Of(one.Id), one.Version, toldBefore),
            AuditSql.Record(AuditEvent.Of(AuditKinds.RetentionErased, Actors.Retention, one.Owner, one.Id, now)),
        ], cancellationToken) is WriteOutcome.Written;

    // What does not open is left alone: perhaps the right key store is yet to be put back, and the day may lie ahead.
    private async Task<(bool IsRead, DateOnly? Day)> DayAsync(Untouched one, CancellationToken cancellationToken)
    {
        try
        {
            return await keys.FindAsync(one.KeyId, one.Owner, cancellationToken) is { } key
                ? (true, SealedDetails.Open(key, one.Sealed, PreparationStore.Table, SqlText.Of(one.Id)).Day)
                : (false, null);
        }
        catch (CorruptRecordException)
        {
            return (false, null);
        }
    }

    private static Untouched Read(IRow row) => new(
        SqlText.Id(row.GetString(0)), row.GetString(1), new UserId(row.GetString(2), row.GetString(3)), row.GetInt32(4), row.GetBytes(5), SqlText.Time(row.GetString(6)), IsTold: !row.IsNull(7));

    private sealed record Untouched(Guid Id, string KeyId, UserId Owner, int Version, byte[] Sealed, DateTimeOffset ChangedAt, bool IsTold);
}
