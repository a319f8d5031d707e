using System.Diagnostics;

namespace Benchmarks.Load;

/// <summary>Somebody who lives the same story over and over, one answer after the other; between rounds they stay where they were.</summary>
internal sealed class VirtualUser(int number, Exchange[] story, Connection connection) : IDisposable
{
    /// <summary>Above it stories of different people would share numbers.</summary>
    public const int Most = 99;

    private const int StoriesEach = 1_000_000;

    private readonly List<float> _latencies = new(100_000);
    private int _stories;
    private int _turns;

    /// <summary>How long each answer of the last round took, in microseconds.</summary>
    public IReadOnlyCollection<float> Latencies => _latencies;

    public async Task RunAsync(Func<bool> isOver)
    {
        _latencies.Clear();
        while (!isOver())
        {
            var exchange = story[_turns % story.Length];
            var id = (number * StoriesEach) + _stories;
            var began = Stopwatch.GetTimestamp();
            var answer = await connection.AskAsync(exchange.Request(id, _turns));
            _latencies.Add((float)Stopwatch.GetElapsedTime(began).TotalMicroseconds);
            exchange.Check(answer, id);
            if (++_turns % story.Length == 0) _stories++;
        }
    }

    public void Dispose() => connection.Dispose();
}
