using System.Diagnostics;
using System.Globalization;
using ConversationCoach.Bot;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Tests.Outbox.Killing;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Tests.PostgreSql;
using Microsoft.Extensions.Configuration;

namespace Benchmarks.Outbox;

/// <summary>What an assignment costs, by how many people it goes to, and what it costs the coach to see how far they are.</summary>
internal static class FollowRun
{
    private const int Openings = 40;
    private const int Claims = 20;
    private const int AtOnce = 24;

    private static readonly UserId Coach = new("tenant", "coach");
    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task RunAsync(string[] args)
    {
        var most = new ConfigurationBuilder().AddCommandLine(args).Build().GetValue("most", 10_000);
        using var server = new PostgreSqlServer();
        var folder = Directory.CreateTempSubdirectory("coach-follow-");
        try
        {
            Console.WriteLine("|            |  people | to assign, ms each | to the first | to claim and mark, ms each | to the first | to open the status, ms (worst) | last page | filtered |");
            Console.WriteLine("|------------|--------:|-------------------:|-------------:|---------------------------:|-------------:|-------------------------------:|----------:|---------:|");
            foreach (var provider in new[] { "Sqlite", "PostgreSql" })
            {
                Cost? first = null;
                for (var people = 100; people <= most; people *= 10)
                {
                    var connection = provider == "Sqlite" ? $"Data Source={Path.Combine(folder.FullName, $"{people}.db")}" : server.CreateDatabase();
                    var cost = await MeasureAsync(provider, connection, people);
                    first ??= cost;
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"| {provider,-10} | {people,7:N0} | {cost.Assign,18:F3} | {cost.Assign / first.Assign,12:F2} | {cost.Send,26:F3} | {cost.Send / first.Send,12:F2} | {cost.Open,22:F1} ({cost.OpenWorst,5:F1}) | {cost.OpenLast,9:F1} | {cost.OpenFiltered,8:F1} |"));
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Cost> MeasureAsync(string provider, string connection, int people)
    {
        await using var storage = await OpenedStorage.OpenAsync(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = provider,
            ["Storage:ConnectionString"] = connection,
            ["Encryption:Keys:1"] = Convert.ToBase64String(new byte[32]),
        });
        var (assignments, outbox) = (storage.Get<IAssignmentStore>(), storage.Get<IOutbox>());
        // What is made once for all is not a cost of each.
        await SendAsync(assignments, "warm", 50);

        var began = Stopwatch.GetTimestamp();
        var id = await SendAsync(assignments, "person", people);
        var assign = Stopwatch.GetElapsedTime(began).TotalMilliseconds / people;

        var (sending, sent) = (Stopwatch.GetTimestamp(), 0);
        for (var claim = 0; claim < Claims; claim++)
        {
            foreach (var message in await outbox.ClaimAsync(AtOnce, None))
            {
                await outbox.MarkSentAsync(message, "a-chat", None);
                sent++;
            }
        }

        var send = Stopwatch.GetElapsedTime(sending).TotalMilliseconds / sent;
        var opening = await OpenAsync(assignments, id, 0, null);
        var last = await OpenAsync(assignments, id, (people - 1) / FollowCard.PageSize, null);
        var filtered = await OpenAsync(assignments, id, 0, AssignedStatus.Sent);
        return new Cost(assign, send, Middle(opening), opening.Max(), Middle(last), Middle(filtered));
    }

    private static async Task<Guid> SendAsync(IAssignmentStore assignments, string name, int people)
    {
        var assignees = Enumerable.Range(0, people).Select(number => string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"))
            .Select(person => new Assignee(person, new Contact(new UserId("tenant", person), "msteams", "https://teams.example/", "28:bot", $"29:{person}", null, "en-GB", null)));
        var draft = new Assignment(Guid.NewGuid(), Coach, "Carla Coach", "five-steps", "Before Friday", new DateOnly(2099, 1, 5), AssignmentStatus.Draft, [.. assignees], TimeProvider.System.GetUtcNow());
        await assignments.SaveDraftAsync(draft, None);
        await assignments.SendAsync(draft, None);
        return draft.Id;
    }

    // As the bot does it for the coach's word "follow", or a button of the card: everything but the way over the wire.
    private static async Task<List<double>> OpenAsync(IAssignmentStore assignments, Guid id, int page, AssignedStatus? filter)
    {
        var language = Languages.Load(Path.Combine(AppContext.BaseDirectory, "Content")).For("en-GB");
        var times = new List<double>();
        for (var opening = -2; opening < Openings; opening++)
        {
            var began = Stopwatch.GetTimestamp();
            var given = (await assignments.ListAsync(Coach, None)).Single(one => one.Assignment.Id == id);
            var people = await assignments.FollowAsync(id, Coach, filter, page * FollowCard.PageSize, FollowCard.PageSize, None);
            var card = FollowCard.Draw(language, given, people, page, filter, null).ToJson();
            if (opening >= 0) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (people.Shown.IsEmpty || card.Length == 0) throw new InvalidOperationException("The card shows nobody.");
        }

        return times;
    }

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private sealed record Cost(double Assign, double Send, double Open, double OpenWorst, double OpenLast, double OpenFiltered);
}
