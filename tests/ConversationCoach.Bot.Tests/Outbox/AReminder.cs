using System.Globalization;
using System.Net.Http.Headers;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;

namespace ConversationCoach.Bot.Tests.Outbox;

/// <summary>Of pre-work comes once, at nine on the working day before it is due, by the clock the person has then.</summary>
public sealed class AReminder : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly PostOffice _office = new();

    [Theory]
    [InlineData("Europe/London", "2025-03-31", "2025-03-28T09:00Z")]
    [InlineData("Europe/London", "2025-04-01", "2025-03-31T08:00Z")]
    [InlineData("Europe/London", "2025-10-27", "2025-10-24T08:00Z")]
    [InlineData("Europe/London", "2025-10-28", "2025-10-27T09:00Z")]
    [InlineData("America/New_York", "2025-03-10", "2025-03-07T14:00Z")]
    [InlineData("America/New_York", "2025-03-11", "2025-03-10T13:00Z")]
    [InlineData("America/New_York", "2025-11-03", "2025-10-31T13:00Z")]
    [InlineData("America/New_York", "2025-11-04", "2025-11-03T14:00Z")]
    [InlineData("Pacific/Auckland", "2025-04-08", "2025-04-06T21:00Z")]
    [InlineData("Pacific/Auckland", "2025-09-30", "2025-09-28T20:00Z")]
    public async Task Comes_once_at_nine_on_both_sides_of_each_change_of_the_clock(string zone, string due, string at)
    {
        await AssignAsync(zone, due);
        await GoOnUntilAsync(Day(due).AddDays(3));
        ComesOnceAt(at);
    }

    [Theory]
    // Eastwards, where it is nine so much sooner; westwards; and over a change that the old place makes and the new one has made long since.
    [InlineData("Europe/London", "Pacific/Auckland", "2025-03-30T12:00Z", "2025-04-01", "2025-03-30T20:00Z")]
    [InlineData("Europe/London", "America/New_York", "2025-03-31T06:00Z", "2025-04-01", "2025-03-31T13:00Z")]
    [InlineData("America/New_York", "Europe/London", "2025-10-25T12:00Z", "2025-10-28", "2025-10-27T09:00Z")]
    // By the new clock it is later already, and still daytime.
    [InlineData("America/New_York", "Europe/London", "2025-10-27T11:00Z", "2025-10-28", "2025-10-27T11:00Z")]
    // Reminded already.
    [InlineData("Europe/London", "America/New_York", "2025-03-31T10:00Z", "2025-04-01", "2025-03-31T08:00Z")]
    public async Task Comes_once_by_the_new_clock_of_a_person_who_moves(string from, string to, string when, string due, string at)
    {
        await AssignAsync(from, due);
        await GoOnUntilAsync(At(when));
        await MeetAsync(to);
        await GoOnUntilAsync(Day(due).AddDays(3));
        ComesOnceAt(at);
    }

    [Theory]
    // That morning it is past nine, also where the day before is Friday.
    [InlineData("2025-03-31T10:00Z", "2025-04-01", false)]
    [InlineData("2025-03-28T10:00Z", "2025-03-31", false)]
    // Given before nine, and arrived after it.
    [InlineData("2025-03-31T07:30Z", "2025-04-01", true)]
    public async Task Does_not_come_to_whom_the_pre_work_comes_later_than_it_would(string at, string due, bool isHeldUp)
    {
        if (isHeldUp) _office.Answers.Enqueue(PostOffice.Status(429, new RetryConditionHeaderValue(TimeSpan.FromHours(1))));
        await AssignAsync("Europe/London", due, At(at));
        await GoOnUntilAsync(Day(due).AddDays(3));
        Assert.Equal(isHeldUp ? 2 : 1, _office.Asked.Count);
    }

    [Fact]
    public async Task Does_not_come_to_somebody_whom_the_pre_work_has_not_reached()
    {
        _office.Answers.Enqueue(PostOffice.Status(400));
        await AssignAsync("Europe/London", "2025-04-04", At("2025-03-31T10:00Z"));
        await GoOnUntilAsync(At("2025-04-05T00:00Z"));
        Assert.Single(_office.Asked, asked => asked.Conversation == "chat-ann");
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    // Some days before if not told, with the message itself delivered.
    private async Task AssignAsync(string zone, string due, DateTimeOffset? at = null)
    {
        // First: whoever is not heard of for so long is forgotten.
        var now = at ?? Day(due).AddDays(-6);
        _office.Clock.Advance(now > _office.Clock.GetUtcNow() ? now - _office.Clock.GetUtcNow() : TimeSpan.Zero);
        await MeetAsync(zone);
        await _office.MeetAsync("coach", "chat-coach");
        var ann = new Assignee("ann", (await _office.Contacts.FindAsync(PostOffice.Person("ann"), None))!);
        var draft = new Assignment(Guid.NewGuid(), PostOffice.Person("coach"), "Carla Coach", "five-steps", "", DateOnly.FromDateTime(Day(due).UtcDateTime), AssignmentStatus.Draft, [ann], _office.Clock.GetUtcNow());
        await _office.Assignments.SaveDraftAsync(draft, None);
        await _office.Assignments.SendAsync(draft, None);
        await _office.DeliverAsync();
        if (at is null) Assert.Single(_office.Asked);
    }

    private Task MeetAsync(string zone) =>
        _office.Contacts.LearnAsync(new Contact(PostOffice.Person("ann"), "msteams", "https://teams.example/", "28:bot", "29:ann", "chat-ann", "en-GB", zone), None);

    private async Task GoOnUntilAsync(DateTimeOffset end)
    {
        // On the quarters of the hour, as the times are.
        var past = TimeSpan.FromTicks(_office.Clock.GetUtcNow().Ticks % Step.Ticks);
        await _office.DeliverAfterAsync(Step - past);
        while (_office.Clock.GetUtcNow() < end) await _office.DeliverAfterAsync(Step);
    }

    private void ComesOnceAt(string at) => Assert.InRange(Assert.Single(_office.Asked.Skip(1)).At, At(at), At(at) + Step);

    private static DateTimeOffset Day(string day) => At(day + "T00:00Z");

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
