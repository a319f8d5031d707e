using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Newtonsoft.Json.Linq;

namespace BotFramework.Tests.Builder;

public class BotStateInATurn
{
    private readonly CountingStorage _storage = new();
    private readonly ConversationState _state;
    private readonly TurnContext _turn;

    public BotStateInATurn()
    {
        _state = new ConversationState(_storage);
        _turn = NewTurn();
    }

    [Fact]
    public async Task Is_read_once_however_often_it_is_asked()
    {
        var name = _state.CreateProperty<string>("name");

        await name.GetAsync(_turn);
        await name.GetAsync(_turn);

        Assert.Equal(1, _storage.Reads);
    }

    [Fact]
    public async Task Is_written_only_when_something_has_changed()
    {
        var notes = _state.CreateProperty<Notes>("notes");
        (await notes.GetAsync(_turn, () => new Notes())).Lines.Add("one");
        await _state.SaveChangesAsync(_turn);
        await _state.SaveChangesAsync(_turn);
        Assert.Equal(1, _storage.Writes);

        var next = NewTurn();
        var seen = await notes.GetAsync(next);
        await _state.SaveChangesAsync(next);
        Assert.Equal(1, _storage.Writes);

        seen.Lines.Add("two");
        await _state.SaveChangesAsync(next);
        Assert.Equal(2, _storage.Writes);
        Assert.Equal(["one", "two"], (await notes.GetAsync(NewTurn())).Lines);
    }

    [Fact]
    public async Task Is_not_written_when_nothing_was_ever_in_it()
    {
        await _state.LoadAsync(_turn);
        await _state.SaveChangesAsync(_turn);

        Assert.Equal(0, _storage.Writes);
    }

    [Fact]
    public async Task Is_written_unchanged_when_that_is_forced()
    {
        await _state.LoadAsync(_turn);
        await _state.SaveChangesAsync(_turn, force: true);

        Assert.Equal(1, _storage.Writes);
    }

