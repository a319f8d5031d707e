using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Core.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Privacy;

/// <summary>People of whom nothing is left but counts of practice and muted tips: those go without a warning, with the data key.</summary>
internal sealed class RetainedPeople(
    IDatabase database, IKept kept, IErasure erasure, [FromKeyedServices(SealedStateStore.Inner)] IStateStore states, IOptions<RetentionOptions> options, TimeProvider time) : IRetained
{
    private const int AtOnce = 500;

    public string Kind => Kinds.Practice;

    public async Task<int> PurgeAsync(int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // Of what an older version of the program writes the time begins here.
        if ((await database.ReadAsync([RetentionSql.HasUndated.With()], _ => true, cancellationToken)).Count > 0)
            await database.WriteAsync([.. RetentionSql.Date.Select(statement => statement.With(SqlText.Of(now)))], cancellationToken);

        var (erased, last) = (0, "");
        while (erased < most)
        {
            var idle = RetentionSql.Idle.With(SqlText.Of(now - TimeSpan.FromDays(options.Value.PracticeDays)), last, AtOnce);
            var found = await database.ReadAsync([idle], row => (KeyId: row.GetString(0), Owner: new UserId(row.GetString(1), row.GetString(2))), cancellationToken);
            if (found.Count == 0) break;
            last = found[^1].KeyId;

            // Who still has a place in a talk was here not long ago: old ones are gone already.
            var talks = await states.ReadAsync([.. found.Select(one => TalkKey.OfOwner(one.Owner))], cancellationToken);
            foreach (var (_, owner) in found.Where(one => !talks.ContainsKey(TalkKey.OfOwner(one.Owner))).Take(most - erased))
            {
                // They may have come back since the first look.
                if ((await kept.OfAsync(owner, cancellationToken)).Any(kind => kind.Kind is Kinds.Preparation or Kinds.Talk)) continue;
                await erasure.EraseAsync(owner, Actors.Retention, cancellationToken);
                erased++;
            }
        }

        return erased;
    }
}
