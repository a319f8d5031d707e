using System.Diagnostics;
using System.Globalization;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Tests.Outbox.Killing;

/// <summary>Dispatchers send what a coach asks of many people over a channel that refuses much, and are killed under it and started again.</summary>
internal static class KillingRun
{
    private static readonly UserId Coach = new("tenant", "coach");
    private static readonly CancellationToken None = CancellationToken.None;

    /// <param name="connectionString">Of an empty database.</param>
    public static async Task<KillingReport> RunAsync(KillingSettings settings, string connectionString)
    {
        await using var connector = await Connector.StartAsync(new Mix(settings.Seed));
        await using var storage = await OpenedStorage.OpenAsync(settings.Of(connectionString));
        var assignments = storage.Get<IAssignmentStore>();
        var assignment = await AssignAsync(storage, assignments, settings.People, connector.ServiceUrl);

        var (began, random, killed) = (Stopwatch.GetTimestamp(), new Random(settings.Seed), new List<long>());
        var dispatchers = Enumerable.Range(1, settings.Dispatchers)
            .Select(number => new DispatcherProcess(settings.Of(connectionString), Path.Combine(settings.Folder, string.Create(CultureInfo.InvariantCulture, $"dispatcher-{number}.log")))).ToList();
        try
        {
            foreach (var dispatcher in dispatchers) dispatcher.Start();
            for (var kill = 1; kill <= settings.Kills; kill++)
            {
                var enough = (settings.People * 8 / 10 * kill / settings.Kills) - random.Next(settings.People / 20);
                await UntilAsync(() => Task.FromResult(connector.TakenSoFar >= enough));
                var victim = dispatchers[random.Next(dispatchers.Count)];
                victim.Kill();
                killed.Add(Stopwatch.GetTimestamp());
                victim.Start();
            }

            await UntilAsync(async () => (await assignments.FollowAsync(assignment, Coach, AssignedStatus.Queued, 0, 1, None)).Found == 0);
        }
        finally
        {
            foreach (var dispatcher in dispatchers) dispatcher.Dispose();
        }

        var people = await assignments.FollowAsync(assignment, Coach, filter: null, 0, int.MaxValue, None);
        return KillingReport.Of(people.Shown, connector, await Marks.ReadAsync(settings.Provider, connectionString), killed, Stopwatch.GetElapsedTime(began));

        async Task UntilAsync(Func<Task<bool>> condition)
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (!await condition())
            {
                foreach (var dispatcher in dispatchers) dispatcher.MustLive();
                if (Stopwatch.GetElapsedTime(began).TotalSeconds > settings.Limit) throw new TimeoutException($"After {settings.Limit} s {connector.TakenSoFar} messages have arrived; logs are in {settings.Folder}.");
                await pace.WaitForNextTickAsync();
            }
        }
    }

    private static async Task<Guid> AssignAsync(OpenedStorage storage, IAssignmentStore assignments, int people, string serviceUrl)
    {
        await storage.Get<IContactStore>().LearnAsync(new Contact(Coach, "msteams", serviceUrl, "28:bot", "29:coach", "coach", "en-GB", null), None);
        var assignees = Enumerable.Range(1, people).Select(number => new Assignee(number.ToString(CultureInfo.InvariantCulture), Mix.ContactOf(number, serviceUrl)));
        var draft = new Assignment(Guid.NewGuid(), Coach, "Carla Coach", "five-steps", "Before Friday", null, AssignmentStatus.Draft, [.. assignees], TimeProvider.System.GetUtcNow());
        await assignments.SaveDraftAsync(draft, None);
        await assignments.SendAsync(draft, None);
        return draft.Id;
    }
}
