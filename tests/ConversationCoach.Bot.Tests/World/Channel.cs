using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Rest;

namespace ConversationCoach.Bot.Tests.World;

/// <summary>A channel as a person sees it: messages in order, each of which can be replaced where it stands.</summary>
internal sealed class Channel : BotAdapter
{
    private readonly Lock _lock = new();
    private readonly List<Activity> _screen = [];
    private int _lastId;

    /// <summary>What stands on the screen, oldest first.</summary>
    public IReadOnlyList<Activity> Screen
    {
        get
        {
            lock (_lock) return [.. _screen];
        }
    }

    /// <summary>Whether cards can be replaced; some channels cannot.</summary>
    public bool CanUpdate { get; set; } = true;

    /// <summary>Whether a person may be asked for a place for a file; only Teams can.</summary>
    public bool TakesFiles { get; set; } = true;

    public int Updates { get; private set; }

    /// <summary>What the bot answered to the last invoke.</summary>
    public object? InvokeBody { get; private set; }

    public Task TakeAsync(IBot bot, Activity activity)
    {
        var turn = new TurnContext(this, activity);
        return RunPipelineAsync(turn, bot.OnTurnAsync, CancellationToken.None);
    }

    /// <summary>A message that answers none of the person's.</summary>
    public Task WriteAsync(Activity message) => SendActivitiesAsync(new TurnContext(this, new Activity { Type = ActivityTypes.Event }), [message], CancellationToken.None);

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken) => Task.FromResult(activities.Select(activity =>
    {
        lock (_lock)
        {
            if (activity.Value is InvokeResponse answer)
            {
                InvokeBody = answer.Body;
                return new ResourceResponse("");
            }

            if (!TakesFiles && activity.Attachments is [{ ContentType: FileConsentCard.ContentType }])
                throw new ErrorResponseException { Response = new HttpResponseMessageWrapper(new HttpResponseMessage(HttpStatusCode.BadRequest), "") };
            activity.Id = $"m{++_lastId}";
            _screen.Add(activity);
            return new ResourceResponse(activity.Id);
        }
    }).ToArray());

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        if (!CanUpdate) throw new HttpRequestException("This channel cannot replace a message.");
        lock (_lock)
        {
            Updates++;
            _screen[_screen.FindIndex(shown => shown.Id == activity.Id)] = activity;
            return Task.FromResult(new ResourceResponse(activity.Id));
        }
    }

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        lock (_lock) _screen.RemoveAll(shown => shown.Id == reference.ActivityId);
        return Task.CompletedTask;
    }
}

