using ConversationCoach.Core.Privacy;

namespace ConversationCoach.Bot.Tests.Host;

public class TheAuditAsATable
{
    private static readonly Guid Id = Guid.Parse("01900000-0000-7000-8000-000000000001");

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("=HYPERLINK(1)", "\"'=HYPERLINK(1)\"")]
    [InlineData("@a", "\"'@a\"")]
    public async Task Quotes_what_would_be_taken_for_something_else(string actor, string written)
    {
        using var output = new StringWriter { NewLine = "|" };
        await AuditCsv.WriteAsync(Events(actor), output);
        Assert.Equal($"id,at,kind,tenant,actor,subject,object|{Id},2026-11-22T00:00:00.0000000Z,shared,t,{written},,|", output.ToString());
    }

    private static async IAsyncEnumerable<AuditEvent> Events(string actor)
    {
        await Task.CompletedTask;
        yield return new AuditEvent(Id, new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero), AuditKinds.Shared, "t", actor, null, null);
    }
}
