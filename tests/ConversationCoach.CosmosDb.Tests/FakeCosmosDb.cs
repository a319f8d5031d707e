using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConversationCoach.CosmosDb.Tests;

/// <summary>The part of Cosmos DB's REST service that the client uses for state, as its documentation tells it; it keeps one container, in memory.</summary>
internal sealed class FakeCosmosDb : HttpMessageHandler
{
    public const string ConnectionString = "AccountEndpoint=https://coach.documents.azure.test:443/;AccountKey=c2VjcmV0;";

    private const string Account = "https://coach.documents.azure.test:443/";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (JsonObject Document, string ETag)> _documents = new(StringComparer.Ordinal);
    private int _changes;

    /// <summary>Answered, one after the other, before anything is looked at; with 429 comes the wish to be asked again in a millisecond.</summary>
    public Queue<HttpStatusCode> Answers { get; } = new();

    /// <summary>Done before a document is replaced, as by somebody who is quicker.</summary>
    public Action<string>? BeforeReplace { get; set; }

    public bool IsDown { get; set; }

    /// <summary>Whether the store waits for a short time only.</summary>
    public bool IsImpatient { get; init; }

    /// <summary><see langword="null"/>: not made yet.</summary>
    public JsonObject? Container { get; set; }

    public string Consistency { get; set; } = "Strong";

    /// <summary>Method, document, partition key and If-Match of every question about a document.</summary>
    public List<(string Method, string Id, string? Partition, string? IfMatch)> Asked { get; } = [];

    public IReadOnlyDictionary<string, JsonObject> Documents
    {
        get
        {
            lock (_lock) return _documents.ToDictionary(document => document.Key, document => document.Value.Document.DeepClone().AsObject(), StringComparer.Ordinal);
        }
    }

    /// <summary>As somebody else who writes it.</summary>
    public void Touch(string id)
    {
        lock (_lock) _documents[id] = (_documents[id].Document, NewETag());
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsDown) throw new HttpRequestException("Nobody answers.");
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var path = request.RequestUri!.AbsolutePath.Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        lock (_lock)
        {
            var response = path switch
            {
                [] => Json(new { id = "coach", writableLocations = Location(), readableLocations = Location(), userConsistencyPolicy = new { defaultConsistencyLevel = Consistency } }),
                ["dbs"] or ["dbs", _] => Json(new { id = "conversation-coach", _rid = "AAAAAA==" }),
                ["dbs", _, "colls"] => Made(JsonNode.Parse(body!)!.AsObject()),
                ["dbs", _, "colls", _] => Container is null ? Status(HttpStatusCode.NotFound) : Json(Container),
                ["dbs", _, "colls", _, "pkranges"] => Json(new { _rid = "AAAAAAAAAAA=", PartitionKeyRanges = new[] { new { id = "0", minInclusive = "", maxExclusive = "FF", _rid = "AAAAAAAAAAACAAAAAAAAUA==" } }, _count = 1 }),
                ["dbs", _, "colls", _, "docs", ..] => OfDocument(request, path.Length > 5 ? Uri.UnescapeDataString(path[5]) : null, body),
                _ => Status(HttpStatusCode.BadRequest),
            };
            response.RequestMessage = request;
            response.Headers.TryAddWithoutValidation("x-ms-activity-id", Guid.NewGuid().ToString());
            response.Headers.TryAddWithoutValidation("x-ms-request-charge", "1");
            return response;
        }
    }

    private HttpResponseMessage OfDocument(HttpRequestMessage request, string? id, string? body)
    {
        var document = string.IsNullOrEmpty(body) ? null : JsonNode.Parse(body)!.AsObject();
        id ??= (string)document!["id"]!;
        var ifMatch = Header(request, "If-Match");
        Asked.Add((request.Method.Method, id, Header(request, "x-ms-documentdb-partitionkey"), ifMatch));
        if (Answers.TryDequeue(out var status)) return Status(status);

        if (request.Method == HttpMethod.Put) BeforeReplace?.Invoke(id);
        var isThere = _documents.TryGetValue(id, out var kept);
        if (request.Method == HttpMethod.Get) return isThere ? Json(kept.Document, kept.ETag) : Status(HttpStatusCode.NotFound);
        if (request.Method == HttpMethod.Post) return Keep(id, document!, isThere ? HttpStatusCode.OK : HttpStatusCode.Created);

        if (!isThere) return Status(HttpStatusCode.NotFound);
        if (ifMatch is not null && ifMatch != kept.ETag) return Status(HttpStatusCode.PreconditionFailed);
        if (request.Method == HttpMethod.Put) return Keep(id, document!, HttpStatusCode.OK);

        _documents.Remove(id);
        return Status(HttpStatusCode.NoContent);
    }

    private HttpResponseMessage Keep(string id, JsonObject document, HttpStatusCode status)
    {
        _documents[id] = (document, NewETag());
        var response = Status(status);
        response.Headers.TryAddWithoutValidation("etag", _documents[id].ETag);
        return response;
    }

    private HttpResponseMessage Made(JsonObject container)
    {
        Container = container;
        Container["_rid"] = "AAAAAAAAAAA=";
        return Json(Container);
    }

    private string NewETag() => string.Create(CultureInfo.InvariantCulture, $"\"{++_changes:x8}-0000-1100-0000-000000000000\"");

    private static object[] Location() => [new { name = "UK South", databaseAccountEndpoint = Account }];

    private static string? Header(HttpRequestMessage request, string name) => request.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private static HttpResponseMessage Json(object answer, string? eTag = null)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(answer), null, "application/json") };
        if (eTag is not null) response.Headers.TryAddWithoutValidation("etag", eTag);
        return response;
    }

    private static HttpResponseMessage Status(HttpStatusCode status)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent((int)status < 400 ? "" : """{"code":"x","message":"No."}""", null, "application/json") };
        if (status == HttpStatusCode.TooManyRequests) response.Headers.TryAddWithoutValidation("x-ms-retry-after-ms", "1");
        return response;
    }
}
