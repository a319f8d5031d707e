using System.Collections.Concurrent;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Tests.Fakes;
using ConversationCoach.Storage.Tests.PostgreSql;

namespace ConversationCoach.Storage.Tests.Outbox;

public sealed class AnOutboxOnSqlite() : OutboxContract(clock => new TemporaryDatabase(time: clock));

public sealed class AnOutboxOnPostgreSql() : OutboxContract(clock => new TemporaryPostgreSql(time: clock));

/// <summary>What every outbox does, whatever it rests on.</summary>
public abstract class OutboxContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly OutboxOptions Settings = new();

    private readonly ManualClock _clock = new();
    private readonly ITemporary _temporary;

    private protected OutboxContract(Func<TimeProvider, ITemporary> make) => _temporary = make(_clock);

    private IOutbox Box => _temporary.Stores.Outbox;

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public async Task Hands_out_what_is_due_with_how_the_person_is_reached()
    {
        var contact = await MeetAsync(Sample.Ann);
        var message = Message(Sample.Ann);
        await Box.AddAsync([message], None);

        var claimed = Assert.Single(await Box.ClaimAsync(10, None));
        Assert.Equal((message.Id, message.Kind, message.About, Sample.Ann, 1, message.Until), (claimed.Id, claimed.Kind, claimed.About, claimed.To, claimed.Attempt, claimed.Until));
        Assert.Equal(contact, claimed.Contact);
    }

    [Fact]
    public async Task Keeps_what_is_not_due_yet()
    {
        await MeetAsync(Sample.Ann);
        await Box.AddAsync([Message(Sample.Ann) with { Due = Now.AddMinutes(1) }], None);
        Assert.Empty(await Box.ClaimAsync(10, None));

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(await Box.ClaimAsync(10, None));
    }

    [Fact]
    public async Task Holds_a_message_once_however_often_it_is_added()
    {
        await MeetAsync(Sample.Ann);
        var message = Message(Sample.Ann);
        await Box.AddAsync([message], None);
        await Box.AddAsync([message], None);
        await Box.MarkSentAsync(Assert.Single(await Box.ClaimAsync(10, None)), "chat", None);
        await Box.AddAsync([message], None);

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await Box.ClaimAsync(10, None));
    }

    [Theory, InlineData(MessageKind.Morning), InlineData(MessageKind.HowDidItGo), InlineData(MessageKind.Review)]
    public async Task Takes_up_again_what_was_dropped_around_a_conversation_and_is_added_anew(string kind)
    {
        await MeetAsync(Sample.Ann);
        var message = Message(Sample.Ann, kind);
        await DroppedAsync(message);

        var wanted = message with { Due = Now.AddHours(1), Until = Now.AddDays(5) };
        await Box.AddAsync([wanted], None);
        Assert.Empty(await Box.ClaimAsync(10, None));
        _clock.Advance(TimeSpan.FromHours(1));
        var again = Assert.Single(await Box.ClaimAsync(10, None));
        Assert.Equal((message.Id, wanted.Until), (again.Id, again.Until));
        await Box.MarkSentAsync(again, "chat", None);

        await Box.AddAsync([wanted with { Due = Now }], None);
        _clock.Advance(OutboxOptions.Between);
        Assert.Empty(await Box.ClaimAsync(10, None));
    }

    [Fact]
    public async Task Leaves_dropped_whatever_else_is_added_anew()
    {
        await MeetAsync(Sample.Ann);
        var message = Message(Sample.Ann, MessageKind.Nudge);
        await DroppedAsync(message);
        await Box.AddAsync([message], None);
        Assert.Empty(await Box.ClaimAsync(10, None));
    }

    [Fact]
    public async Task Takes_up_again_what_was_dropped_before_the_person_wanted_reminders_again()
    {
        await MeetAsync(Sample.Ann);
        await MeetAsync(Sample.Bob);
        var (wanted, past) = (Message(Sample.Ann, MessageKind.Morning), Message(Sample.Ann, MessageKind.Review) with { Until = Now.AddMinutes(1) });
        foreach (var message in new[] { wanted, past, Message(Sample.Ann, MessageKind.Nudge), Message(Sample.Bob, MessageKind.Morning) }) await DroppedAsync(message);
        _clock.Advance(TimeSpan.FromMinutes(1));

        await _temporary.Stores.Reminders.SetAsync(Sample.Ann, areWanted: false, None);
        Assert.Empty(await Box.ClaimAsync(10, None));
        await _temporary.Stores.Reminders.SetAsync(Sample.Ann, areWanted: true, None);
        Assert.Equal(wanted.Id, Assert.Single(await Box.ClaimAsync(10, None)).Id);
        Assert.Equal(1L, _temporary.Ask("SELECT count(*) FROM outbox WHERE status = 'Waiting'"));
    }

    [Fact]
    public async Task Gives_one_message_to_one_dispatcher_until_the_lease_ends()
    {
        await MeetAsync(Sample.Ann);
        await Box.AddAsync([Message(Sample.Ann)], None);
        var first = Assert.Single(await Box.ClaimAsync(10, None));
        Assert.Empty(await _temporary.OpenStores().Outbox.ClaimAsync(10, None));

        _clock.Advance(Settings.Lease);
        var second = Assert.Single(await _temporary.OpenStores().Outbox.ClaimAsync(10, None));
        Assert.Equal(2, second.Attempt);
        Assert.False(await Box.MarkSentAsync(first, "chat", None));
        Assert.True(await Box.MarkSentAsync(second, "chat", None));
    }

    [Fact]
    public async Task Writes_to_one_person_one_message_at_a_time()
    {
        await MeetAsync(Sample.Ann);
        await MeetAsync(Sample.Bob);
        await Box.AddAsync([Message(Sample.Ann), Message(Sample.Ann), Message(Sample.Bob)], None);

        var first = await Box.ClaimAsync(10, None);
        Assert.Equal([Sample.Ann, Sample.Bob], first.Select(claimed => claimed.To).OrderBy(person => person.User));

        // However long the first one takes, the second waits for it, and then a little longer.
        _clock.Advance(Settings.Lease - OutboxOptions.Between);
        Assert.Empty(await Box.ClaimAsync(10, None));
        await Box.MarkSentAsync(first.Single(claimed => claimed.To == Sample.Ann), "chat", None);
        Assert.Empty(await Box.ClaimAsync(10, None));
        _clock.Advance(OutboxOptions.Between - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await Box.ClaimAsync(10, None));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Contains(Sample.Ann, (await Box.ClaimAsync(10, None)).Select(claimed => claimed.To));
    }

    [Fact]
    public async Task Remembers_where_it_found_the_person()
    {
        await MeetAsync(Sample.Ann, conversation: null);
        await Box.AddAsync([Message(Sample.Ann)], None);
        await Box.MarkSentAsync(Assert.Single(await Box.ClaimAsync(10, None)), "a-chat", None);

        Assert.Equal("a-chat", (await _temporary.Stores.Contacts.FindAsync(Sample.Ann, None))?.Conversation);
    }

    [Fact]
    public async Task Puts_off_and_begins_a_new_conversation_where_the_old_one_is_gone()
    {
        await MeetAsync(Sample.Ann);
        await Box.AddAsync([Message(Sample.Ann)], None);
        await Box.PutOffAsync(Assert.Single(await Box.ClaimAsync(10, None)), Now.AddMinutes(5), conversationIsGone: true, None);

        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Empty(await Box.ClaimAsync(10, None));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(Assert.Single(await Box.ClaimAsync(10, None)).Contact?.Conversation);
    }

    [Fact]
    public async Task Writes_no_more_to_somebody_who_has_blocked_the_bot()
    {
        await MeetAsync(Sample.Ann);
        await Box.AddAsync([Message(Sample.Ann)], None);
        await Box.GiveUpAsync(Assert.Single(await Box.ClaimAsync(10, None)), GiveUpReason.Blocked, None);

        Assert.Null(await _temporary.Stores.Contacts.FindAsync(Sample.Ann, None));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Box.ClaimAsync(10, None));
    }

    [Fact]
    public async Task Takes_back_what_has_not_gone_out()
    {
        await MeetAsync(Sample.Ann);
        var message = Message(Sample.Ann);
        await Box.AddAsync([message], None);
        await Box.CancelAsync([message.Id], None);
        Assert.Empty(await Box.ClaimAsync(10, None));
    }

    [Fact]
    public async Task Asks_again_when_a_quiet_message_shall_go_once_the_person_has_another_clock()
    {
        var contact = await MeetAsync(Sample.Ann);
        await Box.AddAsync([Message(Sample.Ann, MessageKind.Reminder) with { Due = Now.AddHours(9) }, Message(Sample.Ann, MessageKind.PreWork) with { Due = Now.AddHours(9) }], None);
        await _temporary.Stores.Contacts.LearnAsync(contact with { TimeZone = "Pacific/Auckland" }, None);

        Assert.Equal(MessageKind.Reminder, Assert.Single(await Box.ClaimAsync(10, None)).Kind);
    }

    [Fact]
    public async Task Says_how_many_wait_and_since_when()
    {
        await MeetAsync(Sample.Ann);
        var due = Now;
        await Box.AddAsync([Message(Sample.Ann), Message(Sample.Ann) with { Due = Now.AddHours(1) }], None);
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(new OutboxDepth(1, due), await Box.DepthAsync(None));
    }

    [Fact]
    public async Task Goes_with_the_person()
    {
        await MeetAsync(Sample.Ann);
        await Box.AddAsync([Message(Sample.Ann)], None);
        await _temporary.Stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, None);
        Assert.Empty(await Box.ClaimAsync(10, None));
        Assert.Equal(0L, _temporary.Ask("SELECT count(*) FROM outbox"));
    }

    [Fact]
    public async Task Gives_leave_to_send_to_all_dispatchers_together_at_even_times()
    {
        IOutbox[] boxes = [Box, _temporary.OpenStores().Outbox, _temporary.OpenStores().Outbox];
        var leased = await Task.WhenAll(Enumerable.Range(0, 30).Select(turn => Task.Run(() => boxes[turn % 3].LeasePermitsAsync(1 + (turn % 4), None))));

        var times = leased.SelectMany(permits => permits).Order().ToList();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(Settings.Pace, pair.Second - pair.First));
    }

    [Fact]
    public async Task Gives_leave_for_now_again_when_a_clock_that_was_ahead_is_set_back()
    {
        var before = Now;
        _clock.Advance(TimeSpan.FromHours(1));
        await Box.LeasePermitsAsync(10, None);

        _clock.Advance(TimeSpan.FromHours(-1));

        Assert.Equal([before, before + Settings.Pace], (await Box.LeasePermitsAsync(2, None)).AsEnumerable());
    }

    [Fact]
    public async Task Hands_out_no_more_than_is_asked_for_of_however_many()
    {
        var people = Enumerable.Range(0, 200).Select(number => new UserId("tenant", $"person-{number}")).ToList();
        foreach (var person in people) await MeetAsync(person);
        await Box.AddAsync([.. people.Select(person => Message(person))], None);

        for (var turn = 0; turn < 10; turn++) Assert.Equal(5, (await Box.ClaimAsync(5, None)).Length);
        Assert.Equal(50L, _temporary.Ask("SELECT count(*) FROM outbox WHERE lease IS NOT NULL"));
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task Hands_each_of_many_messages_to_exactly_one_of_many_dispatchers(int seed)
    {
        var people = Enumerable.Range(0, 60).Select(number => new UserId("tenant", $"person-{number}")).ToList();
        foreach (var person in people) await MeetAsync(person);
        await Box.AddAsync([.. people.Select(person => Message(person))], None);
        IOutbox[] boxes = [Box, _temporary.OpenStores().Outbox, _temporary.OpenStores().Outbox];
        var random = new Random(seed);
        var sizes = Enumerable.Range(0, 30).Select(_ => random.Next(1, 6)).ToList();
        var claimed = new ConcurrentBag<string>();

        await Task.WhenAll(sizes.Select((size, turn) => Task.Run(async () =>
        {
            foreach (var message in await boxes[turn % 3].ClaimAsync(size, None)) claimed.Add(message.Id);
        })));
        while (await Box.ClaimAsync(20, None) is { IsEmpty: false } rest)
            foreach (var message in rest) claimed.Add(message.Id);

        Assert.Equal(60, claimed.Distinct().Count());
        Assert.Equal(60, claimed.Count);
    }

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();

    private OutboxMessage Message(UserId to, string kind = MessageKind.PreWork) => new(kind, Guid.NewGuid(), "", to, Now, Now.AddDays(3));

    private async Task DroppedAsync(OutboxMessage message)
    {
        await Box.AddAsync([message], None);
        await Box.DropAsync(Assert.Single(await Box.ClaimAsync(10, None)), None);
        _clock.Advance(OutboxOptions.Between);
    }

    private async Task<Contact> MeetAsync(UserId person, string? conversation = "chat")
    {
        var contact = new Contact(person, "msteams", "https://teams.example", "28:bot", $"29:{person.User}", conversation, "en-GB", "Europe/London");
        await _temporary.Stores.Contacts.LearnAsync(contact, None);
        return contact;
    }
}
