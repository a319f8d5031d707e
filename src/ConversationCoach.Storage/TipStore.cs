using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Reframing;

namespace ConversationCoach.Storage;

public sealed class TipStore(IDatabase database) : ITipStore
{
    public async Task<ImmutableHashSet<string>> MutedByAsync(UserId person, CancellationToken cancellationToken) =>
        (await database.ReadAsync([TipSql.Muted.With(person.Tenant, person.User)], row => row.GetString(0), cancellationToken)).ToImmutableHashSet(StringComparer.Ordinal);

    public Task MuteAsync(UserId person, string ruleId, CancellationToken cancellationToken) =>
        database.WriteAsync([TipSql.Mute.With(person.Tenant, person.User, ruleId)], cancellationToken);

    public Task UnmuteAsync(UserId person, string ruleId, CancellationToken cancellationToken) =>
        database.WriteAsync([TipSql.Unmute.With(person.Tenant, person.User, ruleId)], cancellationToken);

    public Task CountNotHelpfulAsync(string ruleId, CancellationToken cancellationToken) =>
        database.WriteAsync([TipSql.CountNotHelpful.With(ruleId)], cancellationToken);

    public async Task<ImmutableDictionary<string, int>> NotHelpfulAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync([TipSql.NotHelpful.With()], row => KeyValuePair.Create(row.GetString(0), row.GetInt32(1)), cancellationToken))
        .ToImmutableDictionary(StringComparer.Ordinal);

    public Task AddPracticeAsync(UserId person, string patternId, bool isClear, CancellationToken cancellationToken) =>
        database.WriteAsync([TipSql.AddPractice.With(person.Tenant, person.User, patternId, isClear)], cancellationToken);

    public async Task<ImmutableDictionary<string, PracticeCount>> PracticeOfAsync(UserId person, CancellationToken cancellationToken) =>
        (await database.ReadAsync([TipSql.Practice.With(person.Tenant, person.User)],
            row => KeyValuePair.Create(row.GetString(0), new PracticeCount(row.GetInt32(1), row.GetInt32(2))), cancellationToken))
        .ToImmutableDictionary(StringComparer.Ordinal);
}
