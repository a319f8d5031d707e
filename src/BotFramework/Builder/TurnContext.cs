using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

public class TurnContext : ITurnContext, IDisposable
{
    internal const string LocaleKey = "turn.locale";

    private readonly List<SendActivitiesHandler> _onSend = [];
    private readonly List<UpdateActivityHandler> _onUpdate = [];
    private readonly List<DeleteActivityHandler> _onDelete = [];
    private readonly bool _ownsState = true;
    private bool _disposed;

    public TurnContext(BotAdapter adapter, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        ArgumentNullException.ThrowIfNull(activity);
        Adapter = adapter;
        Activity = activity;
        TurnState = [];
        BufferedReplyActivities = [];
    }

    /// <summary>The same turn with another activity: state, handlers and replies are shared with <paramref name="turnContext"/>.</summary>
    public TurnContext(ITurnContext turnContext, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);
        Adapter = turnContext.Adapter;
        Activity = activity;
        TurnState = turnContext.TurnState;
        Responded = turnContext.Responded;
        _ownsState = false;

        var original = turnContext as TurnContext;
        BufferedReplyActivities = original?.BufferedReplyActivities ?? [];
        if (original is null) return;
        (_onSend, _onUpdate, _onDelete) = (original._onSend, original._onUpdate, original._onDelete);
    }

    public BotAdapter Adapter { get; }

    public TurnContextStateCollection TurnState { get; }

    public Activity Activity { get; }

    public bool Responded { get; private set; }

    /// <summary>What is sent back in the HTTP answer when the activity asks for it (<see cref="DeliveryModes.ExpectReplies"/>).</summary>
    public List<Activity> BufferedReplyActivities { get; }

    /// <summary>The language of this turn; <see langword="null"/> until somebody sets it.</summary>
    public string Locale
    {
        get => TurnState.Get<string>(LocaleKey);
        set => TurnState.Set(LocaleKey, value);
    }

    public ITurnContext OnSendActivities(SendActivitiesHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _onSend.Add(handler);
        return this;
    }

    public ITurnContext OnUpdateActivity(UpdateActivityHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _onUpdate.Add(handler);
        return this;
    }

    public ITurnContext OnDeleteActivity(DeleteActivityHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _onDelete.Add(handler);
        return this;
    }

    public Task<ResourceResponse> SendActivityAsync(
        string textReplyToSend, string speak = null, string inputHint = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(textReplyToSend);
        var reply = new Activity(ActivityTypes.Message) { Text = textReplyToSend };
        if (!string.IsNullOrEmpty(speak)) reply.Speak = speak;
        if (!string.IsNullOrEmpty(inputHint)) reply.InputHint = inputHint;
        return SendActivityAsync(reply, cancellationToken);
    }

    public async Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var responses = await SendActivitiesAsync([activity], cancellationToken);
        return responses is [var first, ..] ? first : new ResourceResponse();
    }

    public Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0) throw new ArgumentException("Expecting one or more activities, but the array was empty.", nameof(activities));

        var reference = Activity.GetConversationReference();
        var outgoing = new List<Activity>(activities.Length);
        foreach (var given in activities)
        {
            var activity = (Activity)given;
            activity.ApplyConversationReference(reference);
            if (string.IsNullOrEmpty(activity.Type)) activity.Type = ActivityTypes.Message;
            if (string.IsNullOrEmpty(activity.InputHint) && activity.Type == ActivityTypes.Message) activity.InputHint = InputHints.AcceptingInput;
            outgoing.Add(activity);
        }

        return Through(0);

        Task<ResourceResponse[]> Through(int index) =>
            index == _onSend.Count ? DeliverAsync(outgoing, cancellationToken) : _onSend[index](this, outgoing, () => Through(index + 1));
    }

    public Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(activity);
        var updated = ((Activity)activity).ApplyConversationReference(Activity.GetConversationReference());
        return Through(0);

        Task<ResourceResponse> Through(int index) =>
            index == _onUpdate.Count
                ? Adapter.UpdateActivityAsync(this, updated, cancellationToken)
                : _onUpdate[index](this, updated, () => Through(index + 1));
    }

    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(activityId);
        var reference = Activity.GetConversationReference();
        reference.ActivityId = activityId;
        return DeleteActivityAsync(reference, cancellationToken);
    }

    public Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(conversationReference);
        return Through(0);

        Task Through(int index) =>
            index == _onDelete.Count
                ? Adapter.DeleteActivityAsync(this, conversationReference, cancellationToken)
                : _onDelete[index](this, conversationReference, () => Through(index + 1));
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_disposed) return;
        _disposed = true;
        if (disposing && _ownsState) TurnState.Dispose();
    }

    private async Task<ResourceResponse[]> DeliverAsync(List<Activity> activities, CancellationToken cancellationToken)
    {
        var expectReplies = Activity.DeliveryMode == DeliveryModes.ExpectReplies;
        var responses = expectReplies ? Buffer(activities) : await Adapter.SendActivitiesAsync(this, [.. activities], cancellationToken);
        if (!Responded) Responded = activities.Exists(activity => activity.Type != ActivityTypes.Trace);
        return responses;
    }

    // A buffered reply does not pass the adapter: the answer of an invoke is remembered here as well, and a trace is for the emulator only.
    private ResourceResponse[] Buffer(List<Activity> activities)
    {
        var responses = new ResourceResponse[activities.Count];
        for (var i = 0; i < responses.Length; i++)
        {
            responses[i] = new ResourceResponse();
            var activity = activities[i];
            if (activity.Type == ActivityTypes.Trace && activity.ChannelId != Connector.Channels.Emulator) continue;
            if (activity.Type == ActivityTypesEx.InvokeResponse) TurnState.Set(BotAdapter.InvokeResponseKey, activity);
            BufferedReplyActivities.Add(activity);
        }

        return responses;
    }
}
