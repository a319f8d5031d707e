namespace ConversationCoach.Storage.Sqlite;

internal sealed record SqliteLimits
{
    /// <summary>How long a statement waits for the lock of another process.</summary>
    public TimeSpan Busy { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the start waits for it: another process may be changing the tables.</summary>
    public TimeSpan BusyAtStart { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a caller waits for its read or write in all.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Writes that may wait; one more is refused at once.</summary>
    public int Queue { get; init; } = 4_096;

    /// <summary>Writes that share one commit.</summary>
    public int Batch { get; init; } = 256;

    /// <summary>Reads under way at once. They are short, and while the file is locked each holds a thread.</summary>
    public int Readers { get; init; } = Math.Max(4, 2 * Environment.ProcessorCount);

    /// <summary>FULL: what was committed outlives a power cut.</summary>
    public string Synchronous { get; init; } = "FULL";
}
