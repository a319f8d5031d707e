using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Storage.Sealing;

namespace ConversationCoach.Storage;

internal sealed class TipStore(IDatabase database, DataKeys keys, TimeProvider time) : ITipStore
{
    public async Task<ImmutableHashSet<string>> MutedByAsync(UserId person, CancellationToken cancellationToken) =>
        (await database.ReadAsync([TipSql.Muted.With(person.Tenant, person.User)], row => row.GetString(0), cancellationToken)).ToImmutableHashSet(StringComparer.Ordinal);

    public Task MuteAsync(UserId person, string ruleId, CancellationToken cancellationToken) =>
        keys.WriteAsync(person, key => [TipSql.Mute.With(key.Id, ruleId, SqlText.Of(time.GetUtcNow()))], cancellationToken);

    public Task UnmuteAsync(UserId person, string ruleId, CancellationToken cancellationToken) =>
        database.WriteAsync([TipSql.Unmute.With(person.Tenant, person.User, ruleId)], cancellationToken);

    public Task CountNotHelpfulAsync(string ruleId, CancellationToken cancellationToken) =>
        database.WriteAsync([TipSql.CountNotHelpful.With(ruleId)], cancellationToken);

    public async Task<ImmutableDictionary<string, int>> NotHelpfulAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync([TipSql.NotHelpful.With()], row => KeyValuePair.Create(row.GetString(0), row.GetInt32(1)), cancellationToken))
        .ToImmutableDictionary(StringComparer.Ordinal);

    public Task AddPracticeAsync(UserId person, string patternId, bool isClear, CancellationToken cancellationToken) =>
        keys.WriteAsync(person, key => [TipSql.AddPractice.With(key.Id, patternId, isClear, SqlText.Of(time.GetUtcNow()))], cancellationToken);

    public async Task<ImmutableDictionary<string, PracticeCount>> PracticeOfAsync(UserId person, CancellationToken cancellationToken) =>
        (await database.ReadAsync([TipSql.Practice.With(person.Tenant, person.User)],
            row => KeyValuePair.Create(row.GetString(0), new PracticeCount(row.GetInt32(1), row.GetInt32(2))), cancellationToken))
        .ToImmutableDictionary(StringComparer.Ordinal);
}
