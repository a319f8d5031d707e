using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;

namespace BotFramework.Tests.Builder;

public class ThePipeline
{
    private readonly List<string> _happened = [];
    private readonly TestAdapter _adapter = new();

    [Fact]
    public async Task Runs_middleware_in_the_order_it_was_added_around_the_bot()
    {
        _adapter.Use(Around("first")).Use(Around("second"));

        await SayAsync((_, _) => Note("bot"));

        Assert.Equal(["first in", "second in", "bot", "second out", "first out"], _happened);
    }

    [Fact]
    public async Task Ends_where_a_middleware_does_not_go_on()
    {
        _adapter.Use(new Middleware((_, _, _) => Note("stopped"))).Use(Around("never"));

        await SayAsync((_, _) => Note("bot"));

        Assert.Equal(["stopped"], _happened);
    }

    [Fact]
    public async Task Shows_the_error_handler_what_the_bot_threw()
    {
        Exception? shown = null;
        _adapter.OnTurnError = (_, error) =>
        {
            shown = error;
            return Task.CompletedTask;
        };

        await SayAsync((_, _) => throw new InvalidOperationException("no"));

        Assert.Equal("no", shown?.Message);
    }

    [Fact]
    public async Task Shows_the_error_handler_what_a_middleware_threw_and_lets_it_answer()
    {
        _adapter.Use(new Middleware((_, _, _) => throw new InvalidOperationException("no")));
        _adapter.OnTurnError = (turn, _) => turn.SendActivityAsync("Sorry.");

        await SayAsync((_, _) => Task.CompletedTask);

        Assert.Equal("Sorry.", _adapter.Texts().Single());
    }

    [Fact]
    public async Task Throws_to_the_caller_when_there_is_no_error_handler() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => SayAsync((_, _) => throw new InvalidOperationException("no")));

    [Fact]
    public async Task Lets_middleware_see_and_change_what_is_sent()
    {
        _adapter.Use(new Middleware((turn, next, cancellationToken) =>
        {
            turn.OnSendActivities((_, activities, send) =>
            {
                activities.ForEach(activity => activity.Text += "!");
                return send();
            });
            return next(cancellationToken);
        }));

        await SayAsync((turn, cancellationToken) => turn.SendActivityAsync("Hello", cancellationToken: cancellationToken));

        Assert.Equal("Hello!", _adapter.Texts().Single());
    }

    [Theory]
    [InlineData("cy-GB", "cy-GB")]
    [InlineData("not a language", null)]
    public async Task Speaks_the_language_of_the_activity_when_it_is_one(string locale, string? expected)
    {
        var activity = Saying.Message("hi");
        activity.Locale = locale;
        string? seen = null;

        await Saying.ToAsync(
            (turn, _) =>
            {
                seen = ((TurnContext)turn).Locale;
                return Task.CompletedTask;
            },
            activity);

        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task Continues_a_conversation_with_what_the_reference_says()
    {
        var reference = TestAdapter.CreateConversation("later");

        await _adapter.ContinueConversationAsync("bot", reference, (turn, cancellationToken) => turn.SendActivityAsync(turn.Activity.Conversation.Id, cancellationToken: cancellationToken), default);

        Assert.Equal("later", _adapter.Texts().Single());
    }

    private Task<TestAdapter> SayAsync(BotCallbackHandler bot) => Saying.ToAsync(bot, Saying.Message("hi"), _adapter);

    private Middleware Around(string name) => new(async (_, next, cancellationToken) =>
    {
        _happened.Add(name + " in");
        await next(cancellationToken);
        _happened.Add(name + " out");
    });

    private Task Note(string what)
    {
        _happened.Add(what);
        return Task.CompletedTask;
    }

    private sealed class Middleware(Func<ITurnContext, NextDelegate, CancellationToken, Task> turn) : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) =>
            turn(turnContext, next, cancellationToken);
    }
}
