using ConversationCoach.Core.Preparations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConversationCoach.Storage.Health;

public static class StorageHealth
{
    /// <summary>Whether the storage would take what people type, in three parts: the database, its tables, and the keys.</summary>
    public static IHealthChecksBuilder AddStorage(this IHealthChecksBuilder checks) => checks
        .AddCheck<DatabaseCheck>("database")
        .AddCheck<SchemaCheck>("schema")
        .AddCheck<KeysCheck>("keys");
}

/// <summary>Gives the storage two seconds; what it says of itself are words of ours, without addresses or secrets.</summary>
internal abstract class StorageCheck(TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var fault = await FaultAsync(cancellationToken).WaitAsync(Patience, time, cancellationToken);
            return fault is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(fault);
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Unhealthy("It did not answer within two seconds.");
        }
        catch (StorageUnavailableException error)
        {
            return HealthCheckResult.Unhealthy(error.Message);
        }
    }

    /// <returns><see langword="null"/> when all is well.</returns>
    protected abstract Task<string?> FaultAsync(CancellationToken cancellationToken);
}

/// <summary>It reads, and it would write.</summary>
internal sealed class DatabaseCheck(IDatabase database, TimeProvider time) : StorageCheck(time)
{
    private static readonly Statement Look = new("SELECT one FROM key_store");

    // Changes nothing, but only where something could be changed.
    private static readonly Statement Touch = new("UPDATE preparation SET version = version WHERE id = ''");

    protected override async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        await database.ReadAsync([Look.With()], _ => true, cancellationToken);
        await database.WriteAsync([Touch.With()], cancellationToken);
        return null;
    }
}

/// <summary>Its tables are those of this version of the program, or of a newer one.</summary>
internal sealed class SchemaCheck(IDatabase database, TimeProvider time) : StorageCheck(time)
{
    private static readonly Statement Newest = new("SELECT coalesce(max(number), 0) FROM schema_script");

    protected override async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        var (known, there) = (Scripts.Sqlite.All[^1].Number, (await database.ReadAsync([Newest.With()], row => row.GetInt32(0), cancellationToken))[0]);
        return there >= known ? null : $"The tables are at script {there}, and this version needs {known}.";
    }
}
