using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.Privacy;
using ConversationCoach.Storage.Tests.Fakes;
using ConversationCoach.Storage.Tests.PostgreSql;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Tests;

public sealed class RetentionOnSqlite() : RetentionContract(time => new TemporaryDatabase(time: time));

public sealed class RetentionOnPostgreSql() : RetentionContract(time => new TemporaryPostgreSql(time: time));

/// <summary>What nobody touches any more goes, after its owner was told and had time to keep it.</summary>
public abstract class RetentionContract : IAsyncLifetime
{
    private const string Due = "SELECT count(*) FROM preparation WHERE due_at IS NOT NULL";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ManualClock _clock = new();

    private protected RetentionContract(Func<TimeProvider, ITemporary> make) => Temporary = make(_clock);

    private protected ITemporary Temporary { get; }

    private Stores Stores => Temporary.Stores;

    [Fact]
    public async Task Tells_the_owner_once_and_erases_when_they_had_their_time()
    {
        var (anns, bobs) = (await KeptAsync(New()), await KeptAsync(New(Sample.Bob)));

        await AfterAsync(165);
        Assert.Empty(await Stores.Warnings.TakeAsync(Sample.Ann, default));
        await AfterAsync(2);
        Assert.Equal(anns.Id, Assert.Single(await Stores.Warnings.TakeAsync(Sample.Ann, default)));
        await AfterAsync(1);
        Assert.Empty(await Stores.Warnings.TakeAsync(Sample.Ann, default));
        Assert.Equal(anns.Id, Assert.Single(await Stores.Warnings.ToldAsync(Sample.Ann, default)));

        await AfterAsync(12);
        Assert.NotNull(await FindAsync(anns));
        await AfterAsync(1);
        Assert.Null(await FindAsync(anns));

        // Bob was never told, because he was never there.
        Assert.NotNull(await FindAsync(bobs));
        // With her last preparation Ann's key goes too.
        var audit = await AuditAsync();
        Assert.All(audit, erased => Assert.Equal((AuditKinds.RetentionErased, Actors.Retention, "ann"), (erased.Kind, erased.Actor, erased.Subject)));
        Assert.Equal([null, anns.Id], audit.Select(erased => erased.About).Order());
    }

    [Fact]
    public async Task Has_the_owner_written_to_and_counts_one_who_cannot_be_reached_as_told()
    {
        var kept = await KeptAsync(New());
        await AfterAsync(167);
        var message = Assert.Single(await Stores.Outbox.ClaimAsync(10, default));
        Assert.Equal((MessageKind.Retention, Sample.Ann, kept.Id), (message.Kind, message.To, message.About));
        Assert.Equal(kept.Id, Assert.Single(await Stores.Warnings.DueAsync(Sample.Ann, default)));

        await Stores.Outbox.GiveUpAsync(message, GiveUpReason.Blocked, default);
        await AfterAsync(14);
        Assert.Null(await FindAsync(kept));
    }

    [Fact]
    public async Task Begins_anew_when_it_is_touched()
    {
        var kept = await KeptAsync(New());
        await AfterAsync(167);
        Assert.Single(await Stores.Warnings.TakeAsync(Sample.Ann, default));

        kept = kept.Touch(_clock.GetUtcNow());
        Assert.True(await Stores.Preparations.SaveAsync(kept, default));
        Assert.Empty(await Stores.Warnings.ToldAsync(Sample.Ann, default));
        await AfterAsync(160);
        Assert.NotNull(await FindAsync(kept));

        await AfterAsync(7);
        Assert.Equal(kept.Id, Assert.Single(await Stores.Warnings.TakeAsync(Sample.Ann, default)));
        await AfterAsync(14);
        Assert.Null(await FindAsync(kept));
    }

    [Fact]
    public async Task Counts_from_the_day_of_the_conversation_when_that_is_later()
    {
        var ahead = await KeptAsync(New() with { Day = DateOnly.FromDateTime(_clock.GetUtcNow().AddDays(300).Date) });

        await AfterAsync(300);
        Assert.Empty(await Stores.Warnings.TakeAsync(Sample.Ann, default));
        await AfterAsync(168);
        Assert.Equal(ahead.Id, Assert.Single(await Stores.Warnings.TakeAsync(Sample.Ann, default)));
        await AfterAsync(13);
        Assert.NotNull(await FindAsync(ahead));
        await AfterAsync(2);
        Assert.Null(await FindAsync(ahead));
    }

