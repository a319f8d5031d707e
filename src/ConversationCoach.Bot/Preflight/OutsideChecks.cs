using System.Security.Claims;
using ConversationCoach.Bot.Options;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Preflight;

/// <summary>What only others can tell: whether the authority gives the bot a token, and whether the channel's keys can be had.</summary>
internal static class OutsideChecks
{
    private const string MetadataSetting = "ToBotFromChannelOpenIdMetadataUrl";

    public static async Task RunAsync(IServiceProvider services, Findings findings, CancellationToken cancellationToken)
    {
        if (await FaultOfTokenAsync(services, cancellationToken) is { } noToken) findings.Faulty([noToken]);
        if (await FaultOfKeysAsync(services, cancellationToken) is { } noKeys) findings.Faulty([noKeys]);
    }

    /// <returns>Why the bot gets no token; <see langword="null"/> when it gets one, needs none, or its settings are wrong anyway.</returns>
    public static async Task<string?> FaultOfTokenAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            if (services.GetRequiredService<IOptions<IdentityOptions>>().Value.MicrosoftAppId is not { Length: > 0 } app) return null;

            var authentication = services.GetRequiredService<BotFrameworkAuthentication>();
            var itself = new ClaimsIdentity([new Claim(AuthenticationConstants.AudienceClaim, app)]);
            using var connector = await authentication.CreateConnectorFactory(itself)
                .CreateAsync("https://smba.trafficmanager.net/teams/", authentication.GetOriginatingAudience(), cancellationToken);
            if (connector.Credentials is AppCredentials credentials) await credentials.GetTokenAsync().WaitAsync(cancellationToken);
            return null;
        }
        catch (OptionsValidationException)
        {
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return error.Message;
        }
    }

    private static async Task<string?> FaultOfKeysAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var address = services.GetRequiredService<IConfiguration>()[MetadataSetting] is { Length: > 0 } told ? told : AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl;
        try
        {
            using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient();
            http.Timeout = TimeSpan.FromSeconds(10);
            using var response = await http.GetAsync(new Uri(address), cancellationToken);
            return response.IsSuccessStatusCode ? null : Fault($"status {(int)response.StatusCode}");
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or UriFormatException or InvalidOperationException or NotSupportedException)
        {
            return Fault(error.GetType().Name);
        }

        string Fault(string reason) => $"{MetadataSetting}: the channel's keys cannot be had from {address} ({reason}), so nobody could be let in. Let the machine reach that address.";
    }
}

/// <summary>Asks for a token as soon as the bot runs, so that a wrong secret is in the log before the first person speaks; a start does not wait for others.</summary>
internal sealed partial class TokenAtStart(IServiceProvider services, ILogger<TokenAtStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await OutsideChecks.FaultOfTokenAsync(services, stoppingToken) is { } fault) Log.NoToken(logger, fault);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 50, Level = LogLevel.Error, Message = "The bot could not get a token of its own at its start. {Reason}")]
        public static partial void NoToken(ILogger logger, string reason);
    }
}
