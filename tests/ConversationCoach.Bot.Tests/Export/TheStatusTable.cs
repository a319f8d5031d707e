using System.Text;
using ConversationCoach.Bot.Export;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Tests.World.Coach;

namespace ConversationCoach.Bot.Tests.Export;

public sealed class TheStatusTable
{
    private static readonly DateTimeOffset Now = new(2025, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Fact]
    public void Tells_status_step_and_dates_of_each_person()
    {
        var step = English.Guides.Guides[0].Steps[1].Id;

        Assert.Equal(
            [English.Phrases.Follow.CsvHeader, "Ann Example,begun,2,5,2025-03-04,2025-03-14", "Bob Example,declined,,5,2025-03-04,2025-03-14", ""],
            Lines(One("Ann Example", AssignedStatus.Started) with { Step = step }, One("Bob Example", AssignedStatus.Declined) with { Reply = "On leave" }));
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1),")]
    [InlineData("+44 20", "'+44 20,")]
    [InlineData("-2", "'-2,")]
    [InlineData("@SUM", "'@SUM,")]
    [InlineData("Smith, \"Jo\"", "\"Smith, \"\"Jo\"\"\",")]
    [InlineData("=1,2", "\"'=1,2\",")]
    public void Is_reckoned_by_no_spreadsheet(string name, string cell) => Assert.StartsWith(cell, Lines(One(name, AssignedStatus.Sent))[1], StringComparison.Ordinal);

    private static string[] Lines(params Assigned[] people)
    {
        var given = new Assignment(Guid.Empty, new UserId("tenant", "coach"), "Carla", English.Guides.Guides[0].Id, "A note", new DateOnly(2025, 3, 14), AssignmentStatus.Sent, [], Now);
        return Encoding.UTF8.GetString(StatusTable.Write(English, given, [.. people]).Content).TrimStart('\uFEFF').Split("\r\n");
    }

    private static Assigned One(string name, AssignedStatus progress) => new(Guid.Empty, name, progress, null, Now, "", null);
}
