using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ConversationCoach.Bot.Telemetry;

/// <summary>Sends spans and measures to a collector for as long as the bot runs. Where it cannot be reached, the bot goes on without.</summary>
internal sealed class TelemetryExport(IConfiguration settings) : IHostedService, IDisposable
{
    private TracerProvider? _spans;
    private MeterProvider? _measures;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _spans = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(settings))
            .SetResourceBuilder(Whose())
            .AddSource([.. TelemetrySetup.Sources])
            .AddOtlpExporter()
            .Build();
        _measures = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(settings))
            .SetResourceBuilder(Whose())
            .AddMeter([.. TelemetrySetup.Meters])
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>What was not sent yet is sent first.</summary>
    public void Dispose()
    {
        // Theirs may be called once only.
        Interlocked.Exchange(ref _spans, null)?.Dispose();
        Interlocked.Exchange(ref _measures, null)?.Dispose();
    }

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES have the last word.
    private static ResourceBuilder Whose() => ResourceBuilder.CreateEmpty()
        .AddService("conversation-coach", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3))
        .AddEnvironmentVariableDetector();
}
