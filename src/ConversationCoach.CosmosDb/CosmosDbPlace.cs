using System.Net;
using ConversationCoach.Core.State;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ConversationCoach.CosmosDb;

/// <summary>Makes the container where it may, and looks whether it is one that state can rest in.</summary>
internal sealed partial class CosmosDbPlace(CosmosClient client, IOptions<CosmosDbOptions> options, ILogger<CosmosDbPlace> logger) : IStatePlace
{
    private const string PartitionKeyPath = "/id";

    /// <summary>Each document says itself how long it lives.</summary>
    private const int LifeIsInTheDocument = -1;

    public async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        var told = options.Value;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(told.Patience * 5);
        try
        {
            var container = await ReadOrMakeAsync(told, patience.Token);
            if (FaultOf(container.Resource) is { } fault) return fault;

            var consistency = (await client.ReadAccountAsync()).Consistency.DefaultConsistencyLevel;
            Log.Opened(logger, told.Database, told.Container, consistency);
            if (consistency is not (ConsistencyLevel.Strong or ConsistencyLevel.BoundedStaleness)) Log.MayLag(logger, consistency);
            return null;
        }
        catch (CosmosException error) when (error.StatusCode == HttpStatusCode.NotFound)
        {
            return $"{CosmosDbOptions.Section}:Database '{told.Database}' or {CosmosDbOptions.Section}:Container '{told.Container}' is not there. Make them, with the partition key {PartitionKeyPath} and time to live on.";
        }
        catch (CosmosException error) when (error.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return $"{CosmosDbOptions.Section}: the account refuses the bot ({(int)error.StatusCode}). Check the key in ConnectionString; with Endpoint give the identity the role Cosmos DB Built-in Data Contributor.";
        }
        catch (Exception error) when (error is CosmosException or HttpRequestException or OperationCanceledException)
        {
            return $"{CosmosDbOptions.Section}: the account cannot be reached ({error.GetType().Name}). Check ConnectionString or Endpoint, and that the machine reaches it.";
        }
    }

    private async Task<ContainerResponse> ReadOrMakeAsync(CosmosDbOptions told, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetContainer(told.Database, told.Container).ReadContainerAsync(cancellationToken: cancellationToken);
        }
        catch (CosmosException error) when (error.StatusCode == HttpStatusCode.NotFound && told.ConnectionString is { Length: > 0 })
        {
            // Only with the account's key may they be made.
        }

        Database database = await client.CreateDatabaseIfNotExistsAsync(told.Database, cancellationToken: cancellationToken);
        return await database.CreateContainerIfNotExistsAsync(new ContainerProperties(told.Container, PartitionKeyPath)
        {
            DefaultTimeToLive = LifeIsInTheDocument,

            // Nobody searches in what is sealed.
            IndexingPolicy = new IndexingPolicy { ExcludedPaths = { new ExcludedPath { Path = "/*" } } },
        }, cancellationToken: cancellationToken);
    }

    private static string? FaultOf(ContainerProperties container)
    {
        if (container.PartitionKeyPath != PartitionKeyPath) return $"{CosmosDbOptions.Section}:Container '{container.Id}' has the partition key {container.PartitionKeyPath}. Name one that has {PartitionKeyPath}.";
        return container.DefaultTimeToLive is null ? $"{CosmosDbOptions.Section}:Container '{container.Id}' has time to live off, so nothing would ever go. Put it on, without a default." : null;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Conversation state is in Cosmos DB, {Database}/{Container}, consistency {Consistency}.")]
        public static partial void Opened(ILogger logger, string database, string container, ConsistencyLevel consistency);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "With the consistency {Consistency} one instance of the bot may read what another has just replaced. Run one instance, or set the account to Strong or BoundedStaleness.")]
        public static partial void MayLag(ILogger logger, ConsistencyLevel consistency);
    }
}
