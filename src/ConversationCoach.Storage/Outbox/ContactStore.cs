using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Assignments;
using ConversationCoach.Storage.Sealing;

namespace ConversationCoach.Storage.Outbox;

internal sealed class ContactStore(IDatabase database, DataKeys keys, TimeProvider time) : IContactStore
{
    public async Task<Contact?> FindAsync(UserId person, CancellationToken cancellationToken) =>
        (await database.ReadAsync([OutboxSql.FindContact.With(person.Tenant, person.User)], row => Read(row, 0, person), cancellationToken)).SingleOrDefault();

    public async Task LearnAsync(Contact contact, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var now = SqlText.Of(at);
        var earlier = await FindAsync(contact.Person, cancellationToken);
        await keys.WriteAsync(contact.Person, key =>
        [
            Learn(OutboxSql.Learn, contact, key.Id, now),
            TakingBack.OfReturned(key.Id, at),
            // Whoever has moved is written to by their new clock.
            .. earlier is not null && contact.TimeZone is not null && earlier.TimeZone != contact.TimeZone ? [OutboxSql.LookAgain.With(key.Id, now)] : Array.Empty<Command>(),
        ], cancellationToken);
    }

    public Task ForgetAsync(UserId person, CancellationToken cancellationToken) =>
        database.WriteAsync([OutboxSql.Forget.With(person.Tenant, person.User)], cancellationToken);

    internal static Command Learn(Statement how, Contact contact, string keyId, string now) => how.With(
        keyId, contact.Channel, contact.ServiceUrl, contact.Bot, contact.Member, contact.Conversation, contact.Locale, contact.TimeZone, now);

    internal static Contact? Read(IRow row, int first, UserId person) => row.IsNull(first) ? null : new Contact(
        person, row.GetString(first), row.GetString(first + 1), row.GetString(first + 2), row.GetString(first + 3), row.Text(first + 4), row.Text(first + 5), row.Text(first + 6));
}
