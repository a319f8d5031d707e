using System.Globalization;
using System.Text;
using Benchmarks.Load;

namespace Benchmarks.Soak;

internal static class SoakReport
{
    private static readonly TimeSpan Row = TimeSpan.FromSeconds(30);

    /// <param name="cold">The time before, which is shown and not counted.</param>
    /// <param name="unproven">How often the bot spoke without its token.</param>
    public static void Write(SoakSettings settings, Stretch cold, Stretch warm, int unproven)
    {
        var (turns, samples) = (warm.Turns, warm.Samples);
        var text = new StringBuilder("|  from s |  turns | wrong |  p50 ms |  p99 ms | p99.9 ms |  max ms | processors | resident MiB | heap MiB |\n|--------:|-------:|------:|--------:|--------:|---------:|--------:|-----------:|-------------:|---------:|\n");
        text.AppendLine(Line("cold", cold.Turns, cold.Samples));
        var perRow = (int)(settings.Rate * Row.TotalSeconds);
        for (var row = 0; row * perRow < turns.Length; row++)
        {
            var within = samples.Where(sample => sample.At >= row * Row && sample.At < (row + 1) * Row).ToList();
            text.AppendLine(Line($"{row * Row.TotalSeconds}", turns.AsSpan(row * perRow, Math.Min(perRow, turns.Length - (row * perRow))), within));
        }

        text.AppendLine(Line("all", turns, samples));
        foreach (var fault in cold.Turns.Concat(turns).Select(turn => turn.Fault).OfType<string>().Take(3)) text.AppendLine(fault[..Math.Min(fault.Length, 600)]);
        if (unproven > 0) text.AppendLine(CultureInfo.InvariantCulture, $"The bot spoke {unproven} times without its token.");

        var (second, last) = (Between(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)), Between(samples[^1].At - TimeSpan.FromMinutes(1), samples[^1].At));
        if (samples[^1].At > TimeSpan.FromMinutes(2.9))
            text.AppendLine(CultureInfo.InvariantCulture, $"Last minute to second, medians: resident {Middle(last, sample => sample.Resident) / Middle(second, sample => sample.Resident):F2}, heap {Middle(last, sample => sample.Heap) / Middle(second, sample => sample.Heap):F2}.");
        Console.WriteLine(text);

        List<Sample> Between(TimeSpan from, TimeSpan until) => [.. samples.Where(sample => sample.At >= from && sample.At <= until)];
    }

    private static string Line(string name, ReadOnlySpan<Turn> turns, IReadOnlyList<Sample> samples)
    {
        var times = new double[turns.Length];
        var wrong = 0;
        for (var turn = 0; turn < turns.Length; turn++)
        {
            times[turn] = turns[turn].Taken.TotalMilliseconds;
            if (turns[turn].Fault is not null) wrong++;
        }

        Array.Sort(times);
        var processors = samples.Count < 2 ? 0 : (samples[^1].Processor - samples[0].Processor) / (samples[^1].At - samples[0].At);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name,7} | {times.Length,6} | {wrong,5} | {At(times, 0.5),7:F1} | {At(times, 0.99),7:F1} | {At(times, 0.999),8:F1} | {times.LastOrDefault(),7:F1} | {processors,10:F2} | {Middle(samples, sample => sample.Resident) / (1 << 20),12:F0} | {Middle(samples, sample => sample.Heap) / (1 << 20),8:F1} |");
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)((sorted.Length - 1) * share)];

    private static double Middle(IReadOnlyCollection<Sample> samples, Func<Sample, long> of) => samples.Count == 0 ? 0 : Round.Middle(samples.Select(sample => (double)of(sample)));
}
