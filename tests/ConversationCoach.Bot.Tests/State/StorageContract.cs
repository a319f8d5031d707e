using ConversationCoach.Bot.State;
using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;

namespace ConversationCoach.Bot.Tests.State;

/// <summary>What every place for conversation state holds to, as the SDK's own do.</summary>
public abstract class StorageContract
{
    protected abstract IStorage Storage { get; }

    [Fact]
    public async Task Gives_back_what_was_written_and_leaves_out_what_was_not()
    {
        await WriteAsync(("one", Json("""{"talk":{"liveCard":"m1","answered":["a","b"],"at":"2026-12-03T00:00:00Z"},"n":12,"x":1.5,"no":false,"ŵ":"😀"}""")), ("two", Json("{}")));

        var found = await Storage.ReadAsync(["one", "two", "three", "ONE"], CancellationToken.None);

        Assert.Equal(["one", "two"], found.Keys.Order(StringComparer.Ordinal));
        Assert.True(JToken.DeepEquals(Json("""{"talk":{"liveCard":"m1","answered":["a","b"],"at":"2026-12-03T00:00:00Z"},"n":12,"x":1.5,"no":false,"ŵ":"😀"}"""), Plain(found["one"])));
    }

    [Fact]
    public async Task Asked_for_nothing_gives_nothing() => Assert.Empty(await Storage.ReadAsync([], CancellationToken.None));

    [Theory]
    [InlineData("msteams/conversations/a:1_x-Y")]
    [InlineData("emulator/conversations/19:äöü@thread.tacv2;messageid=1")]
    [InlineData("a'b\"c%_\\ {}")]
    public async Task Takes_any_key(string key)
    {
        await WriteAsync((key, Json("""{"n":1}""")));
        Assert.Equal(1, (int?)Plain(Assert.Single(await Storage.ReadAsync([key], CancellationToken.None)).Value)["n"]);
    }

    [Fact]
    public async Task Holds_many_keys_at_once()
    {
        var keys = Enumerable.Range(0, 500).Select(number => $"key-{number}").ToArray();
        await WriteAsync([.. keys.Select((key, number) => (key, (object)Json($$"""{"n":{{number}}}""")))]);

        var found = await Storage.ReadAsync(keys, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 500), keys.Select(key => (int)Plain(found[key])["n"]!));
    }

    [Fact]
    public async Task Keeps_a_copy_that_nobody_changes_from_outside()
    {
        var written = Json("""{"n":1}""");
        await WriteAsync(("key", written));
        written["n"] = 2;
        Plain((await Storage.ReadAsync(["key"], CancellationToken.None))["key"])["n"] = 3;

        Assert.Equal(1, (int?)Plain((await Storage.ReadAsync(["key"], CancellationToken.None))["key"])["n"]);
    }

    [Fact]
    public async Task Writes_over_what_carries_no_eTag()
    {
        await WriteAsync(("key", Json("""{"n":1}""")));
        await WriteAsync(("key", Json("""{"n":2}""")));
        Assert.Equal(2, (int?)Plain((await Storage.ReadAsync(["key"], CancellationToken.None))["key"])["n"]);
    }

    [Fact]
    public async Task Gives_each_version_an_eTag_of_its_own()
    {
        await WriteAsync(("key", new TaggedState { Text = "one" }));
        var first = await ReadAsync("key");
        await WriteAsync(("key", first));
        var second = await ReadAsync("key");

        Assert.Equal("one", second.Text);
        Assert.False(string.IsNullOrEmpty(first.ETag));
        Assert.NotEqual(first.ETag, second.ETag);
    }

    [Fact]
    public async Task Refuses_what_somebody_else_has_written_since()
    {
        await WriteAsync(("key", new TaggedState { Text = "one" }));
        var (mine, theirs) = (await ReadAsync("key"), await ReadAsync("key"));
        theirs.Text = "theirs";
        await WriteAsync(("key", theirs));

        mine.Text = "mine";
        var error = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(("key", mine)));

        Assert.Contains("Etag conflict", error.Message, StringComparison.Ordinal);
        Assert.Equal("theirs", (await ReadAsync("key")).Text);
    }

    [Fact]
    public async Task Lets_one_of_many_win_who_write_the_same_version()
    {
        await WriteAsync(("key", new TaggedState { Text = "before" }));
        var versions = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => ReadAsync("key")));

        var won = await Task.WhenAll(versions.Select((version, number) => Task.Run(async () =>
        {
            version.Text = $"{number}";
            try
            {
                await WriteAsync(("key", version));
                return true;
            }
            catch (Exception error) when (error.Message.Contains("Etag conflict", StringComparison.Ordinal))
            {
                return false;
            }
        })));

        Assert.Single(won, true);
        Assert.Equal($"{Array.IndexOf(won, true)}", (await ReadAsync("key")).Text);
    }

    [Fact]
    public async Task Writes_over_anything_with_a_star_for_an_eTag()
    {
        await WriteAsync(("key", new TaggedState { Text = "one" }));
        await WriteAsync(("key", new TaggedState { Text = "two", ETag = "*" }));
        Assert.Equal("two", (await ReadAsync("key")).Text);
    }

    [Fact]
    public async Task Forgets_what_is_deleted_and_does_not_mind_what_never_was()
    {
        await WriteAsync(("one", Json("{}")), ("two", Json("{}")));
        await Storage.DeleteAsync(["one", "never"], CancellationToken.None);
        Assert.Equal("two", Assert.Single(await Storage.ReadAsync(["one", "two", "never"], CancellationToken.None)).Key);
    }

    [Fact]
    public async Task Carries_the_state_of_a_conversation_from_turn_to_turn()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(person => Task.Run(async () =>
        {
            for (var turn = 0; turn < 5; turn++)
            {
                var found = await Storage.ReadAsync([$"person-{person}"], CancellationToken.None);
                var state = found.TryGetValue($"person-{person}", out var before) ? Plain(before) : Json("""{"turns":0}""");
                state["turns"] = (int)state["turns"]! + 1;
                await WriteAsync(($"person-{person}", state));
            }
        })));

        var all = await Storage.ReadAsync([.. Enumerable.Range(0, 40).Select(person => $"person-{person}")], CancellationToken.None);
        Assert.All(all.Values, state => Assert.Equal(5, (int)Plain(state)["turns"]!));
    }

    protected Task WriteAsync(params (string Key, object Value)[] changes) =>
        Storage.WriteAsync(changes.ToDictionary(change => change.Key, change => change.Value, StringComparer.Ordinal), CancellationToken.None);

    protected static JObject Json(string json) => Newtonsoft.Json.JsonConvert.DeserializeObject<JObject>(json, new Newtonsoft.Json.JsonSerializerSettings { DateParseHandling = Newtonsoft.Json.DateParseHandling.None })!;

    protected static JObject Plain(object found) => found as JObject ?? JObject.FromObject(found);

    private async Task<TaggedState> ReadAsync(string key) => (await Storage.ReadAsync<TaggedState>([key], CancellationToken.None))[key];
}
