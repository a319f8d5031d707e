using Azure.Identity;
using ConversationCoach.Core.State;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConversationCoach.CosmosDb;

public static class CosmosDbSetup
{
    /// <summary>The name of the HTTP client that speaks to the account.</summary>
    public const string HttpClientName = "CosmosDb";

    /// <returns>How to make the store of state that the section <see cref="CosmosDbOptions.Section"/> names.</returns>
    public static Func<IServiceProvider, IStateStore> AddCosmosDb(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CosmosDbOptions>().Bind(configuration.GetSection(CosmosDbOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CosmosDbOptions>, CosmosDbOptionsCheck>();

        // The addresses hold ids of people, and are of no use in the log.
        services.AddHttpClient(HttpClientName)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddSingleton(Connect);
        services.AddSingleton<IStatePlace, CosmosDbPlace>();
        return provider => ActivatorUtilities.CreateInstance<CosmosDbStateStore>(provider);
    }

    private static CosmosClient Connect(IServiceProvider services)
    {
        var told = services.GetRequiredService<IOptions<CosmosDbOptions>>().Value;
        var http = services.GetRequiredService<IHttpClientFactory>();
        var how = new CosmosClientOptions
        {
            ApplicationName = "ConversationCoach",

            // Over HTTPS alone, as firewalls like it and as the tests speak.
            ConnectionMode = ConnectionMode.Gateway,
            HttpClientFactory = () => http.CreateClient(HttpClientName),
            EnableContentResponseOnWrite = false,

            // Within the patience of the store.
            RequestTimeout = TimeSpan.FromSeconds(5),
            MaxRetryAttemptsOnRateLimitedRequests = 9,
            MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(5),
        };
        return told.ConnectionString is { Length: > 0 } connection ? new CosmosClient(connection, how) : new CosmosClient(told.Endpoint, new DefaultAzureCredential(), how);
    }
}
