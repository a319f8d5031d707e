using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace BotFramework.Tests.Builder;

public class TheTestAdapter
{
    [Fact]
    public async Task Fills_in_who_speaks_to_whom_where()
    {
        var adapter = new TestAdapter(TestAdapter.CreateConversation("talk", "Ann", "Coach"));
        Activity? seen = null;

        await Saying.ToAsync(
            (turn, _) =>
            {
                seen = turn.Activity;
                return Task.CompletedTask;
            },
            new Activity { Text = "hi" },
            adapter);

        Assert.Equal(ActivityTypes.Message, seen?.Type);
        Assert.Equal(("ann", "Ann"), (seen?.From.Id, seen?.From.Name));
        Assert.Equal("coach", seen?.Recipient.Id);
        Assert.Equal("talk", seen?.Conversation.Id);
        Assert.NotNull(seen?.Id);
        Assert.NotNull(seen?.Timestamp);
    }

    [Fact]
    public async Task Queues_what_is_sent_in_its_order()
    {
        var adapter = await Saying.ToAsync(Saying.Answer(Saying.Message("one"), Saying.Message("two")), Saying.Message("hi"));

        Assert.Equal("one", ((Activity)adapter.GetNextReply()).Text);
        Assert.Equal("two", ((Activity)adapter.GetNextReply()).Text);
        Assert.Null(adapter.GetNextReply());
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Queues_traces_only_when_asked(bool enabled, int queued)
    {
        var adapter = new TestAdapter(sendTraceActivity: enabled);

        await Saying.ToAsync(Saying.Answer(new Activity(ActivityTypes.Trace)), Saying.Message("hi"), adapter);

        Assert.Equal(queued, adapter.ActiveQueue.Count);
    }

    [Fact]
    public async Task Does_not_wait_for_a_delay()
    {
        var adapter = await Saying.ToAsync(Saying.Answer(new Activity(ActivityTypes.Delay) { Value = 100_000 }), Saying.Message("hi"));

        Assert.Empty(adapter.ActiveQueue);
    }

    [Fact]
    public async Task Returns_the_answer_of_an_invoke()
    {
        var answer = await new TestAdapter().ProcessActivityAsync(
            new ClaimsIdentity(), new Activity(ActivityTypes.Invoke) { Name = "made/up" }, new ActivityHandler().OnTurnAsync, default);

        Assert.Equal(501, answer.Status);
    }

    [Fact]
    public async Task Wakes_who_waits_for_a_reply()
    {
        var adapter = new TestAdapter();
        var waiting = adapter.GetNextReplyAsync();
        Assert.False(waiting.IsCompleted);

        await Saying.ToAsync(Saying.Answer(Saying.Message("Hello")), Saying.Message("hi"), adapter);

        Assert.Equal("Hello", ((Activity)await waiting).Text);
    }

    [Fact]
    public async Task Tells_the_bot_of_a_new_conversation()
    {
        var adapter = new TestAdapter();
        Activity? seen = null;

        await adapter.CreateConversationAsync(
            "somewhere",
            (turn, _) =>
            {
                seen = turn.Activity;
                return Task.CompletedTask;
            },
            default);

        Assert.Equal(ActivityTypes.ConversationUpdate, seen?.Type);
        Assert.Equal("somewhere", seen?.ChannelId);
    }
}
