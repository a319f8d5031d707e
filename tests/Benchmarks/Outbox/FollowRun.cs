using System.Collections.Immutable;
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
    private const int Mores = 20;
    private const int More = 100;
    private const int Team = 2000;

    private static readonly string[] Providers = ["Sqlite", "PostgreSql"];
    private static readonly UserId Coach = new("tenant", "coach");
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Language English = Languages.Load(Path.Combine(AppContext.BaseDirectory, "Content")).For("en-GB");

    public static async Task RunAsync(string[] args)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
        var (most, only) = (settings.GetValue("most", 100_000), settings.GetValue("only", ""));
        using var server = new PostgreSqlServer();
        var folder = Directory.CreateTempSubdirectory("coach-follow-");
        List<string> providers = [.. Providers.Where(provider => provider.StartsWith(only!, StringComparison.OrdinalIgnoreCase))];
        Task<OpenedStorage> EmptyAsync(string provider, string name) => OpenedStorage.OpenAsync(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = provider,
            ["Storage:ConnectionString"] = provider == "Sqlite" ? $"Data Source={Path.Combine(folder.FullName, $"{name}.db")}" : server.CreateDatabase(),
            ["Encryption:Keys:1"] = Convert.ToBase64String(new byte[32]),
        });
        try
        {
            Console.WriteLine($"One assignment; one in four has begun. To assign is to assign to {More} more, when so many wait already.");
            Console.WriteLine("|            |  people | to assign, ms each | to the first | to claim and mark, ms each | to the first | to open the status, ms (worst) | last page | filtered |");
            Console.WriteLine("|------------|--------:|-------------------:|-------------:|---------------------------:|-------------:|-------------------------------:|----------:|---------:|");
            foreach (var provider in providers)
            {
                Cost? first = null;
                for (var people = 100; people <= most; people *= 10)
                {
                    await using var storage = await EmptyAsync(provider, $"{people}");
                    var cost = await MeasureAsync(storage, people);
                    first ??= cost;
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"| {provider,-10} | {people,7:N0} | {cost.Assign,18:F3} | {cost.Assign / first.Assign,12:F2} | {cost.Send,26:F3} | {cost.Send / first.Send,12:F2} | {cost.Open,22:F1} ({cost.OpenWorst,5:F1}) | {cost.OpenLast,9:F1} | {cost.OpenFiltered,8:F1} |"));
                }
            }

            Console.WriteLine();
            Console.WriteLine($"Teams of {Team:N0} strangers each, one after the other, of one coach.");
            Console.WriteLine("|            | teams | to assign one, ms: first | middle | last | worst | to list them, ms | to open one | last page | filtered |");
            Console.WriteLine("|------------|------:|-------------------------:|-------:|-----:|------:|-----------------:|------------:|----------:|---------:|");
            foreach (var provider in providers)
            {
                await using var storage = await EmptyAsync(provider, "teams");
                Console.WriteLine($"| {provider,-10} {await MeasureTeamsAsync(storage, Math.Max(1, most / Team))}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Cost> MeasureAsync(OpenedStorage storage, int people)
    {
        var (assignments, outbox) = (storage.Get<IAssignmentStore>(), storage.Get<IOutbox>());
        // What is made once for all is not a cost of each.
        await SendAsync(assignments, "warm", 500);
        await ClaimAsync(outbox, 500);

        var id = await SendAsync(assignments, "person", people);
        var assign = new List<double>();
        for (var more = 0; more < Mores; more++)
        {
            var began = Stopwatch.GetTimestamp();
            await SendAsync(assignments, $"more-{more}", More);
            assign.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds / More);
        }

        var send = await ClaimAsync(outbox, Claims * AtOnce);

        await BeginAsync(storage, id);
        var opening = await OpenAsync(assignments, id, 0, null);
        var last = await OpenAsync(assignments, id, (people - 1) / FollowCard.PageSize, null);
        var filtered = await OpenAsync(assignments, id, 0, AssignedStatus.Started);
        return new Cost(Middle(assign), Middle(send), Middle(opening), opening.Max(), Middle(last), Middle(filtered));
    }

    private static async Task<string> MeasureTeamsAsync(OpenedStorage storage, int teams)
    {
        var assignments = storage.Get<IAssignmentStore>();
        await SendAsync(assignments, "warm", 100);
        var (times, id) = (new List<double>(), Guid.Empty);
        for (var team = 0; team < teams; team++)
        {
            var began = Stopwatch.GetTimestamp();
            id = await SendAsync(assignments, $"team-{team}", Team);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        await BeginAsync(storage, id);
        var list = await TimeAsync(async () => FollowCard.List(English, await assignments.ListAsync(Coach, 0, ListCard.MostShown + 1, None), 0).ToJson().Length > 0);
        var (open, last, filtered) = (await OpenAsync(assignments, id, 0, null), await OpenAsync(assignments, id, (Team - 1) / FollowCard.PageSize, null), await OpenAsync(assignments, id, 0, AssignedStatus.Started));
        return string.Create(CultureInfo.InvariantCulture,
            $"| {teams,5} | {times[0],24:F0} | {Middle(times),6:F0} | {times[^1],4:F0} | {times.Max(),5:F0} | {Middle(list),16:F1} | {Middle(open),11:F1} | {Middle(last),9:F1} | {Middle(filtered),8:F1} |");
    }

    private static async Task<Guid> SendAsync(IAssignmentStore assignments, string name, int people)
    {
        var assignees = Enumerable.Range(0, people).Select(number => string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"))
            .Select(person => new Assignee(person, new Contact(new UserId("tenant", person), "msteams", "https://teams.example/", "28:bot", $"29:{person}", null, "en-GB", null)));
        var draft = new Assignment(Guid.CreateVersion7(), Coach, "Carla Coach", "five-steps", "Before Friday", new DateOnly(2099, 1, 5), AssignmentStatus.Draft, [.. assignees], TimeProvider.System.GetUtcNow());
        await assignments.SaveDraftAsync(draft, None);
        await assignments.SendAsync(draft, None);
        return draft.Id;
    }

    /// <returns>What each of a claim took, in milliseconds.</returns>
    private static async Task<List<double>> ClaimAsync(IOutbox outbox, int most)
    {
        var (sent, each) = (0, new List<double>());
        while (sent < most)
        {
            var began = Stopwatch.GetTimestamp();
            var claimed = await outbox.ClaimAsync(AtOnce, None);
            if (claimed.IsEmpty) break;
            foreach (var message in claimed) await outbox.MarkSentAsync(message, "a-chat", None);
            each.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds / claimed.Length);
            sent += claimed.Length;
        }

        return each;
    }

    private static async Task BeginAsync(OpenedStorage storage, Guid id)
    {
        var preparations = storage.Get<IPreparationStore>();
        var people = await storage.Get<IAssignmentStore>().FollowAsync(id, Coach, filter: null, 0, int.MaxValue, None);
        await Parallel.ForEachAsync(people.Shown.Where((_, place) => place % 4 == 0), new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (one, token) => await preparations.SaveAsync(Begun(new UserId("tenant", one.Name), one.Id), token));
    }

    private static Preparation Begun(UserId person, Guid asked) => new(
        Guid.NewGuid(), person, "five-steps", English.GuideOf("five-steps").Version, "Late reports", "J. S.", null, PreparationStatus.Draft, "facts",
        ImmutableDictionary<string, Answer>.Empty, 1, TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow())
    { PreWork = asked };

    // As the bot does it for a button of the card: everything but the way over the wire.
    private static Task<List<double>> OpenAsync(IAssignmentStore assignments, Guid id, int page, AssignedStatus? filter) => TimeAsync(async () =>
    {
        var given = await assignments.FindAsync(id, Coach, None);
        var people = await assignments.FollowAsync(id, Coach, filter, page * FollowCard.PageSize, FollowCard.PageSize, None);
        return FollowCard.Draw(English, new AssignmentSummary(given!, people.Count), people, page, filter, null).ToJson().Length > 0 && !people.Shown.IsEmpty;
    });

    private static async Task<List<double>> TimeAsync(Func<Task<bool>> show)
    {
        var times = new List<double>();
        for (var opening = -2; opening < Openings; opening++)
        {
            var began = Stopwatch.GetTimestamp();
            if (!await show()) throw new InvalidOperationException("The card shows nobody.");
            if (opening >= 0) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private sealed record Cost(double Assign, double Send, double Open, double OpenWorst, double OpenLast, double OpenFiltered);
}
