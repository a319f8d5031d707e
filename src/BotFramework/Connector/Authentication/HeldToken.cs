using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// The bot's own token. Kept until it ends; renewed from half of its life on, in the background, so that an authority that is down for a while is noticed
/// in the log only. Whoever needs one meanwhile waits for the same answer: there is never more than one question at a time.
/// </summary>
internal sealed partial class HeldToken(Func<CancellationToken, Task<AuthenticatorResult>> ask, TimeProvider clock, ILogger logger) : IAuthenticator
{
    /// <summary>Of its end, because two clocks differ and a request takes time.</summary>
    private static readonly TimeSpan NotUsedInTheLast = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RenewedAtMostEvery = TimeSpan.FromMinutes(1);

    /// <summary>A turn that waits longer has been given up by the channel.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();

    private Held _held;

    private Task<Held> _asking = Task.FromResult<Held>(null);

    private DateTimeOffset _mayRenewAt = DateTimeOffset.MinValue;

    private DateTimeOffset _mayReplaceAt = DateTimeOffset.MinValue;

    public async Task<AuthenticatorResult> GetTokenAsync(bool forceRefresh = false)
    {
        Task<Held> answer;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (!forceRefresh && _held is { } held && now < held.Until)
            {
                if (now >= held.RenewFrom && now >= _mayRenewAt) _ = Ask(now);
                return held.Token;
            }

            answer = Ask(now);
        }

        return (await answer).Token;
    }

    /// <summary>For a token that was refused although its time is not over; at most once a minute, since a refusal may have other reasons.</summary>
    /// <returns>The same when there is no other.</returns>
    public async Task<string> GetOtherThanAsync(string refused)
    {
        Task<Held> answer;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_held is { } held && held.Token.AccessToken != refused) return held.Token.AccessToken;
            if (_asking.IsCompleted)
            {
                if (now < _mayReplaceAt) return refused;
                _mayReplaceAt = now + RenewedAtMostEvery;
            }

            answer = Ask(now);
        }

        return (await answer).Token.AccessToken;
    }

    private Task<Held> Ask(DateTimeOffset now)
    {
        if (!_asking.IsCompleted) return _asking;
        _mayRenewAt = now + RenewedAtMostEvery;
        return _asking = AskAsync(_held);
    }

    private async Task<Held> AskAsync(Held before)
    {
        // The lock is left first: what follows may end at once.
        await Task.Yield();
        try
        {
            using var patience = new CancellationTokenSource(LongestAnswer);
            var token = await ask(patience.Token);
            var now = clock.GetUtcNow();
            var held = new Held(token, now + ((token.ExpiresOn - now) / 2), token.ExpiresOn - NotUsedInTheLast);
            lock (_gate) _held = held;
            return held;
        }
        catch (Exception error) when (before is not null && clock.GetUtcNow() < before.Until)
        {
            Log.NotRenewed(logger, before.Until, error.Message);
            return before;
        }
        catch (Exception error)
        {
            Log.NotHad(logger, error.Message);
            throw;
        }
    }

    private sealed record Held(AuthenticatorResult Token, DateTimeOffset RenewFrom, DateTimeOffset Until);

    private static partial class Log
    {
        [LoggerMessage(EventId = 30, Level = LogLevel.Error, Message = "The bot's token could not be renewed; the one it has is used until {Until}. {Reason}")]
        public static partial void NotRenewed(ILogger logger, DateTimeOffset until, string reason);

        [LoggerMessage(EventId = 31, Level = LogLevel.Error, Message = "The bot has no token, so it cannot answer anybody. {Reason}")]
        public static partial void NotHad(ILogger logger, string reason);
    }
}
