using System.Runtime.CompilerServices;
using ConversationCoach.Core.Privacy;

namespace ConversationCoach.Storage.Privacy;

internal sealed class Audit(IDatabase database) : IAudit
{
    private const int AtOnce = 1_000;

    public Task RecordAsync(AuditEvent happened, CancellationToken cancellationToken) => database.WriteAsync([AuditSql.Record(happened)], cancellationToken);

    public async IAsyncEnumerable<AuditEvent> ReadAsync(DateTimeOffset since, string? tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (at, id) = (SqlText.Of(since), "");
        IReadOnlyList<AuditEvent> part;
        do
        {
            part = await database.ReadAsync([AuditSql.Read.With(at, id, tenant, AtOnce)], Read, cancellationToken);
            foreach (var happened in part) yield return happened;
            if (part.Count > 0) (at, id) = (SqlText.Of(part[^1].At), SqlText.Of(part[^1].Id));
        }
        while (part.Count == AtOnce);
    }

    private static AuditEvent Read(IRow row) => new(
        SqlText.Id(row.GetString(0)), SqlText.Time(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.Text(5),
        row.Text(6) is { } id ? SqlText.Id(id) : null);
}
