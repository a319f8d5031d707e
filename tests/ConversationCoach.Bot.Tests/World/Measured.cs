using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using ConversationCoach.Bot.Telemetry;

namespace ConversationCoach.Bot.Tests.World;

/// <summary>What is measured on behalf of whoever holds this, and of no other test.</summary>
internal sealed class Measured : IDisposable
{
    private static readonly AsyncLocal<Measured?> Asking = new();

    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string> _counted = [];
    private readonly ConcurrentDictionary<string, double> _seen = new(StringComparer.Ordinal);

    /// <param name="owner">Whose gauges are read; <see langword="null"/>: only what is counted matters.</param>
    public Measured(object? owner = null)
    {
        Asking.Value = this;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Measures.Name && (instrument.IsObservable ? owner is not null && instrument.Meter.Scope == owner : instrument is Counter<long>)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Count(instrument, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => _seen[instrument.Name] = value);
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => _seen[instrument.Name] = value);
        _listener.Start();
    }

    /// <returns>The values of the tags of each time it was counted.</returns>
    public IReadOnlyList<string> Counted(string instrument) =>
        [.. _counted.Where(line => line.StartsWith(instrument + ":", StringComparison.Ordinal)).Select(line => line[(instrument.Length + 2)..])];

    /// <summary>As a collector does, now.</summary>
    public string Collect()
    {
        _seen.Clear();
        _listener.RecordObservableInstruments();
        return string.Join(", ", _seen.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}")));
    }

    public void Dispose() => _listener.Dispose();

    private void Count(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Asking.Value == this) _counted.Enqueue($"{instrument.Name}: {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}");
    }
}
