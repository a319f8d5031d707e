using System.Net;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.State;

namespace ConversationCoach.CosmosDb.Tests;

/// <summary>What goes to Cosmos DB, and what is made of its answers, over HTTP.</summary>
public sealed class OnTheWire : IAsyncLifetime, IAsyncDisposable
{
    private readonly FakeCosmosDb _fake = new();
    private readonly Place _place;

    public OnTheWire() => _place = new Place(_fake, ("KeptForDays", "30"));

    private IStateStore Store => _place.Store;

    [Fact]
    public async Task A_state_is_a_document_and_a_partition_of_its_own_with_a_life_of_its_own()
    {
        await WriteAsync("talk/tenant/person", "sealed words");

        var (id, document) = Assert.Single(_fake.Documents);
        Assert.Equal(("talk*2f*tenant*2f*person", "sealed words", 30 * 24 * 3600), (id, (string?)document["sealed"], (int?)document["ttl"]));
        Assert.Equal(("POST", id, $"[\"{id}\"]", null), Assert.Single(_fake.Asked));
    }

    [Fact]
    public async Task A_write_over_what_was_read_says_what_it_read()
    {
        await WriteAsync("key", "1");
        var eTag = (await Store.ReadAsync(["key"], CancellationToken.None))["key"].ETag;

        Assert.True(await Store.WriteAsync([new StateChange("key", "2", eTag)], CancellationToken.None));

        Assert.Equal(("PUT", "key", "[\"key\"]", eTag), _fake.Asked[^1]);
    }

    [Fact]
    public async Task Somebody_who_is_quicker_wins()
    {
        await WriteAsync("key", "1");
        var eTag = (await Store.ReadAsync(["key"], CancellationToken.None))["key"].ETag;
        _fake.BeforeReplace = _fake.Touch;

        Assert.False(await Store.WriteAsync([new StateChange("key", "2", eTag)], CancellationToken.None));
        Assert.Equal("1", (string?)_fake.Documents["key"]["sealed"]);
    }

    [Fact]
    public async Task Somebody_who_is_quicker_between_two_keys_has_the_first_undone()
    {
        await WriteAsync("a", "1");
        await WriteAsync("c", "1");
        var rows = await Store.ReadAsync(["a", "c"], CancellationToken.None);
        _fake.BeforeReplace = id =>
        {
            if (id == "c") _fake.Touch(id);
        };

        Assert.False(await Store.WriteAsync([new("a", "2", rows["a"].ETag), new("b", "2", null), new("c", "2", rows["c"].ETag)], CancellationToken.None));

        Assert.Equal(["a 1", "c 1"], _fake.Documents.Select(document => $"{document.Key} {(string?)document.Value["sealed"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_key_that_cannot_be_written_has_those_before_it_undone()
    {
        await WriteAsync("a", "1");

        await Assert.ThrowsAsync<StorageUnavailableException>(() =>
            Store.WriteAsync([new("a", "2", null), new("b", "2", null), new("c", new string('x', 2 * 1024 * 1024), null)], CancellationToken.None));

        Assert.Equal("a 1", string.Join(' ', _fake.Documents.Select(document => $"{document.Key} {(string?)document.Value["sealed"]}")));
    }

    [Theory, InlineData(1), InlineData(5)]
    public async Task Too_many_requests_are_tried_again(int times)
    {
        for (var i = 0; i < times; i++) _fake.Answers.Enqueue(HttpStatusCode.TooManyRequests);

        await WriteAsync("key", "1");

        Assert.Equal("1", (string?)_fake.Documents["key"]["sealed"]);
        Assert.Equal(times + 1, _fake.Asked.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, 10)]
    [InlineData(HttpStatusCode.Forbidden, 1)]
    [InlineData(HttpStatusCode.InternalServerError, 1)]
    public async Task What_does_not_help_is_said_without_a_word_of_the_state(HttpStatusCode status, int times)
    {
        for (var i = 0; i < 20; i++) _fake.Answers.Enqueue(status);

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync("key", "private words"));

        Assert.Contains($"{(int)status}", error.Message, StringComparison.Ordinal);
        Assert.Equal(times, _fake.Asked.Count);
        Assert.DoesNotContain("private", error + _place.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_who_answers_is_told_as_storage_that_fails_and_not_waited_for()
    {
        await using var place = await new Place(new FakeCosmosDb { IsImpatient = true }).OpenAsync();
        place.Fake.IsDown = true;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => place.Store.ReadAsync(["key"], CancellationToken.None));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => place.Store.WriteAsync([new StateChange("key", "1", null)], CancellationToken.None));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => place.Store.DeleteAsync(["key"], CancellationToken.None));
    }

    [Fact]
    public async Task What_is_too_large_is_told_with_its_size_and_not_sent()
    {
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync("key", new string('x', 2 * 1024 * 1024)));
        Assert.Contains("larger than the 2097152 bytes", error.Message, StringComparison.Ordinal);
        Assert.Empty(_fake.Asked);

        _fake.Answers.Enqueue(HttpStatusCode.RequestEntityTooLarge);
        Assert.Contains("larger than", (await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync("key", "1"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_waiting_is_not_told_that_the_storage_fails() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ReadAsync(["key"], new CancellationToken(canceled: true)));

    private static readonly string[] OddKeys = ["a/b", "a\\b", "a?b", "a#b", "a b", ".", "..", "a*2f*b", "**", "%2F", "ŵ😀", "a\u0000b", "\ud800", "", new('x', 255), new('x', 256), new('/', 5000)];

    public static TheoryData<string> Keys => [.. OddKeys];

    [Theory, MemberData(nameof(Keys))]
    public async Task Any_key_has_an_id_that_is_allowed(string key)
    {
        await WriteAsync(key, "1");

        var id = Assert.Single(_fake.Documents).Key;
        Assert.Equal(DocumentId.Of(key), id);
        Assert.InRange(id.Length, 1, 255);
        Assert.Matches("^[A-Za-z0-9_:@*-]+$", id);
        Assert.Equal("1", (await Store.ReadAsync([key], CancellationToken.None))[key].Json);
        await Store.DeleteAsync([key], CancellationToken.None);
        Assert.Empty(_fake.Documents);
    }

    [Fact]
    public void No_two_keys_share_an_id()
    {
        string[] keys = [.. OddKeys, "a*b", "a/b/", "A/b", new string('/', 4999), "*2f*", "/", "\ud801", "\ufffd"];
        Assert.Equal(keys.Length, keys.Select(DocumentId.Of).Distinct(StringComparer.Ordinal).Count());
    }

    public async Task InitializeAsync()
    {
        await _place.OpenAsync();
        _fake.Asked.Clear();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    private async Task WriteAsync(string key, string json) => Assert.True(await Store.WriteAsync([new StateChange(key, json, null)], CancellationToken.None));
}
