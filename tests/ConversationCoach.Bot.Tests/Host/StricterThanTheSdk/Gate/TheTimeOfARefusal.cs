using ConversationCoach.Bot.Teams;
using ConversationCoach.Storage.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ConversationCoach.Bot.Tests.Host.Gate;

/// <summary>Tells nobody how far their token got. How even it is shows the benchmark <c>gate</c>.</summary>
public sealed class TheTimeOfARefusal
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly ManualClock _clock = new();
    private readonly Response _response = new();

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Counts_from_when_the_request_came_whatever_the_check_took(int status)
    {
        await CallAsync(() =>
        {
            _clock.Advance(5 * Moment);
            _response.StatusCode = status;
        });

        var starting = _response.StartAsync();
        _clock.Advance(RefusalTimingFilter.Wait - (6 * Moment));
        Assert.False(starting.IsCompleted);
        _clock.Advance(Moment);
        await starting;
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(503)]
    public async Task Is_of_no_concern_to_whoever_is_not_refused(int status)
    {
        await CallAsync(() => _response.StatusCode = status);

        Assert.True(_response.StartAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Is_kept_at_the_door_of_the_bot()
    {
        var clock = new ClockThatTells(_clock);
        await using var bot = new WholeBot { Clock = clock };
        // Opened here, it has no app id: whoever brings a token is refused.
        var message = bot.Visitor().Activity(activity => activity["text"] = "hello").ToJsonString();
        var asking = bot.PostAsync(new StringContent(message, null, "application/json"), "Bearer x");

        await clock.IsAsked;
        Assert.False(asking.IsCompleted);
        _clock.Advance(RefusalTimingFilter.Wait);
        Assert.Equal(401, (int)(await asking).StatusCode);
    }

    private async Task CallAsync(Action next)
    {
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpResponseFeature>(_response);
        await new RefusalTimingFilter(_clock).InvokeAsync(EndpointFilterInvocationContext.Create(http), _ =>
        {
            next();
            return ValueTask.FromResult<object?>(null);
        });
    }

    /// <summary>Starts when told.</summary>
    private sealed class Response : HttpResponseFeature
    {
        private Func<Task> _starting = () => Task.CompletedTask;

        public override void OnStarting(Func<object, Task> callback, object state) => _starting = () => callback(state);

        public Task StartAsync() => _starting();
    }

    /// <summary>Tells when somebody waits so long.</summary>
    private sealed class ClockThatTells(ManualClock clock) : TimeProvider
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task IsAsked => _asked.Task;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = clock.CreateTimer(callback, state, dueTime, period);
            if (dueTime == RefusalTimingFilter.Wait) _asked.TrySetResult();
            return timer;
        }
    }
}
