using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using ConversationCoach.Bot.Outbox;
using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace ConversationCoach.Bot.Tests.Outbox;

/// <summary>A coach who asks things of people, over a channel that answers as it is told, at a time that goes on only when told.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    public static readonly OutboxOptions Settings = new();

    private static readonly CancellationToken None = CancellationToken.None;

    private int _assignments;

    public PostOffice()
    {
        Bot = new WholeBot
        {
            Log = new CapturedLog(),
            Ours = services =>
            {
                services.AddSingleton<TimeProvider>(Clock);
                services.AddSingleton(provider => new Permits(provider.GetRequiredService<IOutbox>(), Microsoft.Extensions.Options.Options.Create(Settings), new LeapingClock(Clock)));
                services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Dispatcher>(provider, new LeapingClock(Clock)));
                WholeBot.Wrap<IOutbox>(services, outbox => new ForgetfulOutbox(outbox, this));
            },
        };
        Bot.Channel.Answer = Answer;
        _ = Bot.Door;
    }

    public ManualClock Clock { get; } = new();

    public WholeBot Bot { get; }

    /// <summary>What the channel answers to the next requests; after that it takes everything.</summary>
    public Queue<Func<HttpResponseMessage>> Answers { get; } = new();

    /// <summary>Every request made of the channel.</summary>
    public ConcurrentQueue<Asked> Asked { get; } = new();

    /// <summary>How many of the next messages are sent and then not marked, for the process is gone.</summary>
    public int Died { get; set; }

    /// <summary>How often the storage is away when a message was sent.</summary>
    public int Away { get; set; }

    /// <summary>How often what comes back from the storage makes no sense.</summary>
    public int Unreadable { get; set; }

    /// <summary>What happens just before there is leave for a request.</summary>
    public Action? BeforeRequest { get; set; }

    public string Log => Bot.Log!.Text;

    public IOutbox Outbox => Bot.Services.GetRequiredService<IOutbox>();

    public IContactStore Contacts => Bot.Services.GetRequiredService<IContactStore>();

    public Dispatcher Dispatcher => Bot.Services.GetRequiredService<Dispatcher>();

    public Permits Permits => Bot.Services.GetRequiredService<Permits>();

    public IAssignmentStore Assignments => Bot.Services.GetRequiredService<IAssignmentStore>();

    public static Func<HttpResponseMessage> Status(int status, RetryConditionHeaderValue? retryAfter = null) => () =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("""{"error":{"code":"Code","message":"No."}}""", null, "application/json") };
        response.Headers.RetryAfter = retryAfter;
        return response;
    };

    public static UserId Person(string name) => new("tenant", name);

    /// <param name="conversation">Where the person has spoken with the bot; <see langword="null"/> when they never have.</param>
    public Task MeetAsync(string name, string? conversation) =>
        Contacts.LearnAsync(new Contact(Person(name), "msteams", "https://teams.example/", "28:bot", $"29:{name}", conversation, "en-GB", null), None);

    /// <returns>The id of what was assigned.</returns>
    public async Task<Guid> AssignAsync(params string[] names)
    {
        var draft = await DraftAsync(names);
        await Assignments.SendAsync(draft, None);
        return draft.Id;
    }

    /// <summary>What a coach is about to ask of people.</summary>
    public async Task<Assignment> DraftAsync(params string[] names)
    {
        await MeetAsync("coach", "chat-coach");
        var people = names.Select(name => new Assignee(name, new Contact(Person(name), "msteams", "https://teams.example/", "28:bot", $"29:{name}", null, null, null)));
        var draft = new Assignment(new Guid(++_assignments, 0, 0, new byte[8]), Person("coach"), "Carla Coach", World.Coach.English.Guides.Guides[0].Id, "", null, AssignmentStatus.Draft, [.. people], Clock.GetUtcNow());
        await Assignments.SaveDraftAsync(draft, None);
        return draft;
    }

    /// <summary>A dispatcher does what is due now.</summary>
    public Task DeliverAsync() => Dispatcher.DeliverDueAsync(None);

    public Task DeliverAfterAsync(TimeSpan wait)
    {
        Clock.Advance(wait);
        return DeliverAsync();
    }

    /// <summary>How far each person is, as the coach sees it.</summary>
    public async Task<Dictionary<string, AssignedStatus>> ProgressAsync(Guid assignment) =>
        (await Assignments.FollowAsync(assignment, Person("coach"), filter: null, 0, 1000, None)).Shown.ToDictionary(one => one.Name, one => one.Progress, StringComparer.Ordinal);

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath.TrimEnd('/');
        var isBeginning = path.EndsWith("/conversations", StringComparison.Ordinal);
        Asked.Enqueue(new Asked(Clock.GetUtcNow(), isBeginning ? null : path.Split('/')[^2]));
        if (Answers.TryDequeue(out var answer)) return answer();
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(isBeginning ? """{"id":"a-new-chat"}""" : """{"id":"m1"}""", null, "application/json") };
    }

    /// <summary>Goes on to whatever is waited for, at once.</summary>
    private sealed class LeapingClock(ManualClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = clock.CreateTimer(callback, state, dueTime, period);
            clock.Advance(dueTime);
            return timer;
        }
    }
}

/// <param name="Conversation">Where something is said; <see langword="null"/> when a conversation is begun.</param>
internal sealed record Asked(DateTimeOffset At, string? Conversation);
