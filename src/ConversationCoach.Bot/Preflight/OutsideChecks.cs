using System.Security.Claims;
using ConversationCoach.Bot.Options;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ConversationCoach.Bot.Preflight;

/// <summary>What only others can tell: whether the authority gives the bot a token, whether the channel's keys can be had, and whether the bot is found at its address.</summary>
internal static class OutsideChecks
{
    private const string MetadataSetting = "ToBotFromChannelOpenIdMetadataUrl";

    public static async Task RunAsync(IServiceProvider services, Findings findings, CancellationToken cancellationToken)
    {
        if (await FaultOfTokenAsync(services, cancellationToken) is { } noToken) findings.Faulty([noToken]);
        if (await FaultOfKeysAsync(services, cancellationToken) is { } noKeys) findings.Faulty([noKeys]);
        Secret(services, findings);
        if (await DoubtOfAddressAsync(services, cancellationToken) is { } doubt) findings.Note(doubt);
    }

    // What an authority says of a secret it says when it has ended. A bot that runs is reminded each day: see SecretReminder.
    private static void Secret(IServiceProvider services, Findings findings)
    {
        if (services.GetRequiredService<IConfiguration>().Get<IdentityOptions>()?.SecretEnds() is not { } end) return;
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        if (end < today) findings.Fault($"MicrosoftAppPasswordEnds is {end:yyyy-MM-dd}, which is over. Put a new client secret into MicrosoftAppPassword, and its day there.");
        else if (end <= today.AddDays(SecretReminder.DaysBefore)) findings.Note($"MicrosoftAppPassword ends on {end:yyyy-MM-dd}. Put a new client secret there before that, and its day into MicrosoftAppPasswordEnds.");
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

    // As each message needs them: a page that answers 200, such as a proxy's sign-in, holds no keys.
    private static async Task<string?> FaultOfKeysAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var address = services.GetRequiredService<IConfiguration>()[MetadataSetting] is { Length: > 0 } told ? told : AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl;
        try
        {
            using var http = Http(services);
            var documents = new HttpDocumentRetriever(http) { RequireHttps = !new Uri(address).IsLoopback };
            var published = await OpenIdConnectConfigurationRetriever.GetAsync(address, documents, cancellationToken);
            return published.SigningKeys.Count > 0 ? null : Fault("no keys there");
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return Fault(error.GetType().Name);
        }

        string Fault(string reason) => $"{MetadataSetting}: the channel's keys cannot be had from {address} ({reason}), so nobody could be let in. Let the machine reach that address.";
    }

    // Before the first start nobody can answer there yet.
    private static async Task<string?> DoubtOfAddressAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<IConfiguration>()[nameof(AddressOptions.PublicUrl)] is not { Length: > 0 } url || !Uri.TryCreate(url, UriKind.Absolute, out var address)) return null;
        try
        {
            using var http = Http(services);
            using var response = await http.GetAsync(new Uri(address, "/health/live"), cancellationToken);
            return response.IsSuccessStatusCode ? null : Doubt($"status {(int)response.StatusCode}");
        }
        catch (Exception error) when (error is HttpRequestException or NotSupportedException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Doubt(error.GetType().Name);
        }

        string Doubt(string reason) => $"PublicUrl: nobody answers at {address} ({reason}). If the bot runs already, let what stands before it lead there, and let this machine reach it.";
    }

    private static HttpClient Http(IServiceProvider services)
    {
        var http = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        http.Timeout = TimeSpan.FromSeconds(10);
        return http;
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
