namespace ConversationCoach.Core.Outbox;

/// <summary>The section <c>Outbox</c>: how fast what waits is sent, and when it is tried again.</summary>
public sealed class OutboxOptions
{
    /// <summary>Between two messages to one person: well below what a channel allows for a conversation.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromSeconds(2.5);

    /// <summary>Leave to send is never given for so far ahead, whatever waits: where it seems to have been, a clock was set back.</summary>
    public static readonly TimeSpan NeverAhead = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Requests of all instances of the bot together, 1 to 1000. A channel allows 30 a second; some room is left for requests that are held up on
    /// their way and arrive close behind each other, and for answers to people.
    /// </summary>
    public int RequestsPerSecond { get; set; } = 20;

    /// <summary>
    /// How long an instance has a message to itself that it has claimed, 10 s to 1 h. No attempt takes as long, so that whatever was not told of
    /// until the end is sent again by nobody else but whoever takes it up then.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Before the second attempt, where the channel does not say when, 100 ms to 30 min; then twice as long each time, up to half an hour.</summary>
    public TimeSpan FirstBackoff { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Within so long of an attempt there must be leave for its last request.</summary>
    public TimeSpan LongestWait => Lease / 2;

    /// <summary>Only a channel that is away takes longer. It may have taken the message all the same, which then arrives twice.</summary>
    public TimeSpan LongestAnswer => Lease / 4;

    public TimeSpan LongestAttempt => LongestWait + LongestAnswer;

    /// <summary>Between two requests of all instances together.</summary>
    public TimeSpan Pace => TimeSpan.FromSeconds(1) / RequestsPerSecond;

    /// <returns>Each names its setting.</returns>
    public IEnumerable<string> Faults()
    {
        if (RequestsPerSecond is < 1 or > 1000) yield return $"Outbox:{nameof(RequestsPerSecond)} is {RequestsPerSecond}. It must be 1 to 1000.";
        if (Lease < TimeSpan.FromSeconds(10) || Lease > TimeSpan.FromHours(1)) yield return $"Outbox:{nameof(Lease)} is {Lease}. It must be 00:00:10 to 01:00:00.";
        if (FirstBackoff < TimeSpan.FromMilliseconds(100) || FirstBackoff > TimeSpan.FromMinutes(30)) yield return $"Outbox:{nameof(FirstBackoff)} is {FirstBackoff}. It must be 00:00:00.1 to 00:30:00.";
    }
}
