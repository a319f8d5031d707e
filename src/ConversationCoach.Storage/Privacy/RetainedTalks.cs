using ConversationCoach.Core.Privacy;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Privacy;

/// <summary>Where talks are, if they rest in this database; every card works without it.</summary>
internal sealed class RetainedTalks(IDatabase database, IOptions<RetentionOptions> options, TimeProvider time) : IRetained
{
    public string Kind => Kinds.Talk;

    public async Task<int> PurgeAsync(int most, CancellationToken cancellationToken)
    {
        var before = SqlText.Of(time.GetUtcNow() - TimeSpan.FromDays(options.Value.TalkDays));
        // Looked for among the readers, because it goes through all of them; the writer must not wait for that.
        var stale = await database.ReadAsync([RetentionSql.StaleTalks.With(before, most)], row => row.GetString(0), cancellationToken);
        await database.WriteAsync([.. stale.Order(StringComparer.Ordinal).Select(key => RetentionSql.EraseTalk.With(key, before))], cancellationToken);
        return stale.Count;
    }
}
