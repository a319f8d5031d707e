using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace BotFramework.Tests.Builder;

public sealed class ATurnContext : IDisposable
{
    private readonly TestAdapter _adapter = new();
    private readonly TurnContext _turn;

    public ATurnContext()
    {
        _turn = new TurnContext(_adapter, _adapter.MakeActivity("hi"));
    }

    public void Dispose() => _turn.Dispose();

    [Fact]
    public async Task Addresses_a_reply_to_whom_it_answers()
    {
        await _turn.SendActivityAsync("Hello");

        var reply = _adapter.ActiveQueue.Single();
        Assert.Equal("user1", reply.Recipient.Id);
        Assert.Equal("bot", reply.From.Id);
        Assert.Equal(_turn.Activity.Id, reply.ReplyToId);
        Assert.Equal(InputHints.AcceptingInput, reply.InputHint);
    }

    [Fact]
    public async Task Has_responded_once_something_but_a_trace_is_sent()
    {
        await _turn.SendActivityAsync(new Activity(ActivityTypes.Trace));
        Assert.False(_turn.Responded);

        await _turn.SendActivityAsync("Hello");
        Assert.True(_turn.Responded);
    }

    [Fact]
    public async Task Calls_handlers_of_sending_in_their_order_and_sends_last()
    {
        var order = new List<string>();
        foreach (var name in new[] { "first", "second" })
        {
            _turn.OnSendActivities((_, _, send) =>
            {
                order.Add(name);
                return send();
            });
        }

        await _turn.SendActivitiesAsync([Saying.Message("one"), Saying.Message("two")]);

        Assert.Equal(["first", "second"], order);
        Assert.Equal(["one", "two"], _adapter.Texts());
    }

    [Fact]
    public async Task Sends_nothing_when_a_handler_does_not_go_on()
    {
        _turn.OnSendActivities((_, _, _) => Task.FromResult<ResourceResponse[]>([]));

        await _turn.SendActivityAsync("Hello");

        Assert.Empty(_adapter.ActiveQueue);
        Assert.False(_turn.Responded);
    }

    [Fact]
    public async Task Keeps_replies_for_the_answer_when_they_are_expected_inline_but_no_traces()
    {
        _turn.Activity.DeliveryMode = DeliveryModes.ExpectReplies;

        await _turn.SendActivityAsync("Hello");
        await _turn.SendActivityAsync(new Activity(ActivityTypes.Trace));

        Assert.Empty(_adapter.ActiveQueue);
        var reply = Assert.Single(_turn.BufferedReplyActivities);
        Assert.Equal("Hello", reply.Text);
        Assert.Null(reply.Id);
        Assert.True(_turn.Responded);
    }

    [Fact]
    public async Task Updates_and_deletes_through_its_handlers()
    {
        var seen = new List<string>();
        _turn.OnUpdateActivity((_, activity, next) =>
        {
            seen.Add("update " + activity.Id);
            return next();
        });
        _turn.OnDeleteActivity((_, reference, next) =>
        {
            seen.Add("delete " + reference.ActivityId);
            return next();
        });
        var first = await _turn.SendActivityAsync("one");
        var second = await _turn.SendActivityAsync("two");

        await _turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = first.Id, Text = "ONE" });
        await _turn.DeleteActivityAsync(second.Id);

        Assert.Equal(["update " + first.Id, "delete " + second.Id], seen);
        Assert.Equal(["ONE"], _adapter.Texts());
    }

    [Fact]
    public async Task Refuses_to_send_nothing()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _turn.SendActivitiesAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(() => _turn.SendActivityAsync(" "));
    }

    [Fact]
    public async Task Disposes_with_the_turn_what_its_state_holds()
    {
        var held = new Held();
        _turn.TurnState.Add(held);
        Assert.Same(held, _turn.TurnState.Get<Held>());

        _turn.Dispose();

        Assert.True(held.Disposed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _turn.SendActivityAsync("too late"));
    }

    [Fact]
    public void Is_seen_as_one_kind_of_activity_by_a_typed_context()
    {
        ITurnContext<IMessageActivity> typed = new DelegatingTurnContext<IMessageActivity>(_turn);

        Assert.Equal("hi", typed.Activity.Text);
        Assert.Same(_turn.TurnState, typed.TurnState);
    }

    [Fact]
    public async Task Shares_state_handlers_and_replies_with_a_copy_for_another_activity()
    {
        _turn.OnSendActivities((_, activities, send) =>
        {
            activities.ForEach(activity => activity.Text += "!");
            return send();
        });
        var copy = new TurnContext(_turn, _adapter.MakeActivity("other"));

        await copy.SendActivityAsync("Hello");

        Assert.Equal("Hello!", _adapter.Texts().Single());
        Assert.Same(_turn.TurnState, copy.TurnState);
    }

    private sealed class Held : IDisposable
    {
        public bool Disposed { get; private set; }

        public void Dispose() => Disposed = true;
    }
}
