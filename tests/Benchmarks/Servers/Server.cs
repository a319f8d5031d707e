using Benchmarks.Soak;
using ConversationCoach.Bot;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Servers;

/// <summary>One server in a process of its own. It says where it listens, and ends when its input does: no server outlives who started it.</summary>
internal static class Server
{
    public const string Path = "/api/messages";

    /// <summary>The coach as in production: whoever calls must have a token, and it gets one of its own to answer with.</summary>
    public const string Guarded = "guarded";

    /// <summary>A line that asks for the size of the heap, and the beginning of the line that answers.</summary>
    public const string Heap = "heap ";

    public static async Task RunAsync(string what, string[] args)
    {
        await using var app = Build(what, args);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        await Console.Out.WriteLineAsync(addresses.Single());
        while (await Console.In.ReadLineAsync() is not null) await Console.Out.WriteLineAsync($"{Heap}{GC.GetGCMemoryInfo().HeapSizeBytes}");

        await app.StopAsync();
    }

    private static WebApplication Build(string what, string[] args)
    {
        // Development runs without an app id: nobody has to be checked, and nobody is but by the guarded one.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            EnvironmentName = what == Guarded ? Environments.Production : Environments.Development,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Warning" });

        switch (what)
        {
            case "raw":
                var raw = builder.Build();
                raw.MapPost(Path, (RawMessage message) => new RawAnswer("message", $"You said: {message.Text}"));
                return raw;
            case "echo":
                return Hosting<EchoBot>(builder);
            case "waterfall":
                builder.Services.AddSingleton<IStorage, MemoryStorage>();
                builder.Services.AddSingleton<ConversationState>();
                return Hosting<WaterfallBot>(builder);
            case "coach" or "coach-postgresql" or Guarded:
                builder.AddCoach();
                if (what == Guarded) builder.Services.ConfigureHttpClientDefaults(clients => clients.ConfigurePrimaryHttpMessageHandler(() => new Diversion(new Uri(builder.Configuration[Diversion.Setting]!))));
                var coach = builder.Build();
                coach.MapCoach();
                return coach;
            default:
                throw new ArgumentException($"There is no server '{what}': raw, echo, waterfall or coach.", nameof(what));
        }
    }

    private static WebApplication Hosting<TBot>(WebApplicationBuilder builder)
        where TBot : class, IBot
    {
        builder.Services.AddHttpClient();
        builder.Services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
        builder.Services.AddSingleton<IBotFrameworkHttpAdapter>(services =>
            new CloudAdapter(services.GetRequiredService<BotFrameworkAuthentication>(), services.GetRequiredService<ILogger<CloudAdapter>>()));
        builder.Services.AddSingleton<IBot, TBot>();
        var app = builder.Build();
        app.MapPost(Path, (HttpContext http, IBotFrameworkHttpAdapter adapter, IBot bot) => adapter.ProcessAsync(http.Request, http.Response, bot, http.RequestAborted));
        return app;
    }
}