    [Fact]
    public async Task Rests_as_JSON_without_type_names_under_the_key_of_the_conversation()
    {
        await _state.CreateProperty<object>("notes").SetAsync(_turn, new Notes { Lines = { "one" } });
        await _state.SaveChangesAsync(_turn);

        var (key, resting) = _storage.LastWritten.Single();
        Assert.Equal("test/conversations/Conversation1", key);
        Assert.Equal("""{"notes":{"Lines":["one"],"Inner":null}}""", Assert.IsType<JObject>(resting).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task Of_a_user_has_the_key_of_the_user()
    {
        var state = new UserState(_storage);
        await state.CreateProperty<int>("age").SetAsync(_turn, 3);
        await state.SaveChangesAsync(_turn);

        Assert.Equal("test/users/user1", _storage.LastWritten.Single().Key);
    }

    [Fact]
    public async Task Is_understood_as_JSON_as_a_dictionary_and_as_nothing()
    {
        foreach (var given in new object?[] { JObject.Parse("""{"n":3}"""), new Dictionary<string, object>(StringComparer.Ordinal) { ["n"] = 3 }, null })
        {
            var state = new ConversationState(new FixedStorage(given));

            var number = await state.CreateProperty<int>("n").GetAsync(NewTurn(), () => 0);

            Assert.Equal(given is null ? 0 : 3, number);
        }
    }

    [Fact]
    public async Task Gives_back_what_it_was_given_in_its_own_type()
    {
        await _state.CreateProperty<int>("int").SetAsync(_turn, 7);
        await _state.CreateProperty<bool>("bool").SetAsync(_turn, true);
        await _state.CreateProperty<DayOfWeek>("enum").SetAsync(_turn, DayOfWeek.Friday);
        await _state.CreateProperty<Guid>("guid").SetAsync(_turn, Guid.Empty);
        await _state.CreateProperty<Notes>("notes").SetAsync(_turn, new Notes { Inner = new Notes { Lines = { "deep" } } });
        await _state.SaveChangesAsync(_turn);

        var next = NewTurn();
        Assert.Equal(7, await _state.CreateProperty<int>("int").GetAsync(next));
        Assert.Equal(7, await _state.CreateProperty<long>("int").GetAsync(next));
        Assert.True(await _state.CreateProperty<bool>("bool").GetAsync(next));
        Assert.Equal(DayOfWeek.Friday, await _state.CreateProperty<DayOfWeek>("enum").GetAsync(next));
        Assert.Equal(Guid.Empty, await _state.CreateProperty<Guid>("guid").GetAsync(next));
        Assert.Equal(["deep"], (await _state.CreateProperty<Notes>("notes").GetAsync(next)).Inner?.Lines);
    }

    [Fact]
    public async Task Notices_a_change_to_JSON_it_handed_out()
    {
        var json = _state.CreateProperty<JObject>("json");
        await json.SetAsync(_turn, new JObject { ["n"] = 1 });
        await _state.SaveChangesAsync(_turn);

        var next = NewTurn();
        (await json.GetAsync(next))["n"] = 2;
        await _state.SaveChangesAsync(next);

        Assert.Equal(2, (int?)(await json.GetAsync(NewTurn()))["n"]);
    }

    [Fact]
    public async Task Notices_a_change_to_JSON_it_was_given_even_in_the_same_turn()
    {
        var state = new ConversationState(new MemoryStorage());
        var given = new JObject { ["n"] = 1 };
        await state.CreateProperty<JObject>("json").SetAsync(_turn, given);
        await state.SaveChangesAsync(_turn);

        given["n"] = 2;
        Assert.Equal(1, (int?)(await state.CreateProperty<JObject>("json").GetAsync(NewTurn()))["n"]);
        await state.SaveChangesAsync(_turn);
        Assert.Equal(2, (int?)(await state.CreateProperty<JObject>("json").GetAsync(NewTurn()))["n"]);
    }

    [Fact]
    public async Task Says_when_a_value_is_missing_that_cannot_be_null()
    {
        await Assert.ThrowsAsync<MissingMemberException>(() => _state.CreateProperty<int>("none").GetAsync(_turn));
        Assert.Null(await _state.CreateProperty<string>("none").GetAsync(_turn));
    }

    [Fact]
    public async Task Forgets_a_property_that_is_deleted()
    {
        var name = _state.CreateProperty<string>("name");
        await name.SetAsync(_turn, "Ann");
        await _state.SaveChangesAsync(_turn);

        var next = NewTurn();
        await name.DeleteAsync(next);
        await _state.SaveChangesAsync(next);

        Assert.Null(await name.GetAsync(NewTurn()));
    }

    [Fact]
    public async Task Is_empty_everywhere_once_it_is_cleared_and_saved()
    {
        var name = _state.CreateProperty<string>("name");
        await name.SetAsync(_turn, "Ann");
        await _state.SaveChangesAsync(_turn);

        var next = NewTurn();
        await _state.ClearStateAsync(next);
        Assert.Null(await name.GetAsync(next));
        await _state.SaveChangesAsync(next);

        Assert.Null(await name.GetAsync(NewTurn()));
    }

    [Fact]
    public async Task Is_gone_at_once_when_it_is_deleted()
    {
        var name = _state.CreateProperty<string>("name");
        await name.SetAsync(_turn, "Ann");
        await _state.SaveChangesAsync(_turn);

        await _state.DeleteAsync(_turn);

        Assert.Null(_state.GetCachedState(_turn));
        Assert.Null(await name.GetAsync(NewTurn()));
    }

    [Fact]
    public async Task Is_read_anew_when_that_is_forced()
    {
        var name = _state.CreateProperty<string>("name");
        await name.SetAsync(_turn, "not saved");

        await _state.LoadAsync(_turn, force: true);

        Assert.Null(await name.GetAsync(_turn));
    }

    [Fact]
    public async Task Is_saved_by_middleware_after_the_bot_and_not_when_it_throws()
    {
        var name = _state.CreateProperty<string>("name");
        var adapter = new TestAdapter().Use(new AutoSaveStateMiddleware(_state));

        await Saying.ToAsync((turn, cancellationToken) => name.SetAsync(turn, "Ann", cancellationToken), Saying.Message("hi"), adapter);
        await Assert.ThrowsAsync<FormatException>(() => Saying.ToAsync(
            async (turn, cancellationToken) =>
            {
                await name.SetAsync(turn, "Bob", cancellationToken);
                throw new FormatException();
            },
            Saying.Message("hi"),
            adapter));

        Assert.Equal("Ann", await name.GetAsync(NewTurn()));
    }

    [Fact]
    public async Task Does_not_mix_two_hundred_conversations_at_once()
    {
        var state = new ConversationState(new MemoryStorage());
        var counter = state.CreateProperty<Counter>("counter");
        var talks = Enumerable.Range(0, 200).Select(i => new TestAdapter(TestAdapter.CreateConversation($"talk {i}"))).ToList();

        await Parallel.ForEachAsync(talks.Select((adapter, index) => (adapter, index)), async (talk, cancellationToken) =>
        {
            for (var turn = 0; turn < 5; turn++)
            {
                await talk.adapter.ProcessActivityAsync(
                    Saying.Message("hi"),
                    async (context, token) =>
                    {
                        var seen = await counter.GetAsync(context, () => new Counter(), token);
                        seen.Total += talk.index;
                        await state.SaveChangesAsync(context, cancellationToken: token);
                    },
                    cancellationToken);
            }
        });

        for (var i = 0; i < talks.Count; i++)
        {
            var turn = new TurnContext(talks[i], talks[i].MakeActivity());
            turn.Activity.ChannelId = "test";
            Assert.Equal(i * 5, (await counter.GetAsync(turn)).Total);
        }
    }

    private static TurnContext NewTurn()
    {
        var adapter = new TestAdapter();
        var activity = adapter.MakeActivity("hi");
        activity.ChannelId = "test";
        return new TurnContext(adapter, activity);
    }

    private sealed class Notes
    {
        public List<string> Lines { get; } = [];

        public Notes? Inner { get; init; }
    }

    private sealed class Counter
    {
        public int Total { get; set; }
    }

    private sealed class CountingStorage : IStorage
    {
        private readonly MemoryStorage _inner = new();

        public int Reads { get; private set; }

        public int Writes { get; private set; }

        public IDictionary<string, object> LastWritten { get; private set; } = new Dictionary<string, object>(StringComparer.Ordinal);

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
        {
            Reads++;
            return _inner.ReadAsync(keys, cancellationToken);
        }

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
        {
            Writes++;
            LastWritten = changes;
            return _inner.WriteAsync(changes, cancellationToken);
        }

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => _inner.DeleteAsync(keys, cancellationToken);
    }

    private sealed class FixedStorage(object? item) : IStorage
    {
        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) =>
            Task.FromResult<IDictionary<string, object>>(new Dictionary<string, object>(StringComparer.Ordinal) { [keys[0]] = item! });

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
