using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;

namespace BotFramework.Tests.Builder;

public class TheMemoryStorage
{
    private readonly MemoryStorage _storage = new();

    [Fact]
    public async Task Gives_back_what_was_written_and_leaves_out_what_was_not()
    {
        await WriteAsync(new Item { Text = "one" });

        var found = await _storage.ReadAsync<Item>(["key", "other"]);

        Assert.Equal("one", Assert.Single(found).Value.Text);
    }

    [Fact]
    public async Task Keeps_copies_so_that_nobody_changes_what_rests()
    {
        var written = new JObject { ["n"] = 1 };
        await _storage.WriteAsync(new Dictionary<string, object>(StringComparer.Ordinal) { ["key"] = written }, default);
        written["n"] = 2;

        var read = (JObject)(await _storage.ReadAsync(["key"], default))["key"];
        read["n"] = 3;

        Assert.Equal(1, (int?)((JObject)(await _storage.ReadAsync(["key"], default))["key"])["n"]);
    }

    [Fact]
    public async Task Gives_each_version_of_an_item_a_tag_of_its_own()
    {
        await WriteAsync(new Item { Text = "one" });
        var first = await ReadAsync();
        first.Text = "two";
        await WriteAsync(first);
        var second = await ReadAsync();

        Assert.Equal("two", second.Text);
        Assert.NotNull(first.ETag);
        Assert.NotEqual(first.ETag, second.ETag);
    }

    [Fact]
    public async Task Refuses_an_item_somebody_else_has_written_since()
    {
        await WriteAsync(new Item { Text = "one" });
        var mine = await ReadAsync();
        var theirs = await ReadAsync();
        await WriteAsync(theirs);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(mine));

        Assert.StartsWith("Etag conflict.", error.Message, StringComparison.Ordinal);
        Assert.Contains(mine.ETag!, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*")]
    [InlineData(null)]
    public async Task Overwrites_whatever_is_there_when_told(string? tag)
    {
        await WriteAsync(new Item { Text = "one" });

        await WriteAsync(new Item { Text = "two", ETag = tag });

        Assert.Equal("two", (await ReadAsync()).Text);
    }

    [Fact]
    public async Task Lets_exactly_one_of_many_writers_win()
    {
        await WriteAsync(new Item { Text = "start" });
        var rivals = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync()));
        var lost = 0;

        await Parallel.ForEachAsync(rivals, async (rival, _) =>
        {
            try
            {
                await WriteAsync(rival);
            }
            catch (Exception error) when (error.Message.StartsWith("Etag conflict.", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref lost);
            }
        });

        Assert.Equal(19, lost);
    }

    [Fact]
    public async Task Forgets_what_is_deleted()
    {
        await WriteAsync(new Item { Text = "one" });

        await _storage.DeleteAsync(["key", "never there"], default);

        Assert.Empty(await _storage.ReadAsync(["key"], default));
    }

    [Fact]
    public async Task Begins_with_what_it_is_given()
    {
        var storage = new MemoryStorage(new Dictionary<string, JObject>(StringComparer.Ordinal) { ["key"] = new JObject { ["Text"] = "given" } });

        Assert.Equal("given", (await storage.ReadAsync<Item>(["key"]))["key"].Text);
    }

    private Task WriteAsync(Item item) => _storage.WriteAsync(new Dictionary<string, object>(StringComparer.Ordinal) { ["key"] = item }, default);

    private async Task<Item> ReadAsync() => (await _storage.ReadAsync<Item>(["key"]))["key"];

    private sealed class Item : IStoreItem
    {
        public string? Text { get; set; }

        public string? ETag { get; set; }
    }
}
