using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.Sqlite;
using Microsoft.Data.Sqlite;
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
        services.AddOptions<StorageOptions>()
            .Bind(configuration.GetSection("Storage"))
            .Validate(options => options.Provider == "Sqlite", "Storage:Provider must be Sqlite.")
            .Validate(options => FileOf(options) is not null, "Storage:ConnectionString must name a file, as in 'Data Source=App_Data/conversation-coach.db'.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Open(provider.GetRequiredService<IOptions<StorageOptions>>().Value, contentRoot, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IPreparationStore, SqlitePreparationStore>();
        services.AddSingleton<IStateStore, SqliteStateStore>();
        services.AddSingleton<ITipStore, SqliteTipStore>();
        services.AddHostedService<OpenAtStart>();
        return services;
    }

    private static SqliteDatabase Open(StorageOptions options, string contentRoot, TimeProvider time)
    {
        var connection = FileOf(options)!;
        connection.DataSource = Path.Combine(contentRoot, connection.DataSource);
        try
        {
            return SqliteDatabase.Open(connection.ConnectionString, time);
        }
        catch (StorageUnavailableException error)
        {
            throw new StorageUnavailableException($"{error.Message} Check Storage:ConnectionString.", error);
        }
    }

    /// <returns><see langword="null"/> when it cannot be read, or names no file: each connection would have a memory of its own.</returns>
    private static SqliteConnectionStringBuilder? FileOf(StorageOptions options)
    {
        try
        {
            var connection = new SqliteConnectionStringBuilder(options.ConnectionString);
            return connection.DataSource is "" or ":memory:" || connection.Mode is SqliteOpenMode.Memory ? null : connection;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

internal sealed partial class OpenAtStart(SqliteDatabase database, ILogger<OpenAtStart> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.Opened(logger, database.Path);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Storage is {File}.")]
        public static partial void Opened(ILogger logger, string file);
    }
}
