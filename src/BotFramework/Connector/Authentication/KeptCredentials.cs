using System.Collections.Concurrent;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Credentials are kept, because the token is kept in them.</summary>
internal sealed class KeptCredentials
{
    private readonly ConcurrentDictionary<(string Scope, string Endpoint), ServiceClientCredentials> _credentials = new();

    /// <exception cref="InvalidOperationException">The app id is not the bot's.</exception>
    public ServiceClientCredentials Of(
        string ownAppId, string appId, (string Scope, string Endpoint) key, Func<(string Scope, string Endpoint), ServiceClientCredentials> make) =>
        IsOwn(ownAppId, appId) ? _credentials.GetOrAdd(key, make) : throw new InvalidOperationException("The app id is not this bot's.");

    public static bool IsOwn(string ownAppId, string appId) => string.Equals(appId, ownAppId, StringComparison.OrdinalIgnoreCase);
}
