using System.Text.Json.Nodes;

namespace ConversationCoach.Bot.Tests.Host.Gate;

/// <summary>The whole bot as it runs in production for one tenant, and the issuer whose keys it asks for.</summary>
public sealed class GuardedBot : IAsyncDisposable
{
    private int _callers;

    public GuardedBot() : this([])
    {
    }

    internal GuardedBot(Dictionary<string, string> settings)
    {
        Bot = new WholeBot
        {
            Stage = "Production",
            Log = new CapturedLog(),
            Settings = new Dictionary<string, string>(settings, StringComparer.Ordinal)
            {
                ["MicrosoftAppId"] = TokenIssuer.AppId,
                ["MicrosoftAppPassword"] = "secret",
                ["ToBotFromChannelOpenIdMetadataUrl"] = TokenIssuer.Address + "openid",
                ["ToBotFromEmulatorOpenIdMetadataUrl"] = TokenIssuer.Address + "{0}/openid",
            },
        };
        Bot.Settings.TryAdd("MicrosoftAppType", "SingleTenant");
        Bot.Settings.TryAdd("MicrosoftAppTenantId", TokenIssuer.Tenant);
        var others = Bot.Channel.Answer;
        Bot.Channel.Answer = request => request.RequestUri!.AbsoluteUri.StartsWith(TokenIssuer.Address, StringComparison.Ordinal) ? Issuer.Answer(request) : others(request);
    }

    internal WholeBot Bot { get; }

    internal TokenIssuer Issuer { get; } = new();

    internal string Log => Bot.Log!.Text;

    /// <returns>The status; and whether the bot has taken a turn.</returns>
    internal async Task<(int Status, bool HadATurn)> CallAsync(string[] authorization, Action<JsonObject>? change = null)
    {
        var name = $"caller-{Interlocked.Increment(ref _callers)}.";
        var activity = new Visitor(Bot.Door, name).Activity(activity =>
        {
            activity["text"] = "hello";
            activity["conversation"]!["tenantId"] = TokenIssuer.Tenant;
            activity["channelData"]!["tenant"]!["id"] = TokenIssuer.Tenant;
            change?.Invoke(activity);
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity.ToJsonString(), null, "application/json") };
        if (authorization.Length > 0) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await Bot.Door.SendAsync(request);

        var body = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("eyJ", body + Log, StringComparison.Ordinal);
        if (!response.IsSuccessStatusCode) Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        if ((int)response.StatusCode == 401) Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        var hadATurn = body.Contains("activities", StringComparison.Ordinal) || Bot.Query("SELECT key FROM bot_state").Any(key => key.Contains(name, StringComparison.Ordinal));
        return ((int)response.StatusCode, hadATurn);
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
