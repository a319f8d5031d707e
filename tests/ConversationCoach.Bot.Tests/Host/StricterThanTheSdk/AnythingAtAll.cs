using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>Posted to the bot a hundred thousand times. It measures memory, so it runs by itself.</summary>
[Collection(ByItself.Name)]
public sealed class AnythingAtAll(ITestOutputHelper output) : WithTheWholeBot(new WholeBot { Log = new CapturedLog(), Least = LogLevel.Error })
{
    private const int Seed = 20261203;
    private const int Rounds = 20;
    private const int ARound = 5_000;
    private const int MostGrowth = 4 * 1024 * 1024;

    // Less than a minute on two free processors; this only tells a bot that hangs from a busy machine.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private readonly ConcurrentQueue<string> _faults = [];

    [Fact]
    public async Task Gets_an_answer_that_is_no_fault_of_theBot_and_leaves_nothing_in_memory()
    {
        var watch = Stopwatch.StartNew();
        long early = 0, late = 0;
        for (var round = 1; round <= Rounds; round++)
        {
            await PostARoundAsync(round);
            if (round == 4) early = Settled();
            if (round == Rounds) late = Settled();
        }

        output.WriteLine($"{Rounds * ARound} in {watch.Elapsed.TotalSeconds:F1} s; memory {early / 1024} KB, then {late / 1024} KB; {string.Join(", ", _statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}"))}");
        Assert.True(_faults.IsEmpty, $"{_faults.Count} faults, among them:\n{string.Join('\n', _faults.Take(8))}");
        Assert.True(Bot.Log!.Lines.Count == 0, $"{Bot.Log.Lines.Count} turns failed, among them:\n{string.Join('\n', Bot.Log.Lines.Where(line => line.Contains("turn failed", StringComparison.Ordinal)).GroupBy(line => line.Split(" in conversation")[0]).Select(group => $"{group.Count()} {group.Key}").Take(20))}");
        Assert.True(_statuses[200] > Rounds * ARound / 4 && _statuses[400] > Rounds * ARound / 10, "Too few got in, or too few were refused, to tell anything.");
        Assert.True(late - early < MostGrowth, $"Memory went from {early / 1024} KB to {late / 1024} KB.");
        Assert.True(watch.Elapsed < Longest, $"It took {watch.Elapsed}.");

        await Bot.Visitor("somebody-new").StartsAsync();
    }

    private async Task PostARoundAsync(int round)
    {
        // What rests would rest in a database and not in memory.
        ((TroubledPreparations)Bot.Preparations).Inner = new InMemoryPreparationStore();
        ((TroubledState)Bot.Services.GetRequiredService<IStateStore>()).Inner = new InMemoryStateStore();

        var mutations = new Mutations(await SamplesAsync());
        var first = (round - 1) * ARound;
        await Parallel.ForAsync(first, first + ARound, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, cancellationToken) =>
        {
            var body = mutations.Next(new Random(Seed + number));
            try
            {
                using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
                using var response = await Bot.Door.PostAsync(new Uri("/api/messages", UriKind.Relative), content, cancellationToken);
                _statuses.AddOrUpdate((int)response.StatusCode, 1, (_, count) => count + 1);
                // 501 is how the protocol answers an invoke the bot has no answer to.
                if ((int)response.StatusCode >= 500 && !((int)response.StatusCode == 501 && IsInvoke(body))) Fault($"{(int)response.StatusCode}", number, body);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Fault(error.ToString()[..Math.Min(700, error.ToString().Length)], number, body);
            }
        });
    }

    /// <returns>Valid activities of every kind, some about preparations that are really there.</returns>
    private async Task<List<string>> SamplesAsync()
    {
        var samples = new List<string>();
        for (var person = 0; person < 12; person++)
        {
            var visitor = Bot.Visitor($"person-{person.ToString(CultureInfo.InvariantCulture)}");
            await visitor.StartsAsync();
            if (person % 3 == 1) await visitor.PressesAsync("Save and continue", ("answer.my-part", "I waited."));
            var id = visitor.Preparation;
            Add(visitor, activity => activity["text"] = "We stopped talking in May.");
            Add(visitor, activity => activity["text"] = Words[person % Words.Length]);
            foreach (var button in visitor.Card.Buttons) Add(visitor, activity => (activity["value"], activity["replyToId"]) = (JsonNode.Parse(Host.Visitor.Press(visitor.Card, button, ("answer.my-part", "I waited too long."), ("answer.wish-them-well", "7"), ("answer.agreements.0.by", "2026-12-03"))), "m1"));
            foreach (var press in Presses) Add(visitor, activity => activity["value"] = JsonNode.Parse(press.Replace("ID", id.ToString(), StringComparison.Ordinal)));
            Add(visitor, activity => (activity["type"], activity["name"], activity["value"]) = ("invoke", "adaptiveCard/action", JsonNode.Parse($$$"""{"action":{"type":"Action.Execute","data":{"action":"open-preparation","preparation":"{{{id}}}"}},"trigger":"manual"}""")));
            Add(visitor, activity => (activity["type"], activity["membersAdded"]) = ("conversationUpdate", JsonNode.Parse("""[{"id":"28:bot"},{"id":"29:ann","aadObjectId":"object-ann"}]""")));
            Add(visitor, activity => (activity["type"], activity["action"]) = ("installationUpdate", "add"));
            Add(visitor, activity => (activity["type"], activity["reactionsAdded"]) = ("messageReaction", JsonNode.Parse("""[{"type":"like"}]""")));
            Add(visitor, activity => (activity["text"], activity["entities"], activity["attachments"]) = ("<at>Coach</at> help", JsonNode.Parse("""[{"type":"mention","mentioned":{"id":"28:bot"},"text":"<at>Coach</at>"}]"""), JsonNode.Parse("""[{"contentType":"text/html","content":"<p>help</p>"}]""")));
        }

        return samples;

        void Add(Visitor visitor, Action<JsonObject> change) => samples.Add(visitor.Activity(activity =>
        {
            change(activity);
            // Ids of their own, or most would be passed over as posted again.
            if (samples.Count % 5 != 0) activity.Remove("id");
            if (samples.Count % 3 == 0) activity.Remove("deliveryMode");
        }).ToJsonString());
    }

    private static string[] Words { get; } = ["start", "list", "edit 5", "plan", "delete", "yes", "skip", "open 1"];

    private static string[] Presses { get; } =
    [
        """{"action":"list","archived":true}""",
        """{"action":"start-preparation","id":"ID","about":"The rota","with":"R.P.","day":"2026-12-03","guide":"five-steps"}""",
        """{"action":"edit-step","preparation":"ID","step":"agree"}""",
        """{"action":"save-details","preparation":"ID","about":"The rota","with":"R.P.","day":"2026-12-03"}""",
        """{"action":"settle-words","preparation":"ID","prompt":"my-part","rival":2,"keep":"Both"}""",
        """{"action":"choose-from-list","do":"Rename","chosen":"ID"}""",
        """{"action":"answer-step","preparation":"ID","step":"agree","version":1,"next":"Stay","rows":3,"answer.agreements.0.who":"Ann","answer.agreements.0.by":"2026-12-03","answer.review.day":"2026-12-10","answer.interests.mine":"rest"}""",
        """{"action":"answer-step","preparation":"ID","step":"purposes","version":2,"next":"Back","rows":0,"answer.motives":"win,control","answer.wish-them-well":10}""",
        """{"action":"delete-preparation","preparation":"ID","isSure":false}""",
    ];

    private static bool IsInvoke(byte[] body) => Encoding.UTF8.GetString(body).Contains("\"invoke\"", StringComparison.Ordinal);

    private void Fault(string what, int number, byte[] body) => _faults.Enqueue($"{what} for payload {number}: {Encoding.UTF8.GetString(body, 0, Math.Min(900, body.Length))}");

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ByItself
{
    public const string Name = "By itself";
}
