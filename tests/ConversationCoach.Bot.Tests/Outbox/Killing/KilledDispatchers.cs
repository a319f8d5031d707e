using ConversationCoach.Storage.Tests.PostgreSql;
using Xunit.Abstractions;

namespace ConversationCoach.Bot.Tests.Outbox.Killing;

/// <summary>Three on one server, or one on a file, over a channel that refuses a third or so of what it is asked.</summary>
[Collection(nameof(KilledDispatchers))]
[CollectionDefinition(nameof(KilledDispatchers), DisableParallelization = true)]
public sealed class KilledDispatchers(ITestOutputHelper output)
{
    [Fact]
    public Task Lose_nobody_and_keep_within_what_the_channel_allows() => LoseNobodyAsync(new KillingSettings(), PostgreSqlServer.Shared.CreateDatabase());

    [Fact]
    public Task Lose_nobody_when_there_is_one_on_a_file()
    {
        var settings = new KillingSettings { People = 60, Kills = 3, Dispatchers = 1, Provider = "Sqlite", Seed = 11 };
        return LoseNobodyAsync(settings, $"Data Source={Path.Combine(settings.Folder, "coach.db")}");
    }

    private async Task LoseNobodyAsync(KillingSettings settings, string connectionString)
    {
        var report = await KillingRun.RunAsync(settings, connectionString);
        output.WriteLine(report.ToString());

        Assert.Equal((settings.People, 0, 0, 0), (report.Sent + report.Unreached, report.Without, report.Lost, report.Wrong));
        Assert.Equal(Enumerable.Range(1, settings.People).Count(Mix.IsReachable), report.Sent);
        Assert.Equal((settings.Kills, 0), (report.Kills, report.Unexplained));
        Assert.InRange(report.Doubles, 0, settings.Kills);
        Assert.Equal(0, report.TooSoon);
        Assert.InRange(report.MostInASecond, 1, settings.MostInASecond);
        Assert.InRange(report.Conversation.One, 1, 7);
        Assert.InRange(report.Conversation.Two, 1, 8);
        Assert.InRange(report.Conversation.Thirty, 1, 60);
    }
}
