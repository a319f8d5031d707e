using ConversationCoach.Core.Privacy;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Privacy;

/// <summary>The oldest of the audit. Nothing of it can be deleted but what lies before its beginning, which is moved first.</summary>
internal sealed class RetainedAudit(IDatabase database, IOptions<RetentionOptions> options, TimeProvider time) : IRetained
{
    public string Kind => "audit";

    public async Task<int> PurgeAsync(int most, CancellationToken cancellationToken)
    {
        var before = SqlText.Of(time.GetUtcNow() - TimeSpan.FromDays(options.Value.AuditDays));
        var old = await database.ReadAsync([RetentionSql.OldAudit.With(before, most)], row => row.GetString(0), cancellationToken);
        if (old.Count > 0) await database.WriteAsync([RetentionSql.MoveAuditBegin.With(before), .. old.Select(id => RetentionSql.EraseAudit.With(id))], cancellationToken);
        return old.Count;
    }
}
