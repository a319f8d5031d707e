using System.Net;
using System.Text.Json.Nodes;
using ConversationCoach.Storage.Tests.PostgreSql;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>Three instances over one database, and no turn of a person at the same one as the turn before.</summary>
public sealed class ManyInstances : IAsyncLifetime, IAsyncDisposable
{
    private readonly string _database = PostgreSqlServer.Shared.CreateDatabase();
    private readonly List<WholeBot> _bots = [];
    private HttpClient _door = null!;

    [Fact]
    public async Task Lose_double_and_mix_nothing_of_thirty_people()
    {
        var people = Enumerable.Range(0, 30).Select(number => new Leader(new Visitor(_door, $"leader-{number}"), number, new Random(number))).ToList();

        await Task.WhenAll(people.Select(person => Task.Run(person.PrepareAsync)));

        foreach (var person in people) await person.CheckAsync(_bots[person.Number % 3].Preparations);
    }

    [Fact]
    public async Task Answer_once_what_is_posted_again_to_another()
    {
        var ann = new Visitor(_door, "ann");
        await ann.StartsAsync();
        var help = ann.Activity(activity => activity["text"] = "help").ToJsonString();

        var replies = new List<int>();
        foreach (var bot in _bots)
        {
            using var answer = await bot.PostAsync(help);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            replies.Add((JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["activities"] as JsonArray)?.Count ?? 0);
        }

        Assert.True(replies[0] > 0);
        Assert.Equal([0, 0], replies[1..]);
    }

    [Fact]
    public async Task Keep_once_what_is_pressed_at_all_of_them_at_once()
    {
        var ann = new Visitor(_door, "ann");
        await ann.StartsAsync();
        var press = Visitor.Press(ann.Card, "Save and continue", ("answer.my-part", "What I had typed."));

        await Task.WhenAll(Enumerable.Range(0, 9).Select(number => Task.Run(async () =>
        {
            using var answer = await _bots[number % 3].PostAsync(ann.Activity(activity => activity["value"] = JsonNode.Parse(press)).ToJsonString());
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        })));

        var kept = await _bots[0].Preparations.FindAsync(ann.Preparation, ann.User, CancellationToken.None);
        Assert.Equal("What I had typed.", Assert.Single(kept!.Answers["my-part"].Wordings).Text);
    }

    public async Task InitializeAsync()
    {
        for (var number = 0; number < 3; number++)
        {
            _bots.Add(new WholeBot
            {
                Settings = new() { ["Storage:Provider"] = "PostgreSql", ["Storage:ConnectionString"] = $"{_database};Maximum Pool Size=15", ["PublicUrl"] = "http://localhost" },
            });
        }

        // All at once, so that the tables are made by whoever is first.
        await Task.WhenAll(_bots.Select(bot => Task.Run(() => bot.Door)));
        _door = new HttpClient(new RoundRobin([.. _bots.Select(bot => new HttpMessageInvoker(bot.Server.CreateHandler()))])) { BaseAddress = new Uri("http://localhost") };
    }

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        _door.Dispose();
        foreach (var bot in _bots) await bot.DisposeAsync();
        PostgreSqlServer.Shared.DropDatabase(_database);
    }

    private sealed class RoundRobin(IReadOnlyList<HttpMessageInvoker> instances) : HttpMessageHandler
    {
        // By the conversation, so that each hops at every turn also while others do.
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> _turns = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var conversation = (string?)JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!["conversation"]!["id"] ?? "";
            var turn = _turns.AddOrUpdate(conversation, 0, (_, turns) => turns + 1);
            return await instances[turn % instances.Count].SendAsync(request, cancellationToken);
        }
    }
}
