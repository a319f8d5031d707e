using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ConversationCoach.Storage;

/// <summary>How long the database takes and how much waits for it, for whoever listens. Never what is read or written.</summary>
public static class StorageMeasures
{
    /// <summary>Of the meter and of the source of spans.</summary>
    public const string Name = "ConversationCoach.Storage";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] };

    private static readonly Histogram<double> Reads = Meter.CreateHistogram("coach.storage.read.duration", "s", "From the question to the last row; outcome says whether it could be read.", null, Seconds);
    private static readonly Histogram<double> Writes = Meter.CreateHistogram("coach.storage.write.duration", "s", "Until it is on the disk, with the wait for others; outcome says whether it is.", null, Seconds);
    private static readonly UpDownCounter<int> Waiting = Meter.CreateUpDownCounter<int>("coach.storage.waiting", "{write}", "Writes that were given and are not done.");

    internal static Task<T> OfReadAsync<T>(Func<Task<T>> read) => MeasureAsync("storage read", Reads, read, _ => "read");

    internal static async Task<WriteOutcome> OfWriteAsync(Func<Task<WriteOutcome>> write)
    {
        Waiting.Add(1);
        try
        {
            return await MeasureAsync("storage write", Writes, write, outcome => outcome == WriteOutcome.Written ? "written" : "nothing-to-change");
        }
        finally
        {
            Waiting.Add(-1);
        }
    }

    private static async Task<T> MeasureAsync<T>(string what, Histogram<double> durations, Func<Task<T>> work, Func<T, string> outcomeOf)
    {
        using var span = Source.StartActivity(what);
        var (began, outcome) = (Stopwatch.GetTimestamp(), "failed");
        try
        {
            var done = await work();
            outcome = outcomeOf(done);
            return done;
        }
        catch (OperationCanceledException)
        {
            outcome = "cancelled";
            throw;
        }
        finally
        {
            span?.SetTag("outcome", outcome);
            if (outcome == "failed") span?.SetStatus(ActivityStatusCode.Error);
            durations.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
