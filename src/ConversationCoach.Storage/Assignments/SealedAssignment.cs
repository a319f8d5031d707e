using System.Collections.Immutable;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Sealing;

namespace ConversationCoach.Storage.Assignments;

/// <summary>What a coach wrote of an assignment, as one sealed value.</summary>
internal sealed record SealedAssignment(string CoachName, string Note, ImmutableArray<Assignee> People, ImmutableArray<Assignee> Roster)
{
    public const string Table = "assignment";
    public const string PeopleTable = "assigned";
    public const string ShareTable = "share";

    public static byte[] Seal(DataKey key, Assignment assignment) =>
        key.Seal(new SealedAssignment(assignment.CoachName, assignment.Note, assignment.People, assignment.Roster), Table, SqlText.Of(assignment.Id));

    public static Assignment Open(DataKey key, FoundAssignment found, UserId coach)
    {
        var typed = key.OpenAs<SealedAssignment>(found.Sealed, Table, SqlText.Of(found.Id));
        return new Assignment(found.Id, coach, typed.CoachName, found.Guide, typed.Note, SqlText.Day(found.Due), Enum.Parse<AssignmentStatus>(found.Status), typed.People, SqlText.Time(found.MadeAt)) { Roster = typed.Roster };
    }

    public static byte[] SealName(DataKey key, string id, string name) => key.Seal(name, PeopleTable, id, "name");

    public static string OpenName(DataKey key, string id, byte[] name) => key.OpenText(name, PeopleTable, id, "name");

    public static byte[] SealReply(DataKey key, string id, string reply) => key.Seal(reply, PeopleTable, id, "reply");

    public static string OpenReply(DataKey key, string id, byte[] reply) => key.OpenText(reply, PeopleTable, id, "reply");
}

internal sealed record FoundAssignment(Guid Id, string KeyId, string Guide, byte[] Sealed, string? Due, string Status, string MadeAt)
{
    public static FoundAssignment Read(IRow row) =>
        new(SqlText.Id(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetBytes(3), row.Text(4), row.GetString(5), row.GetString(6));
}
