using System.Diagnostics;
using Benchmarks.Storage;

namespace Benchmarks.Load;

/// <summary>A server with its virtual users, each on a connection of its own.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int WarmTurns = 60_000;

    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(30);

    private readonly List<VirtualUser> _users = [];

    private Crowd(string server, ServerProcess process) => (Server, Process) = (server, process);

    public string Server { get; }

    public ServerProcess Process { get; }

    /// <param name="place">Where the server keeps its data; a file of its own unless told.</param>
    public static async Task<Crowd> GatherAsync(string server, int users, StoragePlace? place = null)
    {
        var crowd = new Crowd(server, await ServerProcess.StartAsync(server, place));
        for (var user = 1; user <= users; user++)
            crowd._users.Add(new VirtualUser(user, Stories.For(server, user), await Connection.OpenAsync(crowd.Process.Address)));
        return crowd;
    }

    /// <summary>Until the compiler has seen all of it often enough to have done its best.</summary>
    public Task WarmUpAsync()
    {
        var (began, turns) = (Stopwatch.GetTimestamp(), 0);
        return RunAsync(() => Interlocked.Increment(ref turns) > WarmTurns || Stopwatch.GetElapsedTime(began) >= LongestWarmUp);
    }

    public Task<Round> RunAsync(TimeSpan length)
    {
        var began = Stopwatch.GetTimestamp();
        return RunAsync(() => Stopwatch.GetElapsedTime(began) >= length);
    }

    /// <param name="isOver">Asked by every user before each request.</param>
    /// <exception cref="InvalidDataException">An answer was wrong.</exception>
    public async Task<Round> RunAsync(Func<bool> isOver)
    {
        var (began, processor) = (Stopwatch.GetTimestamp(), Process.ProcessorTime);
        await Task.WhenAll(_users.Select(user => Task.Run(() => user.RunAsync(isOver))));
        var (elapsed, used) = (Stopwatch.GetElapsedTime(began), Process.ProcessorTime - processor);

        var latencies = _users.SelectMany(user => user.Latencies).Order().ToArray();
        return new Round(latencies.Length / elapsed.TotalSeconds, latencies[latencies.Length / 2], latencies[latencies.Length * 99 / 100], used.TotalMicroseconds / latencies.Length);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var user in _users) user.Dispose();
        await Process.DisposeAsync();
    }
}

/// <param name="P50">In microseconds.</param>
/// <param name="P99">In microseconds.</param>
/// <param name="Processor">Of the server, in microseconds a request.</param>
internal sealed record Round(double PerSecond, double P50, double P99, double Processor)
{
    /// <summary>Number by number: a round may be good in one and bad in another.</summary>
    public static Round Median(IReadOnlyCollection<Round> rounds) => new(
        Middle(rounds.Select(round => round.PerSecond)), Middle(rounds.Select(round => round.P50)), Middle(rounds.Select(round => round.P99)), Middle(rounds.Select(round => round.Processor)));

    public static double Middle(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;
}
