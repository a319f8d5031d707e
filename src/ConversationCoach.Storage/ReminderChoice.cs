using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Outbox;
using ConversationCoach.Storage.Sealing;

namespace ConversationCoach.Storage;

internal sealed class ReminderChoice(IDatabase database, DataKeys keys, TimeProvider time) : IReminderChoice
{
    private static readonly Statement Find = new("SELECT n.key_id FROM no_reminders n JOIN person o ON o.key_id = n.key_id WHERE o.tenant = $1 AND o.person = $2");

    private static readonly Statement Refuse = new("INSERT INTO no_reminders (key_id) VALUES ($1) ON CONFLICT (key_id) DO NOTHING");

    private static readonly Statement Want = new("DELETE FROM no_reminders WHERE key_id = (SELECT key_id FROM person WHERE tenant = $1 AND person = $2)");

    public async Task<bool> AreWantedAsync(UserId person, CancellationToken cancellationToken) =>
        (await database.ReadAsync([Find.With(person.Tenant, person.User)], row => row.GetString(0), cancellationToken)).Count == 0;

    public Task SetAsync(UserId person, bool areWanted, CancellationToken cancellationToken) => areWanted
        ? database.WriteAsync([Want.With(person.Tenant, person.User), OutboxSql.WantAfterAll.With(person.Tenant, person.User, SqlText.Of(time.GetUtcNow()))], cancellationToken)
        : keys.WriteAsync(person, key => [Refuse.With(key.Id)], cancellationToken);
}
