using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.PostgreSql;
using ConversationCoach.Storage.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage;

public static class StorageSetup
{
    /// <summary>Registers the stores as the section <c>Storage</c> tells; the host opens them first, and does not start when it cannot.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection("Storage")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Open(provider.GetRequiredService<IOptions<StorageOptions>>().Value, contentRoot, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IPreparationStore, PreparationStore>();
        services.AddSingleton<IStateStore, StateStore>();
        services.AddSingleton<ITipStore, TipStore>();
        services.AddHostedService<OpenAtStart>();
        return services;
    }

    private static IDatabase Open(StorageOptions options, string contentRoot, TimeProvider time)
    {
        try
        {
            return options.Provider == "PostgreSql"
                ? PostgreSqlDatabase.Open(options.ConnectionString!, time)
                : SqliteDatabase.Open(FileBelow(contentRoot, options.ConnectionString), time);
        }
        catch (StorageUnavailableException error)
        {
            throw new StorageUnavailableException($"{error.Message} Check Storage:ConnectionString.", error);
        }
    }

    private static string FileBelow(string contentRoot, string? connectionString)
    {
        var connection = StorageOptionsCheck.FileOf(connectionString)!;
        connection.DataSource = Path.Combine(contentRoot, connection.DataSource);
        return connection.ConnectionString;
    }
}

internal sealed partial class OpenAtStart(IDatabase database, ILogger<OpenAtStart> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.Opened(logger, database.Name);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Storage is {Database}.")]
        public static partial void Opened(ILogger logger, string database);
    }
}
