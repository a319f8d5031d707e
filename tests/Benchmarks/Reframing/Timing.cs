using System.Diagnostics;

namespace Benchmarks.Reframing;

/// <summary>How long each reading took, in milliseconds, shortest first.</summary>
internal sealed record Timing(IReadOnlyList<double> Sorted)
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2), Measured = TimeSpan.FromSeconds(4);

    public double Median => Sorted[Sorted.Count / 2];

    public double P99 => Sorted[Sorted.Count * 99 / 100];

    /// <summary>One by one, each message again and again.</summary>
    public static Timing Of(IReadOnlyList<string> messages, Action<string> read)
    {
        WarmUp(messages, read);
        var taken = new List<double>();
        ReadAll(messages, read, Measured, taken.Add);
        return new Timing([.. taken.Order()]);
    }

    public static void WarmUp(IReadOnlyList<string> messages, Action<string> read) => ReadAll(messages, read, Warm, _ => { });

    /// <summary>The best of a few readings of one message: what else the machine does only adds.</summary>
    public static double Best(string message, Action<string> read) => Enumerable.Range(0, 7).Min(_ =>
    {
        var began = Stopwatch.GetTimestamp();
        read(message);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    });

    /// <returns>Messages a second.</returns>
    public static double PerSecond(IReadOnlyList<string> messages, Action<string> read, int threads)
    {
        var (began, count) = (Stopwatch.GetTimestamp(), 0);
        var reading = Enumerable.Range(0, threads).Select(_ => new Thread(() => ReadAll(messages, read, Measured, _ => Interlocked.Increment(ref count)))).ToList();
        reading.ForEach(thread => thread.Start());
        reading.ForEach(thread => thread.Join());
        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static void ReadAll(IReadOnlyList<string> messages, Action<string> read, TimeSpan least, Action<double> note)
    {
        var began = Stopwatch.GetTimestamp();
        do
        {
            foreach (var message in messages)
            {
                var start = Stopwatch.GetTimestamp();
                read(message);
                note(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }
        while (Stopwatch.GetElapsedTime(began) < least);
    }
}
