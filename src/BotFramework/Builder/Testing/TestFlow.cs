using System.Diagnostics;
using Microsoft.Bot.Schema;
using Activity = Microsoft.Bot.Schema.Activity;

namespace Microsoft.Bot.Builder.Adapters;

public delegate void ValidateReply(IActivity expected, IActivity actual);

/// <summary>A talk between a test and a bot, step by step; nothing happens until <see cref="StartTestAsync"/>.</summary>
public class TestFlow
{
    private readonly TestAdapter _adapter;
    private readonly BotCallbackHandler _callback;
    private readonly Func<Task> _steps;

    public TestFlow(Task task, TestFlow flow)
        : this(() => task ?? Task.CompletedTask, flow) { }

    public TestFlow(Func<Task> getTask, TestFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        _steps = getTask ?? (() => Task.CompletedTask);
        (_adapter, _callback) = (flow._adapter, flow._callback);
    }

    public TestFlow(TestAdapter adapter, BotCallbackHandler callback = null)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        _adapter = adapter;
        _callback = callback;
        _steps = () => Task.CompletedTask;
    }

    public TestFlow(TestAdapter adapter, IBot bot)
        : this(adapter, bot.OnTurnAsync) { }

    public Task StartTestAsync() => _steps();

    public TestFlow Send(string userSays)
    {
        ArgumentNullException.ThrowIfNull(userSays);
        return Then(() => _adapter.SendTextToBotAsync(userSays, _callback, default));
    }

    public TestFlow Send(IActivity userActivity)
    {
        ArgumentNullException.ThrowIfNull(userActivity);
        return Then(() => _adapter.ProcessActivityAsync((Activity)userActivity, _callback));
    }

    public TestFlow SendConversationUpdate() => Then(() =>
    {
        var update = (Activity)Activity.CreateConversationUpdateActivity();
        update.MembersAdded.Add(_adapter.Conversation.User);
        return _adapter.ProcessActivityAsync(update, _callback);
    });

    /// <param name="ms">Milliseconds.</param>
    public TestFlow Delay(uint ms) => Delay(TimeSpan.FromMilliseconds(ms));

    public TestFlow Delay(TimeSpan timespan) => Then(() => Task.Delay(timespan));

    public TestFlow Test(string userSays, string expected, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return Send(userSays).AssertReply(expected, description, timeout);
    }

    public TestFlow Test(string userSays, Activity expected, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return Send(userSays).AssertReply(expected, description, timeout);
    }

    public TestFlow Test(string userSays, Action<IActivity> validateActivity, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(validateActivity);
        return Send(userSays).AssertReply(validateActivity, description, timeout);
    }

    public TestFlow Test(IEnumerable<IActivity> activities, string description = null, uint timeout = 3000) =>
        Test(activities, ReplyCheck.IsLike, description, timeout);

    /// <summary>Plays a recorded talk: what the bot said (by its role) is expected, the rest is sent.</summary>
    public TestFlow Test(IEnumerable<IActivity> activities, ValidateReply validateReply, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(activities);
        ArgumentNullException.ThrowIfNull(validateReply);
        return activities.Aggregate(this, (flow, activity) => activity.From?.Role == RoleTypes.Bot
            ? flow.AssertReply(reply => validateReply(activity, reply), description, timeout)
            : flow.Send(activity));
    }

    public TestFlow AssertReply(string expected, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return AssertReply(reply => ReplyCheck.HasText(expected, reply, description), description ?? expected, timeout);
    }

    public TestFlow AssertReply(IActivity expected, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return AssertReply(reply => ReplyCheck.IsLike(expected, reply), description ?? (expected as Activity)?.Text, timeout);
    }

    public TestFlow AssertReply(IActivity expected, IEqualityComparer<IActivity> equalityComparer, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(equalityComparer);
        return AssertReply(
            reply => ReplyCheck.Holds(equalityComparer.Equals(expected, reply), (expected as Activity)?.Text, reply, description),
            description ?? (expected as Activity)?.Text,
            timeout);
    }

    /// <param name="timeout">Milliseconds to wait when no reply is queued yet.</param>
    public TestFlow AssertReply(Action<IActivity> validateActivity, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(validateActivity);
        return Then(async () =>
        {
            using var limit = Limit(timeout);
            IActivity reply;
            try
            {
                reply = await _adapter.GetNextReplyAsync(limit.Token);
            }
            catch (OperationCanceledException late)
            {
                throw new TimeoutException($"{timeout} ms timed out waiting for: '{description}'", late);
            }

            validateActivity(reply);
        });
    }

    public TestFlow AssertReplyContains(string expected, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return AssertReply(reply => ReplyCheck.Contains(expected, reply, description), description ?? expected, timeout);
    }

    public TestFlow AssertReplyOneOf(string[] candidates, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return AssertReply(reply => ReplyCheck.IsOneOf(candidates, reply, description), description ?? string.Join(" | ", candidates), timeout);
    }

    /// <summary>Holds at once when no turn is running; else as soon as the running ones have ended without a reply.</summary>
    /// <param name="timeout">Milliseconds a running turn is waited for.</param>
    public TestFlow AssertNoReply(string description = null, uint timeout = 3000) => Then(async () =>
    {
        using var limit = Limit(timeout);
        try
        {
            var reply = await _adapter.NextReplyOrIdleAsync(limit.Token);
            if (reply is not null) throw new InvalidOperationException($"{ReplyCheck.TextOf(reply)} is responded when waiting for no activity: '{description}'");
        }
        catch (OperationCanceledException)
        {
            // A turn is still running, and has said nothing in the time given.
        }
    });

    private static CancellationTokenSource Limit(uint timeout) => new(Debugger.IsAttached ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(timeout));

    private TestFlow Then(Func<Task> step) => new(
        async () =>
        {
            await StartTestAsync();
            await step();
        },
        this);
}
