namespace Microsoft.Rest;

/// <summary>What puts the caller's proof on a request.</summary>
public abstract class ServiceClientCredentials
{
    public virtual Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.CompletedTask;
}

public abstract class ServiceClient<T>(HttpClient httpClient, bool disposeHttpClient) : IDisposable
    where T : ServiceClient<T>
{
    public HttpClient HttpClient { get; } = httpClient;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && disposeHttpClient) HttpClient.Dispose();
    }
}

public interface IServiceOperations<T>
    where T : ServiceClient<T>
{
    T Client { get; }
}
