using ConversationCoach.Storage;

namespace ConversationCoach.Bot.Telemetry;

/// <summary>What leaves the program about how it fares: logs as lines of JSON, and by OTLP where the standard variables name an address.</summary>
internal static class TelemetrySetup
{
    /// <summary>What is measured. Not the outgoing requests: their addresses hold ids.</summary>
    public static readonly IReadOnlyList<string> Meters = [Measures.Name, StorageMeasures.Name, "BotFramework.Connector", "Microsoft.AspNetCore.Hosting", "System.Runtime"];

    public static readonly IReadOnlyList<string> Sources = [Measures.Name, StorageMeasures.Name];

    // The specification's own names, and none of ours.
    private static readonly string[] Addresses = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
        {
            builder.Logging.ClearProviders();
            // Without scopes: those of a request hold its address, and that of a file is a secret.
            builder.Logging.AddJsonConsole(json =>
            {
                json.IncludeScopes = false;
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }

        if (IsAskedFor(builder.Configuration)) builder.Services.AddHostedService<TelemetryExport>();
    }

    /// <returns>Each names its setting. The exporter itself says nothing of an address that it cannot use.</returns>
    public static IEnumerable<string> Faults(IConfiguration settings) => Addresses
        .Where(name => !string.IsNullOrWhiteSpace(settings[name]) && !(Uri.TryCreate(settings[name], UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        .Select(name => $"{name} is no address that can be sent to. Write it with http:// or https://, as in http://collector:4317.");

    private static bool IsAskedFor(ConfigurationManager settings) => !settings.GetValue("OTEL_SDK_DISABLED", false)
        && Addresses.Any(name => !string.IsNullOrWhiteSpace(settings[name]));
}
