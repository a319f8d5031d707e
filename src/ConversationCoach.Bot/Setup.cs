using System.Net;
using System.Runtime.CompilerServices;
using ConversationCoach.Bot.Coaching;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.Export;
using ConversationCoach.Bot.Health;
using ConversationCoach.Bot.Options;
using ConversationCoach.Bot.Outbox;
using ConversationCoach.Bot.Pages;
using ConversationCoach.Bot.Preflight;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Bot.State;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Bot.Telemetry;
using ConversationCoach.CosmosDb;
using ConversationCoach.Storage;
using ConversationCoach.Storage.Health;
using ConversationCoach.Storage.Sealing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot;

/// <summary>Of what the program is made.</summary>
internal static class Setup
{
    // Teams sends at most 28 KB of a person's making, and some envelope; more is nobody's message.
    private const long LargestRequest = 256 * 1024;

    public static void AddCoach(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestRequest);

        builder.AddTelemetry();

        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => Languages.Load(Path.Combine(AppContext.BaseDirectory, "Content")));
        services.AddStorage(builder.Configuration, builder.Environment.ContentRootPath);
        services.AddConversationState(builder.Configuration);
        services.AddOptions<IdentityOptions>().Configure<IConfiguration>((options, settings) => settings.Bind(options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IdentityOptions>, IdentityOptionsCheck>();
        services.AddOptions<AddressOptions>().Configure<IConfiguration>((options, settings) => settings.Bind(options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AddressOptions>, AddressOptionsCheck>();

        services.AddHealthChecks().AddStorage();
        services.AddSingleton<Readiness>();
        services.AddHttpClient();
        services.AddSingleton(CoachCredentials.From);
        services.AddSingleton<BotFrameworkAuthentication, CoachAuthentication>();
        services.AddSingleton<IBotFrameworkHttpAdapter, CoachAdapter>();
        services.AddHostedService<TokenAtStart>();
        services.AddHostedService<SecretReminder>();
        services.AddSingleton<TalkState>();
        services.AddSingleton<PreparationService>();
        services.AddSingleton<TipService>();
        services.AddSingleton<StepTipHandler>();
        services.AddSingleton<ReframeHandler>();
        services.AddSingleton<ReframeExtension>();
        services.AddSingleton<MyDataHandler>();
        services.AddSingleton<RetentionHandler>();
        services.AddOptions<CoachingOptions>().BindConfiguration("Coaching").ValidateOnStart();
        services.AddSingleton<IValidateOptions<CoachingOptions>, CoachingOptionsCheck>();
        services.AddSingleton<ContactBook>();
        services.AddSingleton<AssignHandler>();
        services.AddSingleton<AssignInPrivate>();
        services.AddSingleton<FollowHandler>();
        services.AddSingleton<PreWorkHandler>();
        services.AddSingleton<IMessageMaker, CoachingMessages>();
        services.AddSingleton<PrivateSpeech>();
        services.AddSingleton<IMessageMaker, FollowUpMessages>();
        services.AddSingleton<IMessageMaker, RetentionMessages>();
        services.AddSingleton<Permits>();
        services.AddTransient<OutgoingHandler>();
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler<OutgoingHandler>().UseSocketsHttpHandler((handler, _) =>
        {
            // A redirection must not carry words or a secret elsewhere, nor one conversation's cookies meet another's.
            handler.AllowAutoRedirect = false;
            handler.UseCookies = false;
            handler.AutomaticDecompression = DecompressionMethods.All;
            // Some hold on to a client, and a name may come to mean another machine.
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        }));
        services.AddSingleton<ProactiveSender>();
        services.AddSingleton<Dispatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<Dispatcher>());
        services.AddHostedService<OutboxWatch>();
        services.AddSingleton<FollowUpHandler>();
        services.AddSingleton<PressHandler>();
        services.AddSingleton<TypedButtons>();
        services.AddSingleton<CommandHandler>();
        services.AddDataProtection().SetApplicationName("ConversationCoach").PersistKeysToStorage();
        services.AddSingleton<ExportService>();
        services.AddSingleton<ExportLinks>();
        services.AddSingleton<FileSender>();
        services.AddSingleton<CardSender>();
        services.AddSingleton<RootDialog>();
        services.AddSingleton<TurnGate>();
        services.AddSingleton<IBot, CoachBot>();
        services.AddPages();
    }

    public static void MapCoach(this WebApplication app)
    {
        // Made now, so that a setting it lacks stops the start and not the first message.
        var adapter = app.Services.GetRequiredService<IBotFrameworkHttpAdapter>();
        app.MapPost("/api/messages", (HttpContext http, IBot bot) => adapter.ProcessAsync(http.Request, http.Response, bot, http.RequestAborted))
            .AddEndpointFilter<RefusalTimingFilter>()
            .AddEndpointFilter<ForeignTenantFilter>();
        app.MapGet(ExportLinks.Path + "/{token}", ExportEndpoint.DownloadAsync);
        app.MapPages();
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", (Readiness readiness, HttpContext http) => readiness.AnswerAsync(http.RequestAborted));
    }

    /// <summary>After the storage, whose place for state it may change.</summary>
    public static void AddConversationState(this IServiceCollection services, IConfiguration settings)
    {
        var section = settings.GetSection(ConversationStateOptions.Section);
        services.AddOptions<ConversationStateOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConversationStateOptions>, ConversationStateOptionsCheck>();
        services.AddSingleton<IStorage>(provider => provider.GetRequiredService<IOptions<ConversationStateOptions>>().Value.Provider == ConversationStateOptions.Memory
            ? new MemoryStorage()
            : ActivatorUtilities.CreateInstance<DatabaseStorage>(provider));
        if (section[nameof(ConversationStateOptions.Provider)] == ConversationStateOptions.CosmosDb) AddCosmosDb(services, settings);
    }

    // By itself, so that nothing of Cosmos DB is loaded where it is not used.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddCosmosDb(IServiceCollection services, IConfiguration settings) => services.KeepStateIn(services.AddCosmosDb(settings));
}
