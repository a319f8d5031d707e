using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Load;

/// <summary>How soon the bot answers after its process was started, and how much memory it has after many turns.</summary>
internal static class StartRun
{
    private const int Starts = 7;
    private const int Turns = 10_000;

    public static async Task RunAsync()
    {
        var waits = new List<double>();
        for (var start = 0; start < Starts; start++)
        {
            var began = Stopwatch.GetTimestamp();
            await using var crowd = await Crowd.GatherAsync("coach", users: 1);
            await crowd.RunAsync(Times(1));
            waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        await using var many = await Crowd.GatherAsync("coach", users: 32);
        await many.RunAsync(Times(1));
        var before = many.Process.ResidentMemory;
        await many.RunAsync(Times(Turns));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"process start to first answered turn: {Round.Middle(waits):F0} ms (median of {Starts}: {string.Join(", ", waits.Select(wait => wait.ToString("F0", CultureInfo.InvariantCulture)))})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident memory: {before >> 20} MiB after the first turn, {many.Process.ResidentMemory >> 20} MiB after {Turns:N0} turns"));
    }

    private static Func<bool> Times(int turns) => () => Interlocked.Decrement(ref turns) < 0;
}
