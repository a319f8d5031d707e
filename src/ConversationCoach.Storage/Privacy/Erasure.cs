using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.Assignments;
using ConversationCoach.Storage.Sealing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConversationCoach.Storage.Privacy;

internal sealed partial class Erasure(
    IDatabase database, KeyStore store, DataKeys keys, IKept kept, [FromKeyedServices(SealedStateStore.Inner)] IStateStore states, TimeProvider time, ILogger<Erasure> logger) : IErasure
{
    public async Task<Erased> EraseAsync(UserId person, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var kinds = await kept.OfAsync(person, cancellationToken);

        var id = await keys.IdOfAsync(person, cancellationToken);

        // The key goes first: from here on nobody reads it, whatever happens to the rest, and in copies made before too.
        await store.DestroyAsync(person, now, cancellationToken);
        keys.Forget(person);
        if (id is not null)
        {
            var kind = actor == Actors.Retention ? AuditKinds.RetentionErased : AuditKinds.Erased;
            await database.WriteAsync([TakingBack.OfErased(id, now), KeptBlocks.OfErased(id, person), PersonSql.Erase.With(id), AuditSql.Record(AuditEvent.Of(kind, actor, person, about: null, now))], cancellationToken);
        }

        await states.DeleteAsync([TalkKey.Of(person)], cancellationToken);

        Log.Erased(logger, kinds.Length);
        return new Erased(now, kinds);
    }

    // Not who: that is what was asked to be forgotten.
    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "A person was erased, with {Count} kinds of records.")]
        public static partial void Erased(ILogger logger, int count);
    }
}
