using ConversationCoach.Core.State;

namespace ConversationCoach.Storage.Tests;

/// <summary>What every store of state holds to.</summary>
public abstract class StateStoreContract
{
    protected abstract IStateStore Store { get; }

    [Fact]
    public async Task Reads_only_the_keys_that_are_there()
    {
        await WriteAsync(new StateChange("a", "1", null), new StateChange("b", """{"step":"ŵ 😀"}""", "*"));

        var rows = await Store.ReadAsync(["a", "b", "b", "A", "missing"], CancellationToken.None);

        Assert.Equal([("a", "1"), ("b", """{"step":"ŵ 😀"}""")], rows.Select(row => (row.Key, row.Value.Json)).Order());
        Assert.Empty(await Store.ReadAsync([], CancellationToken.None));
    }

    [Theory, InlineData(null), InlineData("*")]
    public async Task Writes_over_whatever_is_there_without_an_eTag(string? any)
    {
        await WriteAsync(new StateChange("key", "1", any));
        await WriteAsync(new StateChange("key", "2", any));
        Assert.Equal("2", (await ReadAsync("key"))?.Json);
    }

    [Fact]
    public async Task Gives_a_new_eTag_with_every_write()
    {
        await WriteAsync(new StateChange("key", "same", null));
        var first = (await ReadAsync("key"))!.ETag;
        await WriteAsync(new StateChange("key", "same", first));
        Assert.NotEqual(first, (await ReadAsync("key"))!.ETag);
    }

    [Fact]
    public async Task Gives_a_key_that_came_back_another_eTag()
    {
        await WriteAsync(new StateChange("key", "1", null));
        var first = (await ReadAsync("key"))!.ETag;
        await Store.DeleteAsync(["key"], CancellationToken.None);
        await WriteAsync(new StateChange("key", "1", null));
        Assert.NotEqual(first, (await ReadAsync("key"))!.ETag);
    }

    [Fact]
    public async Task Writes_all_or_nothing()
    {
        await WriteAsync(new StateChange("a", "1", null), new StateChange("b", "1", null));
        var stale = (await ReadAsync("b"))!.ETag;
        await WriteAsync(new StateChange("b", "2", stale));

        var fresh = (await ReadAsync("a"))!.ETag;
        Assert.False(await Store.WriteAsync([new("a", "3", fresh), new("c", "3", null), new("b", "3", stale)], CancellationToken.None));

        Assert.Equal(("1", "2", null), ((await ReadAsync("a"))?.Json, (await ReadAsync("b"))?.Json, (await ReadAsync("c"))?.Json));
        Assert.Equal(fresh, (await ReadAsync("a"))!.ETag);
    }

    [Fact]
    public async Task Refuses_an_eTag_of_what_was_deleted()
    {
        await WriteAsync(new StateChange("key", "1", null));
        var eTag = (await ReadAsync("key"))!.ETag;
        await Store.DeleteAsync(["key", "never there"], CancellationToken.None);

        Assert.False(await Store.WriteAsync([new("key", "2", eTag)], CancellationToken.None));
        Assert.Null(await ReadAsync("key"));
    }

    [Fact]
    public Task Has_nothing_against_no_change() => WriteAsync();

    [Fact]
    public async Task Loses_no_count_among_many_writers()
    {
        await WriteAsync(new StateChange("count", "0", null));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var added = 0; added < 10;)
            {
                var row = (await ReadAsync("count"))!;
                var next = int.Parse(row.Json, null) + 1;
                if (await Store.WriteAsync([new("count", $"{next}", row.ETag)], CancellationToken.None)) added++;
            }
        })));

        Assert.Equal("80", (await ReadAsync("count"))?.Json);
    }

    private async Task WriteAsync(params StateChange[] changes) => Assert.True(await Store.WriteAsync(changes, CancellationToken.None));

    private async Task<StateRow?> ReadAsync(string key) => (await Store.ReadAsync([key], CancellationToken.None)).GetValueOrDefault(key);
}