    [Fact]
    public async Task Gives_those_who_are_told_late_their_whole_time()
    {
        var kept = await KeptAsync(New());
        await AfterAsync(1000);
        Assert.Single(await Stores.Warnings.TakeAsync(Sample.Ann, default));
        await AfterAsync(13);
        Assert.NotNull(await FindAsync(kept));
        await AfterAsync(1);
        Assert.Null(await FindAsync(kept));
    }

    [Fact]
    public async Task Tells_each_person_of_theirs_and_two_turns_at_once_tell_once()
    {
        await KeptAsync(New());
        await KeptAsync(New());
        await KeptAsync(New(Sample.Bob));
        await AfterAsync(167);

        var other = Temporary.OpenStores();
        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(() => (number % 2 == 0 ? Stores : other).Warnings.TakeAsync(Sample.Ann, default))));

        Assert.Equal(2, taken.Sum(ids => ids.Length));
        Assert.Single(await Stores.Warnings.TakeAsync(Sample.Bob, default));
    }

    [Fact]
    public async Task Handles_a_part_at_a_time_until_all_is_done()
    {
        for (var number = 0; number < 520; number++) await KeptAsync(New());
        _clock.Advance(167 * Day);

        Assert.True(await Stores.Retention.RunAsync(default));
        Assert.False(await Stores.Retention.RunAsync(default));
        Assert.Equal(520, (await Stores.Warnings.TakeAsync(Sample.Ann, default)).Length);
        _clock.Advance(14 * Day);
        Assert.True(await Stores.Retention.RunAsync(default));
        Assert.Equal(20L, Temporary.Ask("SELECT count(*) FROM preparation"));
        Assert.False(await Stores.Retention.RunAsync(default));
        Assert.Equal(0L, Temporary.Ask("SELECT count(*) FROM preparation"));
        Assert.Contains("Retention handled 500 records of kind preparation.", Stores.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ann", Stores.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_alone_what_cannot_be_read_for_it_may_lie_ahead()
    {
        await KeptAsync(New());
        Temporary.AskKeys("DELETE FROM data_key");
        var other = Temporary.OpenStores();
        _clock.Advance(1000 * Day);

        Assert.False(await other.Retention.RunAsync(default));
        Assert.Empty(await other.Warnings.TakeAsync(Sample.Ann, default));
        Assert.Equal(1L, Temporary.Ask("SELECT count(*) FROM preparation"));
    }

    [Fact]
    public async Task Takes_practice_and_muted_tips_of_those_of_whom_there_is_nothing_else()
    {
        await Stores.Tips.MuteAsync(Sample.Ann, "rule", default);
        await Stores.Tips.AddPracticeAsync(Sample.Bob, "pattern", isClear: true, default);
        await AfterAsync(100);
        await Stores.Tips.AddPracticeAsync(Sample.Bob, "pattern", isClear: true, default);

        await AfterAsync(81);
        Assert.Empty(await Stores.Tips.MutedByAsync(Sample.Ann, default));
        Assert.Equal(0L, Temporary.AskKeys("SELECT count(*) FROM data_key WHERE person = 'ann'"));
        Assert.NotEmpty(await Stores.Tips.PracticeOfAsync(Sample.Bob, default));
        Assert.Equal((AuditKinds.RetentionErased, "ann"), (await AuditAsync())[0] is var first ? (first.Kind, first.Subject) : default);

        await AfterAsync(100);
        Assert.Empty(await Stores.Tips.PracticeOfAsync(Sample.Bob, default));
    }

    [Fact]
    public async Task Keeps_practice_and_muted_tips_of_those_who_still_prepare_or_talk()
    {
        await KeptAsync(New() with { Day = DateOnly.FromDateTime(_clock.GetUtcNow().AddDays(300).Date) });
        await Stores.Tips.MuteAsync(Sample.Ann, "rule", default);
        await Stores.Tips.MuteAsync(Sample.Bob, "rule", default);
        await AfterAsync(150);
        await Stores.States.WriteAsync([new StateChange(TalkKey.Of(Sample.Bob), "{}", null)], default);

        await AfterAsync(60);

        Assert.NotEmpty(await Stores.Tips.MutedByAsync(Sample.Ann, default));
        Assert.NotEmpty(await Stores.Tips.MutedByAsync(Sample.Bob, default));
        await AfterAsync(31);
        Assert.Empty(await Stores.Tips.MutedByAsync(Sample.Bob, default));
    }

    [Fact]
    public async Task Keeps_whoever_comes_back_while_others_go()
    {
        await Stores.Tips.MuteAsync(Sample.Ann, "rule", default);
        await Stores.Tips.MuteAsync(Sample.Bob, "rule", default);
        _clock.Advance(181 * Day);
        var meanwhile = new Meanwhile(person => KeptAsync(New(person == Sample.Ann ? Sample.Bob : Sample.Ann)));

        await new RetainedPeople(Stores.Data, meanwhile, Stores.SealedStates, Options.Create(Stores.Keeping), _clock).PurgeAsync(100, default);

        Assert.Single(meanwhile.Erased);
    }

    [Fact]
    public async Task Keeps_the_coach_and_the_person_of_what_is_due_later()
    {
        var now = _clock.GetUtcNow();
        var ann = new Assignee("ann", new Contact(Sample.Ann, "msteams", "https://teams.example/", "28:bot", "29:ann", null, null, null));
        var draft = new Assignment(Guid.NewGuid(), Sample.Bob, "Bob", "five-steps", "", DateOnly.FromDateTime(now.AddDays(300).UtcDateTime), AssignmentStatus.Draft, [ann], now);
        await Stores.Assignments.SaveDraftAsync(draft, default);
        await Stores.Assignments.SendAsync(draft, default);

        await AfterAsync(479);
        Assert.Equal(1L, Temporary.Ask("SELECT count(*) FROM assigned"));
        await AfterAsync(2);
        Assert.Equal(0L, Temporary.Ask("SELECT count(*) FROM assigned"));
        Assert.Equal(0L, Temporary.Ask("SELECT count(*) FROM person"));
    }

    [Fact]
    public async Task Keeps_whoever_has_said_that_they_want_no_reminders_or_nothing_of_a_coach()
    {
        var now = _clock.GetUtcNow();
        var ann = new Assignee("ann", new Contact(Sample.Ann, "msteams", "https://teams.example/", "28:bot", "29:ann", null, null, null));
        var draft = new Assignment(Guid.NewGuid(), Sample.Bob, "Bob", "five-steps", "", null, AssignmentStatus.Draft, [ann], now);
        await Stores.Assignments.SaveDraftAsync(draft, default);
        await Stores.Assignments.SendAsync(draft, default);
        await Stores.PreWork.BlockAsync((await Stores.PreWork.ListAsync(Sample.Ann, all: true, default)).Single().Id, Sample.Ann, default);
        await Stores.Reminders.SetAsync(new UserId("tenant", "eve"), areWanted: false, default);

        // Bob goes, and with him all but that Ann wants nothing of him.
        for (var time = 0; time < 3; time++) await AfterAsync(400);

        Assert.Equal(0L, Temporary.Ask("SELECT count(*) FROM person WHERE person = 'bob'"));
        Assert.Equal("ann", Temporary.Ask("SELECT o.person FROM kept_block b JOIN person o ON o.key_id = b.key_id"));
        Assert.False(await Stores.Reminders.AreWantedAsync(new UserId("tenant", "eve"), default));
    }

    [Fact]
    public async Task Counts_from_now_for_what_an_older_version_of_the_program_wrote()
    {
        await Stores.Tips.MuteAsync(Sample.Ann, "rule", default);
        Temporary.Ask("UPDATE muted_tip SET at = NULL");
        await AfterAsync(200);
        Assert.NotEmpty(await Stores.Tips.MutedByAsync(Sample.Ann, default));
        await AfterAsync(180);
        Assert.Empty(await Stores.Tips.MutedByAsync(Sample.Ann, default));
    }

    [Fact]
    public async Task Forgets_where_a_talk_is_that_nobody_goes_on_with()
    {
        await Stores.States.WriteAsync([new StateChange(TalkKey.Of(Sample.Ann), "{}", null), new StateChange("msteams/conversations/1", "{}", null)], default);
        await AfterAsync(89);
        Assert.Equal(2L, Temporary.Ask("SELECT count(*) FROM bot_state"));
        await Stores.States.WriteAsync([new StateChange(TalkKey.Of(Sample.Ann), "{}", null)], default);
        await AfterAsync(1);
        Assert.Equal(TalkKey.Of(Sample.Ann), Temporary.Ask("SELECT key FROM bot_state"));
    }

    [Fact]
    public async Task Lets_go_of_the_oldest_of_the_audit()
    {
        await Stores.Audit.RecordAsync(AuditEvent.Of(AuditKinds.Exported, "ann", Sample.Ann, null, _clock.GetUtcNow()), default);
        await AfterAsync(729);
        var later = AuditEvent.Of(AuditKinds.Exported, "ann", Sample.Ann, null, _clock.GetUtcNow());
        await Stores.Audit.RecordAsync(later, default);
        Assert.Equal(2, (await AuditAsync()).Count);

        await AfterAsync(2);

        Assert.Equal([later], await AuditAsync());
        Assert.ThrowsAny<Exception>(() => Temporary.Ask("DELETE FROM audit_event"));
    }

    [Fact]
    public async Task Is_done_by_one_process_at_a_time_and_by_another_when_that_one_is_gone()
    {
        var other = Temporary.OpenStores();
        await Stores.Retention.RunAsync(default);
        await KeptAsync(New() with { ChangedAt = _clock.GetUtcNow() - (170 * Day) });

        await other.Retention.RunAsync(default);
        Assert.Equal(0L, Temporary.Ask(Due));

        _clock.Advance(TimeSpan.FromHours(1.6));
        await other.Retention.RunAsync(default);
        Assert.Equal(1L, Temporary.Ask(Due));
    }

    [Fact]
    public async Task Is_not_held_up_by_a_process_whose_clock_was_wrong()
    {
        _ = Stores;
        Temporary.Ask("INSERT INTO lease (name, holder, until) VALUES ('retention', 'another', '2999-01-01T00:00:00.0000000Z')");
        await Stores.States.WriteAsync([new StateChange(TalkKey.Of(Sample.Ann), "{}", null)], default);
        await AfterAsync(91);
        Assert.Equal(0L, Temporary.Ask("SELECT count(*) FROM bot_state"));
    }

    public Task InitializeAsync() => Temporary.InitializeAsync();

    public Task DisposeAsync() => Temporary.DisposeAsync();

    private Preparation New(UserId? owner = null) => Sample.New(owner) with { Day = null, StartedAt = _clock.GetUtcNow(), ChangedAt = _clock.GetUtcNow() };

    private async Task<Preparation> KeptAsync(Preparation preparation)
    {
        Assert.True(await Stores.Preparations.SaveAsync(preparation, default));
        return preparation;
    }

    private async Task AfterAsync(int days)
    {
        _clock.Advance(days * Day);
        await Stores.Retention.RunAsync(default);
    }

    private Task<Preparation?> FindAsync(Preparation preparation) => Stores.Preparations.FindAsync(preparation.Id, preparation.Owner, default);

    private Task<List<AuditEvent>> AuditAsync() => Stores.Audit.ReadAsync(default, null, default).ToListAsync().AsTask();

    /// <summary>Things happen while somebody is erased.</summary>
    private sealed class Meanwhile(Func<UserId, Task> happens) : IErasure
    {
        public List<UserId> Erased { get; } = [];

        public async Task<Erased> EraseAsync(UserId person, string actor, CancellationToken cancellationToken)
        {
            Erased.Add(person);
            await happens(person);
            return new Erased(default, []);
        }
    }
}
