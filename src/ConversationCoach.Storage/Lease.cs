namespace ConversationCoach.Storage;

/// <summary>Lets one of any number of processes do a thing at a time.</summary>
internal sealed class Lease(IDatabase database, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly string _holder = Guid.NewGuid().ToString("N");

    /// <summary>Takes it, or takes it for longer.</summary>
    /// <param name="life">When the process ends without a word, others wait for so long.</param>
    /// <returns><see langword="false"/> while another process holds it.</returns>
    public async Task<bool> TakeAsync(string name, TimeSpan life, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // One that lasts longer than any was taken by a clock that was wrong.
        return await database.WriteAsync([RetentionSql.TakeLease.With(name, _holder, SqlText.Of(now + life), SqlText.Of(now), SqlText.Of(now + Longest))], cancellationToken) is WriteOutcome.Written;
    }
}
