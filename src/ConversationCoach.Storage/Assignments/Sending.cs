using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Storage.Outbox;
using ConversationCoach.Storage.Sealing;

namespace ConversationCoach.Storage.Assignments;

/// <summary>
/// One assignment on its way to its people: a hundred at a time, each with their message in the same transaction. What is there already stays as it is,
/// so that one that was interrupted is finished when it is sent again: by the coach, or by a message that is there from the beginning to the end.
/// </summary>
internal sealed class Sending(IDatabase database, DataKeys keys, DateTimeOffset now, Assignment draft)
{
    private const int Part = 100;
    private const int Attempts = 8;

    /// <summary>At the beginning of a UUID of version 7.</summary>
    private const int TimeBytes = 6;

    // Longer than it takes, so that nobody helps who need not.
    private static readonly TimeSpan Interrupted = TimeSpan.FromMinutes(2);

    // A channel that is away for a day or two shall not cost a person their pre-work.
    private static readonly TimeSpan TriedFor = TimeSpan.FromDays(3);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await keys.WriteAsync(draft.Coach, key =>
        [
            .. KeptBlocks.OfReturned(key.Id, draft.Coach),
            AssignmentSql.BeginSending.With(MessageOf(draft.Id), key.Id, MessageKind.Sending, SqlText.Of(draft.Id), SqlText.Of(now + Interrupted), SqlText.Of(now + TriedFor)),
        ], cancellationToken);

        // By id, so that the rows of a part lie side by side, however many there are.
        var people = draft.People.DistinctBy(assignee => assignee.Contact.Person).Select((assignee, index) => new Place(SqlText.Of(IdOf(assignee.Contact.Person)), assignee, index + 1));
        foreach (var part in people.OrderBy(place => place.Id, StringComparer.Ordinal).Chunk(Part)) await AssignAsync(part, cancellationToken);

        await keys.WriteAsync(draft.Coach, key =>
        [
            AssignmentSql.Sent.With(SqlText.Of(draft.Id), key.Id, SealedAssignment.Seal(key, draft with { People = [], Roster = [] })),
            OutboxSql.Cancel.With(MessageOf(draft.Id), SqlText.Of(now)),
        ], cancellationToken);
    }

    /// <summary>The id of the message that sends an assignment to the end.</summary>
    public static string MessageOf(Guid assignment) => $"{MessageKind.Sending}/{SqlText.Of(assignment)}";

    /// <summary>Due from some days before, whatever the clock of the person; when exactly is known when it is looked at.</summary>
    public static (DateTimeOffset Due, DateTimeOffset Until) RemindedOf(DateOnly due) => (Midnight(due.AddDays(-4)), Midnight(due.AddDays(2)));

    private async Task AssignAsync(Place[] part, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var people = await keys.IdsOfAsync([.. part.Select(place => place.Assignee.Contact.Person)], cancellationToken);
            var coach = await keys.OfAsync(draft.Coach, cancellationToken);

            // Another coach may think of the same people just now: whoever takes them in one order never waits in a ring.
            var contacts = part.Zip(people).OrderBy(one => one.Second, StringComparer.Ordinal)
                .Select(one => ContactStore.Learn(OutboxSql.LearnOfRoster, one.First.Assignee.Contact, one.Second, SqlText.Of(now)));
            var outcome = await database.WriteAsync([.. contacts, .. part.SelectMany((place, index) => Commands(place, people[index], coach))], cancellationToken);
            if (outcome is not WriteOutcome.BreaksReference) return;
            // One of them was erased meanwhile.
            keys.Forget(draft.Coach);
        }

        throw new StorageUnavailableException("People were erased again and again while something was assigned to them.", null);
    }

    private IEnumerable<Command> Commands(Place place, string person, DataKey coach)
    {
        var (id, assignee, number) = place;
        yield return AssignmentSql.Assign.With(id, SqlText.Of(draft.Id), number, person, SealedAssignment.SealName(coach, id, assignee.Name), coach.Id, SqlText.Of(now));
        yield return AssignmentSql.Post.With($"{MessageKind.PreWork}/{id}", person, MessageKind.PreWork, id, SqlText.Of(now), SqlText.Of(now + TriedFor));
        if (draft.Due is { } due) yield return Reminder(id, person, due);
        var assigned = SqlText.Id(id);
        // Told once, however often it is begun again.
        yield return AuditSql.Record(AuditEvent.Of(AuditKinds.Assigned, draft.Coach.User, assignee.Contact.Person, assigned, now) with { Id = assigned });
    }

    private static Command Reminder(string assigned, string keyId, DateOnly due)
    {
        var (begins, ends) = RemindedOf(due);
        return OutboxSql.Add.With($"{MessageKind.Reminder}/{assigned}/{SqlText.Of(due)}", keyId, MessageKind.Reminder, assigned, SqlText.Of(begins), SqlText.Of(ends));
    }

    // The same for the same person of the same assignment, whenever it is asked. It begins with the time in the assignment's own, so that what is sent
    // together rests together and many rows are written to few pages, however much there is already.
    private Guid IdOf(UserId person)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes], assignment = stackalloc byte[16];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{draft.Id:D}\n{person.Tenant}\n{person.User}"), hash);
        draft.Id.TryWriteBytes(assignment, bigEndian: true, out _);
        assignment[..TimeBytes].CopyTo(hash);
        // Marked as an id that was reckoned and not counted up (RFC 9562, version 8).
        BinaryPrimitives.WriteInt16BigEndian(hash[6..], (short)((BinaryPrimitives.ReadInt16BigEndian(hash[6..]) & 0x0FFF) | 0x8000));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <param name="Id">Of what this person is assigned.</param>
    /// <param name="Number">Among all, from 1.</param>
    private sealed record Place(string Id, Assignee Assignee, int Number);
}
