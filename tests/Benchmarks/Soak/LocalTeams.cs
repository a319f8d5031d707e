using System.Collections.Concurrent;
using System.Text;
using Benchmarks.Load;
using Benchmarks.Servers;
using Benchmarks.Storage;
using ConversationCoach.Bot.Tests.Host.Gate;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Soak;

/// <summary>Everybody the bot talks to: the authority that gives it a token, the issuer of the channel's keys, and the connector that takes what it says.</summary>
internal sealed class LocalTeams : IAsyncDisposable
{
    /// <summary>Of every message that is sent: whoever presses, presses the newest.</summary>
    private const string Taken = """{"id":"1764576000000"}""";

    private const string Authority = """{"tenant_discovery_endpoint":"https://login.microsoftonline.com/x","metadata":[]}""";

    private const string Token = """{"token_type":"Bearer","access_token":"own","expires_in":3600}""";

    private readonly TokenIssuer _issuer = new();
    private readonly WebApplication _app;
    private int _unproven;

    private LocalTeams()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    /// <summary>Who hears what is said in a conversation.</summary>
    public ConcurrentDictionary<string, Action<ReadOnlySpan<byte>>> Hearers { get; } = new(StringComparer.Ordinal);

    /// <summary>How often the bot spoke without its token.</summary>
    public int Unproven => _unproven;

    public static async Task<LocalTeams> OpenAsync()
    {
        var teams = new LocalTeams();
        await teams._app.StartAsync();
        return teams;
    }

    /// <summary>The bot as in production, whose Teams this is.</summary>
    public Task<ServerProcess> StartBotAsync(StoragePlace place) => ServerProcess.StartAsync(Server.Guarded, place,
        "--Storage:ConnectionString", place.ConnectionString,
        "--MicrosoftAppId", TokenIssuer.AppId, "--MicrosoftAppPassword", "secret", "--MicrosoftAppType", "SingleTenant", "--MicrosoftAppTenantId", TokenIssuer.Tenant,
        "--ToBotFromChannelOpenIdMetadataUrl", TokenIssuer.Address + "openid", "--Encryption:Keys:1", Convert.ToBase64String(new byte[32]), $"--{Diversion.Setting}", Address.ToString());

    /// <summary>A key of the issuer, endorsed for these channels; <see langword="null"/>: it says nothing of them. The bot sees it when it asks for keys the next time.</summary>
    public void Publish(string id, params string[]? endorsements) => _issuer.Publish(id, TokenIssuer.Another, endorsements);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        http.Response.ContentType = "application/json";
        if (path.StartsWith("/issuer.example/", StringComparison.Ordinal)) await http.Response.WriteAsync(await KeysAsync(path["/issuer.example".Length..]));
        else if (path.StartsWith("/login.", StringComparison.Ordinal)) await http.Response.WriteAsync(path.EndsWith("/token", StringComparison.Ordinal) ? Token : Authority);
        else await HearAsync(http, path);
    }

    private async Task<string> KeysAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, TokenIssuer.Address[..^1] + path);
        lock (_issuer) return new StreamReader(_issuer.Answer(request).Content.ReadAsStream(), Encoding.UTF8).ReadToEnd();
    }

    // /smba.example/uk/v3/conversations/{conversation}/activities/{activity}
    private async Task HearAsync(HttpContext http, string path)
    {
        if (http.Request.Headers.Authorization != "Bearer own") Interlocked.Increment(ref _unproven);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (path.Split('/') is [_, _, _, _, "conversations", var conversation, ..] && Hearers.TryGetValue(Uri.UnescapeDataString(conversation), out var hear)) hear(body.GetBuffer().AsSpan(0, (int)body.Length));
        await http.Response.WriteAsync(Taken);
    }
}
