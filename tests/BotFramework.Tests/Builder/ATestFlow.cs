using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace BotFramework.Tests.Builder;

public class ATestFlow
{
    private readonly TestFlow _flow = new(new TestAdapter(), EchoAsync);

    [Fact]
    public Task Holds_what_a_talk_should_be() => _flow
        .Send("one").AssertReply("echo one")
        .Test("two", "echo two")
        .Test("three", MessageFactory.Text("echo three"))
        .Test("four", reply => Assert.Equal("echo four", ((Activity)reply).Text))
        .Send("five").AssertReplyContains("five")
        .Send("six").AssertReplyOneOf(["echo seven", "echo six"])
        .Send(new Activity { Text = "seven" }).AssertReply(new Activity(ActivityTypes.Message) { Text = "echo seven" }, Comparer)
        .SendConversationUpdate().AssertReply("welcome user1")
        .Send("quiet").AssertNoReply()
        .StartTestAsync();

    [Fact]
    public Task Plays_a_recorded_talk() => _flow
        .Test([Said(RoleTypes.User, "one"), Said(RoleTypes.Bot, "echo one"), Said(RoleTypes.User, "two"), Said(RoleTypes.Bot, "echo two")])
        .StartTestAsync();

    [Fact]
    public async Task Does_nothing_until_it_is_started()
    {
        var called = false;
        var flow = new TestFlow(new TestAdapter(), (_, _) =>
        {
            called = true;
            return Task.CompletedTask;
        }).Send("hi");
        Assert.False(called);

        await flow.StartTestAsync();

        Assert.True(called);
    }

    [Fact]
    public async Task Shows_both_texts_when_they_differ()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _flow.Test("one", "echo two", "the echo").StartTestAsync());

        Assert.Contains("the echo", error.Message, StringComparison.Ordinal);
        Assert.Contains("Expected: echo two", error.Message, StringComparison.Ordinal);
        Assert.Contains("Received: echo one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_on_a_reply_that_should_not_be() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _flow.Send("one").AssertNoReply().StartTestAsync());

    [Fact]
    public async Task Fails_when_no_reply_comes_in_the_time_given() =>
        await Assert.ThrowsAsync<TimeoutException>(() => _flow.Send("quiet").AssertReply("anything", timeout: 1).StartTestAsync());

    [Fact]
    public async Task Passes_on_what_the_bot_throws() =>
        await Assert.ThrowsAsync<FormatException>(() => _flow.Send("throw").StartTestAsync());

    [Fact]
    public async Task Waits_for_a_reply_of_a_turn_that_still_runs()
    {
        var adapter = new TestAdapter();
        var go = new TaskCompletionSource();
        var turn = adapter.ProcessActivityAsync(Saying.Message("hi"), async (context, cancellationToken) =>
        {
            await go.Task;
            await context.SendActivityAsync("late", cancellationToken: cancellationToken);
        });
        var flow = new TestFlow(adapter).AssertReply("late").StartTestAsync();
        Assert.False(flow.IsCompleted);

        go.SetResult();

        await flow;
        await turn;
    }

    private static IEqualityComparer<IActivity> Comparer { get; } =
        EqualityComparer<IActivity>.Create((left, right) => (left as Activity)?.Text == (right as Activity)?.Text, _ => 0);

    private static Activity Said(string role, string text) => new(ActivityTypes.Message) { Text = text, From = new ChannelAccount(role: role) };

    private static Task EchoAsync(ITurnContext turn, CancellationToken cancellationToken) => turn.Activity switch
    {
        { Type: ActivityTypes.ConversationUpdate } update =>
            turn.SendActivityAsync("welcome " + update.MembersAdded.Single().Id, cancellationToken: cancellationToken),
        { Text: "quiet" } => Task.CompletedTask,
        { Text: "throw" } => throw new FormatException(),
        _ => turn.SendActivityAsync("echo " + turn.Activity.Text, cancellationToken: cancellationToken),
    };
}
