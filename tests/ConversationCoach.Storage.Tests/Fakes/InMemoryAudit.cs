using System.Collections.Concurrent;
using ConversationCoach.Core.Privacy;

namespace ConversationCoach.Storage.Tests.Fakes;

internal sealed class InMemoryAudit : IAudit
{
    private readonly ConcurrentDictionary<Guid, AuditEvent> _all = new();

    public Task RecordAsync(AuditEvent happened, CancellationToken cancellationToken)
    {
        _all.TryAdd(happened.Id, happened);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<AuditEvent> ReadAsync(DateTimeOffset since, string? tenant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var happened in _all.Values.Where(happened => happened.At >= since && (tenant is null || happened.Tenant == tenant)).OrderBy(happened => happened.At).ThenBy(happened => happened.Id.ToString(), StringComparer.Ordinal))
            yield return happened;
    }
}
