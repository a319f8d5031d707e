using System.Diagnostics;
using ConversationCoach.Core.State;

namespace ConversationCoach.Bot.Teams;

/// <summary>Lets the turns of one conversation in one by one; turns of others pass beside.</summary>
internal sealed class TurnGate : IDisposable
{
    // Conversations share a lane now and then; it only costs them a short wait.
    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, 512).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<IDisposable> EnterAsync(string conversationId, CancellationToken cancellationToken)
    {
        var lane = _lanes[(uint)StringComparer.Ordinal.GetHashCode(conversationId) % (uint)_lanes.Length];
        var began = Stopwatch.GetTimestamp();
        await lane.WaitAsync(cancellationToken);
        // Whoever was before may have waited for the storage; it is no reason to wait as long again.
        WaitingLimit.Spend(Stopwatch.GetElapsedTime(began));
        return new Lane(lane);
    }

    public void Dispose()
    {
        foreach (var lane in _lanes) lane.Dispose();
    }

    private sealed class Lane(SemaphoreSlim lane) : IDisposable
    {
        public void Dispose() => lane.Release();
    }
}
