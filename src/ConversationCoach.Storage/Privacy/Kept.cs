using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Core.State;
using Microsoft.Extensions.DependencyInjection;

namespace ConversationCoach.Storage.Privacy;

internal sealed class Kept(IDatabase database, [FromKeyedServices(SealedStateStore.Inner)] IStateStore states) : IKept
{
    public async Task<ImmutableArray<KeptKind>> OfAsync(UserId person, CancellationToken cancellationToken)
    {
        var kinds = await database.ReadAsync([.. PersonSql.Kept.Select(statement => statement.With(person.Tenant, person.User))],
            row => new KeptKind(row.GetString(0), row.GetInt32(1), Time(row, 2), Time(row, 3)), cancellationToken);
        var talks = await states.ReadAsync([TalkKey.Of(person)], cancellationToken);
        return [.. kinds.Append(new KeptKind(Kinds.Talk, talks.Count, null, null)).Where(kind => kind.Count > 0)];
    }

    private static DateTimeOffset? Time(IRow row, int column) => row.Text(column) is { } time ? SqlText.Time(time) : null;
}
