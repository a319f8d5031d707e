using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Reframing;

namespace ConversationCoach.Storage.Sqlite;

public sealed class SqliteTipStore(SqliteDatabase database) : ITipStore
{
    public Task<ImmutableHashSet<string>> MutedByAsync(UserId person, CancellationToken cancellationToken) => database.ReadAsync(session =>
        session.Query(TipSql.Muted, row => row.GetString(0), ("@tenant", person.Tenant), ("@person", person.User)).ToImmutableHashSet(StringComparer.Ordinal), cancellationToken);

    public Task MuteAsync(UserId person, string ruleId, CancellationToken cancellationToken) => database.WriteAsync(session =>
        session.Execute(TipSql.Mute, ("@tenant", person.Tenant), ("@person", person.User), ("@rule", ruleId)), cancellationToken);

    public Task UnmuteAsync(UserId person, string ruleId, CancellationToken cancellationToken) => database.WriteAsync(session =>
        session.Execute(TipSql.Unmute, ("@tenant", person.Tenant), ("@person", person.User), ("@rule", ruleId)), cancellationToken);

    public Task CountNotHelpfulAsync(string ruleId, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Execute(TipSql.CountNotHelpful, ("@rule", ruleId)), cancellationToken);

    public Task<ImmutableDictionary<string, int>> NotHelpfulAsync(CancellationToken cancellationToken) => database.ReadAsync(session =>
        session.Query(TipSql.NotHelpful, row => KeyValuePair.Create(row.GetString(0), row.GetInt32(1))).ToImmutableDictionary(StringComparer.Ordinal), cancellationToken);

    public Task AddPracticeAsync(UserId person, string patternId, bool isClear, CancellationToken cancellationToken) => database.WriteAsync(session =>
        session.Execute(TipSql.AddPractice, ("@tenant", person.Tenant), ("@person", person.User), ("@pattern", patternId), ("@clear", isClear ? 1 : 0)), cancellationToken);

    public Task<ImmutableDictionary<string, PracticeCount>> PracticeOfAsync(UserId person, CancellationToken cancellationToken) => database.ReadAsync(session =>
        session.Query(TipSql.Practice, row => KeyValuePair.Create(row.GetString(0), new PracticeCount(row.GetInt32(1), row.GetInt32(2))),
            ("@tenant", person.Tenant), ("@person", person.User)).ToImmutableDictionary(StringComparer.Ordinal), cancellationToken);
}
