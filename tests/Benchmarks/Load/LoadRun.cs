using System.Globalization;
using Benchmarks.Storage;

namespace Benchmarks.Load;

/// <summary>
/// Starts all servers and loads them in turns, round after round, so that whatever else the machine does touches all of
/// them alike; the medians of the rounds are compared with the raw endpoint's.
/// </summary>
internal static class LoadRun
{
    /// <summary>The same as (d), over a PostgreSQL server of its own.</summary>
    private const string PostgreSql = "coach-postgresql";

    private static readonly (string Server, string Title, double Reach)[] Servers =
    [
        ("raw", "(a) raw endpoint", 1), ("echo", "(b) echo bot", 0.6), ("waterfall", "(c) three prompts", 0.3), ("coach", "(d) step save", 0.1),
        (PostgreSql, "(e) by PostgreSQL", 0.1),
    ];

    public static async Task RunAsync(LoadSettings settings)
    {
        var (crowds, place) = (new List<Crowd>(), (StoragePlace?)null);
        try
        {
            foreach (var (server, _, _) in Servers.Where(server => settings.Only is null || server.Server == settings.Only))
            {
                if (server == PostgreSql) place = StoragePlace.Server();
                crowds.Add(await Crowd.GatherAsync(server, settings.Connections, server == PostgreSql ? place : null));
            }

            foreach (var crowd in crowds) await crowd.WarmUpAsync();

            var rounds = crowds.ToDictionary(crowd => crowd, _ => new List<Round>());
            for (var round = 0; round < settings.Rounds; round++)
            {
                foreach (var crowd in crowds) rounds[crowd].Add(await crowd.RunAsync(TimeSpan.FromSeconds(settings.Seconds)));
            }

            Print(settings, crowds.Select(crowd => (crowd.Server, Round.Median(rounds[crowd]))).ToList());
        }
        finally
        {
            foreach (var crowd in crowds) await crowd.DisposeAsync();
            place?.Dispose();
        }
    }

    private static void Print(LoadSettings settings, List<(string Server, Round Median)> measured)
    {
        var raw = measured[0].Median;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{settings.Connections} connections, {settings.Rounds} rounds of {settings.Seconds} s, medians; {Environment.ProcessorCount} processors shared with the load."));
        Console.WriteLine("|                   | requests/s |  p50 ms |  p99 ms | server CPU µs | requests/s of (a) | CPU (a)/(x) | reach |");
        Console.WriteLine("|-------------------|-----------:|--------:|--------:|--------------:|------------------:|------------:|------:|");
        foreach (var (server, median) in measured)
        {
            var (_, title, reach) = Servers.Single(known => known.Server == server);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {title,-17} | {median.PerSecond,10:N0} | {median.P50 / 1000,7:F2} | {median.P99 / 1000,7:F2} | {median.Processor,13:F1} | {median.PerSecond / raw.PerSecond,17:F3} | {raw.Processor / median.Processor,11:F3} | {reach,5:F1} |"));
        }
    }
}
