using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Core.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Privacy;

/// <summary>People of whom nothing is left but counts of practice and muted tips: those go without a warning, with the data key.</summary>
internal sealed class RetainedPeople(
    IDatabase database, IErasure erasure, [FromKeyedServices(SealedStateStore.Inner)] IStateStore states, IOptions<RetentionOptions> options, TimeProvider time) : IRetained
{
    private const int AtOnce = 500;

    public string Kind => Kinds.Practice;

    public async Task<int> PurgeAsync(int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // Of what an older version of the program writes the time begins here.
        if ((await database.ReadAsync([RetentionSql.HasUndated.With()], _ => true, cancellationToken)).Count > 0)
            await database.WriteAsync([.. RetentionSql.Date.Select(statement => statement.With(SqlText.Of(now)))], cancellationToken);

        var (erased, last, before) = (0, "", SqlText.Of(now - TimeSpan.FromDays(options.Value.PracticeDays)));
        while (erased < most)
        {
            var found = await database.ReadAsync([RetentionSql.Idle.With(before, last, AtOnce)], row => (KeyId: row.GetString(0), Owner: new UserId(row.GetString(1), row.GetString(2))), cancellationToken);
            if (found.Count == 0) break;
            last = found[^1].KeyId;

            foreach (var (keyId, owner) in found)
            {
                // Looked at once more, each just before they go: they may have come back since, or have been asked for something.
                if (erased == most || !await IsIdleAsync(keyId, owner)) continue;
                await erasure.EraseAsync(owner, Actors.Retention, cancellationToken);
                erased++;
            }
        }

        return erased;

        async Task<bool> IsIdleAsync(string keyId, UserId owner) =>
            (await database.ReadAsync([RetentionSql.StillIdle.With(before, keyId)], _ => true, cancellationToken)).Count > 0
            // Who still has a place in a talk was here not long ago: old ones are gone already.
            && (await states.ReadAsync([TalkKey.OfOwner(owner)], cancellationToken)).Count == 0;
    }
}
