using ConversationCoach.Core.Privacy;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Privacy;

/// <summary>That a message went out, or was given up: ids and times, of which nobody has any use after a while.</summary>
internal sealed class RetainedMessages(IDatabase database, IOptions<RetentionOptions> options, TimeProvider time) : IRetained
{
    public string Kind => Kinds.Message;

    public async Task<int> PurgeAsync(int most, CancellationToken cancellationToken)
    {
        var before = SqlText.Of(time.GetUtcNow() - TimeSpan.FromDays(options.Value.MessageDays));
        var ended = await database.ReadAsync([RetentionSql.OldMessages.With(before, most)], row => row.GetString(0), cancellationToken);
        await database.WriteAsync([.. ended.Select(id => RetentionSql.EraseMessage.With(id))], cancellationToken);
        return ended.Count;
    }
}
