using System.Collections.Immutable;
using System.Globalization;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Privacy;

/// <summary>Has the person written to, or told in their next turn, whichever is sooner. Whoever cannot be reached counts as told.</summary>
internal sealed class RetentionWarnings(IDatabase database, IOptions<RetentionOptions> options, TimeProvider time) : IRetentionNotice, IRetentionWarnings
{
    public Task WarnAsync(UserId person, ImmutableArray<Guid> preparations, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var touchedBefore = SqlText.Of(now - TimeSpan.FromDays(options.Value.PreparationDays - options.Value.WarnDaysBefore));
        var message = new OutboxMessage(MessageKind.Retention, preparations.Min(), until.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), person, now, until);
        return database.WriteAsync(
        [
            .. preparations.Order().Select(id => RetentionSql.Due.With(SqlText.Of(id), SqlText.Of(now), touchedBefore)),
            RetentionSql.Post.With(message.Id, SqlText.Of(message.About), SqlText.Of(message.Due), SqlText.Of(message.Until), person.Tenant, person.User),
        ], cancellationToken);
    }

    public async Task<ImmutableArray<Guid>> DueAsync(UserId person, CancellationToken cancellationToken) =>
        [.. await database.ReadAsync([RetentionSql.ToTell.With(person.Tenant, person.User)], row => SqlText.Id(row.GetString(0)), cancellationToken)];

    public async Task<ImmutableArray<Guid>> TakeAsync(UserId person, CancellationToken cancellationToken)
    {
        var due = await database.ReadAsync([RetentionSql.ToTell.With(person.Tenant, person.User)], row => (Id: row.GetString(0), Version: row.GetInt32(1)), cancellationToken);
        if (due.Count == 0) return [];

        // Another instance may have been faster, or one of them was touched just now: then they wait for the next turn.
        var told = SqlText.Of(time.GetUtcNow());
        var outcome = await database.WriteAsync([.. due.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => RetentionSql.Tell.With(one.Id, one.Version, told))], cancellationToken);
        return outcome is WriteOutcome.Written ? [.. due.Select(one => SqlText.Id(one.Id))] : [];
    }

    public async Task<ImmutableArray<Guid>> ToldAsync(UserId person, CancellationToken cancellationToken) =>
        [.. await database.ReadAsync([RetentionSql.Told.With(person.Tenant, person.User)], row => SqlText.Id(row.GetString(0)), cancellationToken)];
}
