using System.Globalization;
using System.Security.Claims;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <summary>A channel for tests: what the bot sends is queued, and nothing leaves the process. Delays are not waited for.</summary>
public class TestAdapter : BotAdapter
{
    private readonly Lock _lock = new();
    private int _nextId;
    private int _turnsRunning;
    private TaskCompletionSource _changed = NewSignal();

    public TestAdapter(string channelId, bool sendTraceActivity = false)
        : this(NewConversation(channelId), sendTraceActivity) { }

    public TestAdapter(ConversationReference conversation = null, bool sendTraceActivity = false)
    {
        EnableTrace = sendTraceActivity;
        Conversation = conversation ?? NewConversation(Channels.Test);
        if (!string.IsNullOrEmpty(Conversation.Locale)) Locale = Conversation.Locale;
    }

    /// <summary>The language of what <see cref="MakeActivity"/> makes; <c>en-us</c> unless told.</summary>
    public string Locale { get; set; } = "en-us";

    /// <summary>What the bot has sent and no test has taken yet, oldest first.</summary>
    public Queue<Activity> ActiveQueue { get; } = new();

    public bool EnableTrace { get; set; }

    public ConversationReference Conversation { get; set; }

    /// <returns>A conversation of its own, for one test among many.</returns>
    public static ConversationReference CreateConversation(string name, string user = "User1", string bot = "Bot")
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(bot);
        return new ConversationReference
        {
            ChannelId = Channels.Test,
            ServiceUrl = "https://test.com",
            Conversation = new ConversationAccount(false, name, name),
            User = new ChannelAccount(user.ToLowerInvariant(), user),
            Bot = new ChannelAccount(bot.ToLowerInvariant(), bot),
            Locale = "en-us",
        };
    }

    public new TestAdapter Use(IMiddleware middleware)
    {
        base.Use(middleware);
        return this;
    }

    public async Task ProcessActivityAsync(Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken = default) =>
        await RunTurnAsync(null, activity, callback, cancellationToken);

    /// <returns>The bot's answer to an invoke; <see langword="null"/> for anything else.</returns>
    public override Task<InvokeResponse> ProcessActivityAsync(
        ClaimsIdentity claimsIdentity, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        RunTurnAsync(claimsIdentity, activity, callback, cancellationToken);

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0) throw new ArgumentException("Expecting one or more activities, but the array was empty.", nameof(activities));

        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < responses.Length; i++)
        {
            var activity = activities[i];
            if (string.IsNullOrEmpty(activity.Id)) activity.Id = Guid.NewGuid().ToString("n");
            activity.Timestamp ??= TimeProvider.System.GetUtcNow();
            if (activity.Type == ActivityTypesEx.InvokeResponse) turnContext.TurnState.Set(InvokeResponseKey, activity);

            var queued = activity.Type != ActivityTypes.Delay && (activity.Type != ActivityTypes.Trace || EnableTrace);
            if (queued) Change(() => ActiveQueue.Enqueue(activity));
            responses[i] = new ResourceResponse(activity.Id);
        }

        return Task.FromResult(responses);
    }

    /// <summary>Replaces a reply still in the queue.</summary>
    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var found = false;
        Requeue(queued =>
        {
            if (queued.Id != activity.Id) return queued;
            found = true;
            return activity;
        });
        return Task.FromResult(found ? new ResourceResponse(activity.Id) : new ResourceResponse());
    }

    /// <summary>Takes a reply out of the queue.</summary>
    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        Requeue(queued => queued.Id == reference.ActivityId ? null : queued);
        return Task.CompletedTask;
    }

    /// <summary>Forgets what is queued and tells the bot of a new conversation.</summary>
    public Task CreateConversationAsync(string channelId, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        Change(ActiveQueue.Clear);
        var update = (Activity)Activity.CreateConversationUpdateActivity();
        update.ChannelId = channelId;
        update.Conversation = new ConversationAccount(id: Guid.NewGuid().ToString("n"));
        return InTurnAsync(async () =>
        {
            using var turnContext = CreateTurnContext(update);
            await RunPipelineAsync(turnContext, callback, cancellationToken);
            return null;
        });
    }

    /// <returns><see langword="null"/> when nothing is queued.</returns>
    public IActivity GetNextReply()
    {
        lock (_lock) return ActiveQueue.TryDequeue(out var reply) ? reply : null;
    }

    /// <summary>Waits for a reply.</summary>
    /// <exception cref="OperationCanceledException">None came in time.</exception>
    public async Task<IActivity> GetNextReplyAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (ActiveQueue.TryDequeue(out var reply)) return reply;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    public Activity MakeActivity(string text = null) => new(ActivityTypes.Message)
    {
        Id = NextId(),
        Text = text,
        Locale = Locale ?? "en-us",
        From = Conversation.User,
        Recipient = Conversation.Bot,
        Conversation = Conversation.Conversation,
        ServiceUrl = Conversation.ServiceUrl,
    };

    public virtual Task SendTextToBotAsync(string userSays, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ProcessActivityAsync(MakeActivity(userSays), callback, cancellationToken);

    protected virtual TurnContext CreateTurnContext(Activity activity) => new(this, activity);

    /// <summary>Waits until no turn is running or a reply is queued, whichever is first.</summary>
    internal async Task<IActivity> NextReplyOrIdleAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (ActiveQueue.TryDequeue(out var reply)) return reply;
                if (_turnsRunning == 0) return null;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static ConversationReference NewConversation(string channelId) => new()
    {
        ChannelId = channelId,
        ServiceUrl = "https://test.com",
        User = new ChannelAccount("user1", "User1"),
        Bot = new ChannelAccount("bot", "Bot"),
        Conversation = new ConversationAccount(false, "convo1", "Conversation1"),
        Locale = "en-us",
    };

    private Task<InvokeResponse> RunTurnAsync(ClaimsIdentity identity, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (string.IsNullOrEmpty(activity.Type)) activity.Type = ActivityTypes.Message;
        if (activity.From is null || activity.From.Id is null or "unknown" || activity.From.Role == RoleTypes.Bot) activity.From = Conversation.User;
        activity.ChannelId ??= Conversation.ChannelId;
        activity.Recipient = Conversation.Bot;
        activity.Conversation = Conversation.Conversation;
        activity.ServiceUrl = Conversation.ServiceUrl;
        activity.Id ??= NextId();
        if (activity.Timestamp is null || activity.Timestamp == default(DateTimeOffset)) activity.Timestamp = TimeProvider.System.GetUtcNow();

        return InTurnAsync(async () =>
        {
            using var turnContext = CreateTurnContext(activity);
            if (identity is not null) turnContext.TurnState.Set<ClaimsIdentity>(BotIdentityKey, identity);
            await RunPipelineAsync(turnContext, callback, cancellationToken);
            return turnContext.TurnState.Get<Activity>(InvokeResponseKey)?.Value as InvokeResponse;
        });
    }

    private async Task<InvokeResponse> InTurnAsync(Func<Task<InvokeResponse>> turn)
    {
        Change(() => _turnsRunning++);
        try
        {
            return await turn();
        }
        finally
        {
            Change(() => _turnsRunning--);
        }
    }

    private void Requeue(Func<Activity, Activity> keep) => Change(() =>
    {
        for (var left = ActiveQueue.Count; left > 0; left--)
        {
            if (keep(ActiveQueue.Dequeue()) is { } kept) ActiveQueue.Enqueue(kept);
        }
    });

    private void Change(Action action)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            action();
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.TrySetResult();
    }

    private string NextId() => Interlocked.Increment(ref _nextId).ToString(CultureInfo.InvariantCulture);
}
