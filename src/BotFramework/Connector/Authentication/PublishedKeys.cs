using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// The keys an issuer publishes. Kept for half a day; asked for again when a token names a key that is not among them, but seldom, since anybody can
/// send such a token. Unlike the library's own manager it waits for the new keys, so that the first token under a new key is not refused.
/// </summary>
internal sealed partial class PublishedKeys(string metadataUrl, IDocumentRetriever documents, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    /// <summary>For tokens that name an unknown key, and after an answer that failed while older keys are known.</summary>
    private static readonly TimeSpan AskedAtMostEvery = TimeSpan.FromMinutes(5);

    /// <summary>While no keys are known at all, and so everybody is turned away.</summary>
    private static readonly TimeSpan AskedInNeedEvery = TimeSpan.FromSeconds(5);

    /// <summary>A channel gives up on the turn after ten seconds or so.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();

    private Known _known;

    private Task<Known> _asking = Task.FromResult<Known>(null);

    private DateTimeOffset _mayAskForAnUnknownKeyAt = DateTimeOffset.MinValue;

    private DateTimeOffset _mayAskInNeedAt = DateTimeOffset.MinValue;

    /// <exception cref="IOException">None are known, and they cannot be had.</exception>
    public async ValueTask<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref _known);
        if (known is not null && clock.GetUtcNow() < known.Until) return known.Keys;
        return (await AskAsync(known, cancellationToken)).Keys;
    }

    /// <returns>The same when an unknown key was asked for a short while ago.</returns>
    public async ValueTask<OpenIdConnectConfiguration> GetLaterThanAsync(OpenIdConnectConfiguration seen, CancellationToken cancellationToken)
    {
        Known known;
        lock (_gate)
        {
            known = _known;
            if (known.Keys != seen) return known.Keys;
            if (_asking.IsCompleted)
            {
                if (clock.GetUtcNow() < _mayAskForAnUnknownKeyAt) return seen;
                _mayAskForAnUnknownKeyAt = clock.GetUtcNow() + AskedAtMostEvery;
            }
        }

        return (await AskAsync(known, cancellationToken)).Keys;
    }

    // Whoever comes meanwhile waits for the same answer; whoever stops waiting does not stop it for the others.
    private Task<Known> AskAsync(Known stale, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_known != stale) return Task.FromResult(_known);
            if (_asking.IsCompleted)
            {
                if (stale is null && clock.GetUtcNow() < _mayAskInNeedAt) throw new IOException("The issuer's keys could not be had a moment ago.");
                _asking = FetchAsync(stale);
            }

            return _asking.WaitAsync(cancellationToken);
        }
    }

    private async Task<Known> FetchAsync(Known stale)
    {
        // The lock is left first: what follows may end at once.
        await Task.Yield();
        var now = clock.GetUtcNow();
        try
        {
            using var patience = new CancellationTokenSource(LongestAnswer);
            var keys = await OpenIdConnectConfigurationRetriever.GetAsync(metadataUrl, documents, patience.Token);
            // As a page in between answers, that would have a sign-in.
            if (keys.SigningKeys.Count == 0) throw new InvalidDataException("There are no keys in the answer.");
            Volatile.Write(ref _known, new(keys, now + KeptFor));
        }
        catch (Exception error) when (stale is not null)
        {
            // The old keys are better than refusing everybody.
            Log.NotRenewed(logger, metadataUrl, error.GetType().Name);
            Volatile.Write(ref _known, stale with { Until = now + AskedAtMostEvery });
        }
        catch (Exception error)
        {
            lock (_gate) _mayAskInNeedAt = now + AskedInNeedEvery;
            throw new IOException($"The issuer's keys cannot be had from {metadataUrl}.", error);
        }

        return _known;
    }

    private sealed record Known(OpenIdConnectConfiguration Keys, DateTimeOffset Until);

    private static partial class Log
    {
        [LoggerMessage(EventId = 20, Level = LogLevel.Warning, Message = "The keys at {Address} could not be renewed ({Error}); those known so far are used on.")]
        public static partial void NotRenewed(ILogger logger, string address, string error);
    }
}
