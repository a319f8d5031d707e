using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace BotFramework.Tests.AspNetCore;

/// <summary>A bot behind its door, without a port.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BotHost(WebApplication app, LogOfTheHost log) => (_app, Client, Log) = (app, app.GetTestClient(), log);

    public HttpClient Client { get; }

    public LogOfTheHost Log { get; }

    /// <param name="settings">None: nobody is checked.</param>
    public static async Task<BotHost> StartAsync(
        Func<ITurnContext, CancellationToken, Task> turn, Dictionary<string, string?>? settings = null, IHttpClientFactory? http = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();

        var log = new LogOfTheHost();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings ?? []).Build();
        var adapter = new CloudAdapter(configuration, http, log);

        var app = builder.Build();
        app.Map("/api/messages", (HttpContext context) => adapter.ProcessAsync(context.Request, context.Response, new Bot(turn), context.RequestAborted));
        await app.StartAsync();
        return new BotHost(app, log);
    }

    public static Task<BotHost> EchoAsync(Dictionary<string, string?>? settings = null, IHttpClientFactory? http = null) => StartAsync(
        (turn, cancellationToken) => turn.SendActivityAsync(((Activity)turn.Activity).CreateReply($"Echo: {turn.Activity.Text}"), cancellationToken), settings, http);

    public Task<HttpResponseMessage> PostAsync(string json, string? token = null) => PostAsync(new StringContent(json, null, "application/json"), token);

    public async Task<HttpResponseMessage> PostAsync(HttpContent content, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class Bot(Func<ITurnContext, CancellationToken, Task> turn) : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => turn(turnContext, cancellationToken);
    }
}

internal sealed class LogOfTheHost : ILogger
{
    private readonly List<string> _lines = [];

    public string Text => string.Join('\n', _lines);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Add($"{formatter(state, exception)} {exception}");
}
