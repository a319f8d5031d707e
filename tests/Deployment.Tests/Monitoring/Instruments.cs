using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using ConversationCoach.Bot.Telemetry;
using ConversationCoach.Bot.Tests.Host;

namespace Deployment.Tests.Monitoring;

/// <summary>Every instrument there is once a bot has answered, of the meters that are exported.</summary>
public sealed class Instruments : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Instrument> _found = new(StringComparer.Ordinal);

    public IEnumerable<string> Ours => _found.Values.Where(instrument => instrument.Name.StartsWith("coach.", StringComparison.Ordinal) || instrument.Name.StartsWith("botframework.", StringComparison.Ordinal)).SelectMany(Prometheus);

    public IEnumerable<string> All => _found.Values.SelectMany(Prometheus);

    public async Task InitializeAsync()
    {
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => Note(instrument) };
        listener.Start();
        await using var bot = new WholeBot();
        using var answer = await bot.PostAsync(bot.Visitor().Activity(activity =>
        {
            activity.Remove("deliveryMode");
            activity["text"] = "Good idea, but we have no staff.";
        }).ToJsonString());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <returns>The names it has in Prometheus: units and kinds become endings.</returns>
    private static IEnumerable<string> Prometheus(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var name = instrument.Name.Replace('.', '_') + unit;
        var kind = instrument.GetType().Name;
        if (kind.StartsWith("Histogram", StringComparison.Ordinal)) return [name + "_bucket", name + "_count", name + "_sum"];
        return [kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal) ? name + "_total" : name];
    }

    private void Note(Instrument instrument)
    {
        if (TelemetrySetup.Meters.Contains(instrument.Meter.Name)) _found[instrument.Name] = instrument;
    }
}
