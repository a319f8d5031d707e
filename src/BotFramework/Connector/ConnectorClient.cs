using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Polly;

namespace Microsoft.Bot.Connector;

/// <summary>One channel's service, spoken to over HTTP. Cheap to make: it holds no connection of its own.</summary>
public class ConnectorClient : ServiceClient<ConnectorClient>, IConnectorClient
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private readonly ResiliencePipeline<HttpResponseMessage> _resilience;

    public ConnectorClient(Uri baseUri, ServiceClientCredentials credentials, HttpClient customHttpClient, bool disposeHttpClient)
        : this(baseUri, credentials, customHttpClient ?? SharedHttp.Client, disposeHttpClient && customHttpClient is not null, Resending.Default)
    {
    }

    internal ConnectorClient(
        Uri baseUri, ServiceClientCredentials credentials, HttpClient httpClient, bool disposeHttpClient, ResiliencePipeline<HttpResponseMessage> resilience)
        : base(httpClient, disposeHttpClient)
    {
        ArgumentNullException.ThrowIfNull(baseUri);
        BaseUri = baseUri;
        Credentials = credentials;
        Conversations = new Conversations(this);
        _resilience = resilience;
    }

    public Uri BaseUri { get; set; }

    public ServiceClientCredentials Credentials { get; }

    public virtual IConversations Conversations { get; }

    /// <param name="path">With its parts already escaped.</param>
    /// <param name="body">Null when nothing is sent.</param>
    /// <exception cref="ErrorResponseException">The channel refused, and trying again did not help or was not asked for.</exception>
    internal async Task<HttpOperationResponse<T>> SendAsync<T>(
        HttpMethod method, string path, object body, Dictionary<string, List<string>> customHeaders, CancellationToken cancellationToken)
    {
        var address = new Uri($"{BaseUri.AbsoluteUri.TrimEnd('/')}/{path}");
        var json = body is null ? null : Wire.ToUtf8(body);

        string proof = null;
        var response = await _resilience.ExecuteAsync(TryAsync, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized && Credentials is AppCredentials own && await own.ReplaceAsync(proof))
        {
            response.Dispose();
            response = await _resilience.ExecuteAsync(TryAsync, cancellationToken);
        }

        try
        {
            if (!response.IsSuccessStatusCode) throw await RefusalAsync(response, cancellationToken);
            return new() { Request = response.RequestMessage, Response = response, Body = await BodyAsync<T>(response, cancellationToken) };
        }
        catch
        {
            response.Dispose();
            throw;
        }

        async ValueTask<HttpResponseMessage> TryAsync(CancellationToken token) => await HttpClient.SendAsync(await RequestAsync(token), token);

        async Task<HttpRequestMessage> RequestAsync(CancellationToken token)
        {
            var request = new HttpRequestMessage(method, address);
            if (json is not null) request.Content = new ByteArrayContent(json) { Headers = { ContentType = Json } };
            foreach (var (name, values) in customHeaders ?? []) request.Headers.TryAddWithoutValidation(name, values);
            if (Credentials is not null) await Credentials.ProcessHttpRequestAsync(request, token);
            proof = request.Headers.Authorization?.Parameter;
            return request;
        }
    }

    private static async Task<T> BodyAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var json = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (json.Length == 0) return default;

        try
        {
            return Wire.Read<T>(json);
        }
        catch (JsonException error)
        {
            throw new RestException("The channel accepted the request, but its answer cannot be read.", error);
        }
    }

    private static async Task<ErrorResponseException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var content = await response.Content.ReadAsStringAsync(cancellationToken);
        var refusal = new ErrorResponseException($"Operation returned an invalid status code '{response.StatusCode}'")
        {
            Request = response.RequestMessage is { } request ? new HttpRequestMessageWrapper(request, content: null) : null,
            Response = new HttpResponseMessageWrapper(response, content),
        };

        try
        {
            refusal.Body = Wire.Read<ErrorResponse>(content);
        }
        catch (JsonException)
        {
            // A gateway answers in HTML: the status has to do.
        }

        return refusal;
    }
}
