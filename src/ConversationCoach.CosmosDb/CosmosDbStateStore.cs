using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.State;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace ConversationCoach.CosmosDb;

/// <summary>State in a container of Cosmos DB, each key a document and a partition of its own; what it is given is sealed already.</summary>
/// <remarks>
/// One key, which is all that a turn writes, is written at once or not at all. There is no transaction over partitions: of several keys all eTags are
/// looked at before anything is written, and when somebody is quicker even so, what was written is undone where nobody has written since.
/// </remarks>
internal sealed class CosmosDbStateStore(CosmosClient client, IOptions<CosmosDbOptions> options) : IStateStore
{
    private const int ReadsAtOnce = 16;

    private readonly Container _container = client.GetContainer(options.Value.Database, options.Value.Container);
    private readonly int _seconds = (int)TimeSpan.FromDays(options.Value.KeptForDays).TotalSeconds;

    public async Task<ImmutableDictionary<string, StateRow>> ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<string, StateRow>(StringComparer.Ordinal);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(keys.Distinct(StringComparer.Ordinal), limits, async (key, token) =>
        {
            if (await ReadOneAsync(key, token) is { } row) found[key] = row;
        });
        return found.ToImmutableDictionary(StringComparer.Ordinal);
    }

    public async Task<bool> WriteAsync(IReadOnlyCollection<StateChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 1) return await WriteOneAsync(changes.First(), cancellationToken) is not null;

        var before = await ReadAsync([.. changes.Select(change => change.Key)], cancellationToken);
        if (changes.Any(change => change.ETag is not (null or "*") && before.GetValueOrDefault(change.Key)?.ETag != change.ETag)) return false;

        var written = new Stack<(string Key, string ETag)>();
        var areAll = false;
        try
        {
            foreach (var change in changes)
            {
                if (await WriteOneAsync(change, cancellationToken) is not { } eTag) return false;
                written.Push((change.Key, eTag));
            }

            return areAll = true;
        }
        finally
        {
            // To the end, also when nobody waits for the answer any more.
            foreach (var (key, eTag) in areAll ? [] : written) await UndoAsync(key, eTag, before.GetValueOrDefault(key), CancellationToken.None);
        }
    }

    public async Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys) await DeleteOneAsync(key, null, cancellationToken);
    }

    private Task<StateRow?> ReadOneAsync(string key, CancellationToken cancellationToken) => AskAsync(async token =>
    {
        var id = DocumentId.Of(key);
        using var response = await _container.ReadItemStreamAsync(id, new PartitionKey(id), cancellationToken: token);
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        Check(response, key);
        return await Document.ReadAsync(response.Content, token) is { } text ? new StateRow(text, response.Headers.ETag) : null;
    }, cancellationToken);

    /// <returns>The new eTag; <see langword="null"/> when the one that was read is not the stored one any more.</returns>
    private Task<string?> WriteOneAsync(StateChange change, CancellationToken cancellationToken) => AskAsync(async token =>
    {
        var id = DocumentId.Of(change.Key);
        using var document = Document.Write(id, change.Json, _seconds);
        if (document.Length > Document.Largest) throw TooLarge(change.Key, document.Length);

        if (change.ETag is null or "*")
        {
            using var over = await _container.UpsertItemStreamAsync(document, new PartitionKey(id), cancellationToken: token);
            Check(over, change.Key);
            return over.Headers.ETag;
        }

        using var response = await _container.ReplaceItemStreamAsync(document, id, new PartitionKey(id), new ItemRequestOptions { IfMatchEtag = change.ETag }, token);
        if (response.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound) return null;
        Check(response, change.Key);
        return response.Headers.ETag;
    }, cancellationToken);

    private Task<bool> DeleteOneAsync(string key, string? eTag, CancellationToken cancellationToken) => AskAsync(async token =>
    {
        var id = DocumentId.Of(key);
        using var response = await _container.DeleteItemStreamAsync(id, new PartitionKey(id), new ItemRequestOptions { IfMatchEtag = eTag }, token);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed) return false;
        Check(response, key);
        return true;
    }, cancellationToken);

    private Task UndoAsync(string key, string eTag, StateRow? before, CancellationToken cancellationToken) => before is null
        ? DeleteOneAsync(key, eTag, cancellationToken)
        : WriteOneAsync(new StateChange(key, before.Json, eTag), cancellationToken);

    // The client has tried again by itself where that helps: too many requests, a gateway that went away.
    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.Patience);
        try
        {
            return await ask(patience.Token);
        }
        catch (Exception error) when (error is CosmosException or HttpRequestException or JsonException || error is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            var what = error is CosmosException { StatusCode: var status, SubStatusCode: var sub } ? $"{(int)status}/{sub}" : error.GetType().Name;
            throw new StorageUnavailableException($"Cosmos DB failed with {what}.", error);
        }
    }

    private static void Check(ResponseMessage response, string key)
    {
        if (response.IsSuccessStatusCode) return;
        if (response.StatusCode == HttpStatusCode.RequestEntityTooLarge) throw TooLarge(key, null);
        throw new StorageUnavailableException($"Cosmos DB answered {(int)response.StatusCode} for the state {key}.", null);
    }

    private static StorageUnavailableException TooLarge(string key, long? bytes) =>
        new($"The state {key} is larger than the {Document.Largest} bytes that Cosmos DB takes{(bytes is null ? "" : $": {bytes} bytes")}.", null);
}
