using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Storage.Assignments;
using ConversationCoach.Storage.Tests.Fakes;
using ConversationCoach.Storage.Tests.PostgreSql;

namespace ConversationCoach.Storage.Tests.Assignments;

public sealed class AssignmentsOnSqlite() : AssignmentContract(clock => new TemporaryDatabase(time: clock));

public sealed class AssignmentsOnPostgreSql() : AssignmentContract(clock => new TemporaryPostgreSql(time: clock));

/// <summary>What a coach and their people find, whatever it rests on.</summary>
public abstract partial class AssignmentContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly UserId Coach = new("tenant", "coach"), Rival = new("tenant", "another-coach");
    private static readonly Share Copy = new(Guid.NewGuid(), "", "The rota", [new SharedPart("Open with", ["Could we talk?"])], default);

    private readonly ManualClock _clock = new();
    private readonly ITemporary _temporary;

    private protected AssignmentContract(Func<TimeProvider, ITemporary> make) => _temporary = make(_clock);

    private Stores Stores => _temporary.Stores;

    private IAssignmentStore Assignments => Stores.Assignments;

    private IPreWorkStore PreWork => Stores.PreWork;

    [Fact]
    public async Task Keep_a_draft_for_its_coach_alone()
    {
        var draft = Draft(Sample.Ann, Sample.Bob);
        Assert.True(await Assignments.SaveDraftAsync(draft, None));
        Assert.True(await Assignments.SaveDraftAsync(draft with { Note = "Please." }, None));
        Assert.False(await Assignments.SaveDraftAsync(draft with { Coach = Rival }, None));

        var found = await Assignments.FindAsync(draft.Id, Coach, None);
        Assert.Equal(("Please.", draft.Due, AssignmentStatus.Draft), (found!.Note, found.Due, found.Status));
        Assert.Equal(draft.People.AsEnumerable(), found.People);
        Assert.Null(await Assignments.FindAsync(draft.Id, Rival, None));
        Assert.Empty(await Assignments.ListAsync(Coach, 0, 10, None));
        Assert.Empty(await PreWork.ListAsync(Sample.Ann, all: false, None));
    }

    [Fact]
    public async Task Reach_every_person_once_with_what_the_coach_said()
    {
        var draft = await SentAsync(Draft(Sample.Ann, Sample.Bob, Sample.Ann));
        await Assignments.SendAsync(draft, None);

        Assert.Equal(4L, _temporary.Ask("SELECT count(*) FROM outbox WHERE status = 'Waiting'"));
        var asked = Assert.Single(await PreWork.ListAsync(Sample.Ann, all: false, None));
        Assert.Equal((Coach, "Carla", "five-steps", "Before Friday, please.", draft.Due, AssignedStatus.Queued), (asked.Coach, asked.CoachName, asked.GuideId, asked.Note, asked.Due, asked.Progress));
        Assert.False(await Assignments.SaveDraftAsync(draft, None));
        Assert.Empty((await Assignments.FindAsync(draft.Id, Coach, None))!.People);
    }

    [Fact]
    public async Task Are_sent_to_the_end_when_the_process_that_began_is_gone()
    {
        var draft = Draft([.. Enumerable.Range(0, 150).Select(number => new UserId("tenant", $"person-{number}"))]);
        await Assignments.SaveDraftAsync(draft, None);
        await using var dying = new DyingDatabase(Stores.Data, writes: 1);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => new AssignmentStore(dying, Stores.Keys, _clock).SendAsync(draft, None));
        Assert.Equal(100L, _temporary.Ask("SELECT count(*) FROM assigned"));
        Assert.DoesNotContain(await Stores.Outbox.ClaimAsync(1000, None), message => message.Kind == MessageKind.Sending);

        _clock.Advance(TimeSpan.FromMinutes(2));
        var left = Assert.Single(await Stores.Outbox.ClaimAsync(1000, None), message => message.Kind == MessageKind.Sending);
        Assert.Equal((Coach, draft.Id), (left.To, left.About));
        await Assignments.SendAsync((await Assignments.FindAsync(left.About, left.To, None))!, None);

        Assert.Equal(150L, _temporary.Ask("SELECT count(*) FROM assigned"));
        Assert.Equal(0L, _temporary.Ask("SELECT count(*) FROM outbox WHERE kind = 'sending' AND status = 'Waiting'"));
    }

    [Fact]
    public async Task Are_not_sent_to_the_end_while_the_coach_changes_them()
    {
        var draft = Draft(Sample.Ann);
        await Assignments.SaveDraftAsync(draft, None);
        await using var dead = new DyingDatabase(Stores.Data, writes: 0);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => new AssignmentStore(dead, Stores.Keys, _clock).SendAsync(draft, None));

        await Assignments.SaveDraftAsync(draft with { Note = "Please." }, None);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(await Stores.Outbox.ClaimAsync(1000, None));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => new AssignmentStore(dead, Stores.Keys, _clock).SendAsync(draft, None));
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Single(await Stores.Outbox.ClaimAsync(1000, None), message => message.Kind == MessageKind.Sending);
    }

    [Fact]
    public async Task Are_found_by_the_person_they_are_for_and_nobody_else()
    {
        await SentAsync(Draft(Sample.Ann));
        var asked = Assert.Single(await PreWork.ListAsync(Sample.Ann, all: false, None));
        Assert.NotNull(await PreWork.FindAsync(asked.Id, Sample.Ann, None));
        Assert.Null(await PreWork.FindAsync(asked.Id, Sample.Bob, None));
    }

    [Fact]
    public async Task Show_the_coach_how_far_each_person_is_and_no_words()
    {
        var draft = await SentAsync(Draft(Sample.Ann, Sample.Bob));
        var preparation = await BeginAsync(Sample.Ann);
        Assert.True(await Stores.Preparations.SaveAsync(preparation.Says("facts", "A secret"), None));

        var page = await Assignments.FollowAsync(draft.Id, Coach, null, 0, 10, None);
        Assert.Equal([("ann", AssignedStatus.Started), ("bob", AssignedStatus.Queued)], page.Shown.Select(one => (one.Name, one.Progress)));
        Assert.Equal(2, page.Found);
        Assert.Equal(preparation.Step, page.Shown[0].Step);
        Assert.Equal(0, (await Assignments.FollowAsync(draft.Id, Rival, null, 0, 10, None)).Found);
    }

    [Fact]
    public async Task Are_complete_once_the_plan_stands_also_while_a_step_of_it_is_open_again()
    {
        var draft = await SentAsync(Draft(Sample.Ann));
        var preparation = await BeginAsync(Sample.Ann);
        var complete = preparation with { Version = 2, Status = PreparationStatus.Complete, Step = null };
        await Stores.Preparations.SaveAsync(complete, None);
        await Stores.Preparations.SaveAsync(complete with { Version = 3, Step = "facts" }, None);

        Assert.Equal(AssignedStatus.Complete, (await Assignments.FollowAsync(draft.Id, Coach, null, 0, 10, None)).Shown.Single().Progress);
        Assert.Equal(1, (await Assignments.ListAsync(Coach, 0, 10, None)).Single().Count[AssignedStatus.Complete]);
        Assert.Empty(await PreWork.ListAsync(Sample.Ann, all: false, None));
    }

    [Fact]
    public async Task Are_filtered_and_paged()
    {
        var people = Enumerable.Range(0, 25).Select(number => new UserId("tenant", $"p{number:00}")).ToArray();
        var draft = await SentAsync(Draft(people));
        await BeginAsync(people[20]);

        var page = await Assignments.FollowAsync(draft.Id, Coach, null, 10, 10, None);
        Assert.Equal(25, page.Found);
        Assert.Equal(people[10..20].Select(person => person.User), page.Shown.Select(one => one.Name));
        Assert.Equal(Enumerable.Range(11, 10), page.Shown.Select(one => one.Number));
        var started = await Assignments.FollowAsync(draft.Id, Coach, AssignedStatus.Started, 0, 10, None);
        Assert.Equal((1, "p20"), (started.Found, started.Shown.Single().Name));
        Assert.Equal((1, 24), (started.Count[AssignedStatus.Started], started.Count[AssignedStatus.Queued]));
        Assert.Equal(people[^1].User, (await Assignments.FollowAsync(draft.Id, Coach, AssignedStatus.Queued, 23, 10, None)).Shown.Single().Name);
    }

    [Fact]
    public async Task Are_listed_the_newest_first_and_no_more_than_are_asked_for()
    {
        var made = new List<Guid>();
        for (var number = 0; number < 3; number++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            made.Add((await SentAsync(Draft(number == 1 ? [Sample.Ann, Sample.Bob] : [Sample.Ann]))).Id);
        }

        var listed = await Assignments.ListAsync(Coach, 0, 2, None);
        Assert.Equal([(made[2], 1), (made[1], 2)], listed.Select(one => (one.Assignment.Id, one.People)));
        Assert.Equal([(made[1], 2), (made[0], 1)], (await Assignments.ListAsync(Coach, 1, 2, None)).Select(one => (one.Assignment.Id, one.People)));
    }

    [Fact]
    public async Task Reach_somebody_whose_erasure_was_not_finished_with_a_fresh_key()
    {
        await SentAsync(Draft(Sample.Ann, Sample.Bob));
        await Stores.KeyStore.DestroyAsync(Sample.Ann, _clock.GetUtcNow(), None);

        var draft = Draft(Sample.Bob, Sample.Ann);
        Assert.True(await _temporary.OpenStores().Assignments.SaveDraftAsync(draft, None));
        await _temporary.OpenStores().Assignments.SendAsync(draft, None);
        Assert.Equal(["bob", "ann"], (await Assignments.FollowAsync(draft.Id, Coach, null, 0, 10, None)).Shown.Select(one => one.Name));
        Assert.Single(await PreWork.ListAsync(Sample.Ann, all: false, None));
    }

    [Fact]
    public async Task Reach_strangers_of_whom_several_coaches_think_at_once()
    {
        var people = Enumerable.Range(0, 120).Select(number => new UserId("tenant", $"p{number:000}")).ToArray();
        var drafts = Enumerable.Range(0, 3).Select(number => Draft(people) with { Coach = new UserId("tenant", $"coach-{number}") }).ToList();
        Stores[] instances = [.. drafts.Select(_ => _temporary.OpenStores())];
        await Task.WhenAll(drafts.Zip(instances, (draft, stores) => Task.Run(async () =>
        {
            await stores.Assignments.SaveDraftAsync(draft, None);
            await stores.Assignments.SendAsync(draft, None);
        })));

        Assert.Equal(360L, _temporary.Ask("SELECT count(*) FROM assigned"));
        Assert.Equal(123L, _temporary.Ask("SELECT count(*) FROM person"));
        Assert.Equal(3, (await PreWork.ListAsync(people[^1], all: false, None)).Length);
    }

    [Fact]
    public async Task Can_be_declined_with_a_word_that_only_the_coach_reads()
    {
        var draft = await SentAsync(Draft(Sample.Ann));
        var asked = await AskedAsync(Sample.Ann);
        await PreWork.DeclineAsync(asked.Id, Sample.Bob, "not mine to say", None);
        await PreWork.DeclineAsync(asked.Id, Sample.Ann, "On leave", None);

        var seen = (await Assignments.FollowAsync(draft.Id, Coach, null, 0, 10, None)).Shown.Single();
        Assert.Equal((AssignedStatus.Declined, "On leave"), (seen.Progress, seen.Reply));
        Assert.Empty(await Stores.Outbox.ClaimAsync(10, None));
        Assert.Empty(await PreWork.ListAsync(Sample.Ann, all: false, None));
    }

    [Fact]
    public async Task Count_as_declined_where_the_person_has_blocked_the_coach()
    {
        await SentAsync(Draft(Sample.Ann));
        await PreWork.BlockAsync((await AskedAsync(Sample.Ann)).Id, Sample.Ann, None);

        var second = await SentAsync(Draft(Sample.Ann, Sample.Bob));
        Assert.Equal([AssignedStatus.Declined, AssignedStatus.Queued], (await Assignments.FollowAsync(second.Id, Coach, null, 0, 10, None)).Shown.Select(one => one.Progress));
        Assert.Equal(2L, _temporary.Ask("SELECT count(*) FROM outbox WHERE kind = 'pre-work'"));

        await PreWork.UnblockAsync(Sample.Bob, None);
        Assert.Equal(AssignedStatus.Declined, (await Assignments.FollowAsync((await SentAsync(Draft(Sample.Ann))).Id, Coach, null, 0, 10, None)).Shown.Single().Progress);
        await PreWork.UnblockAsync(Sample.Ann, None);
        Assert.Equal(AssignedStatus.Queued, (await Assignments.FollowAsync((await SentAsync(Draft(Sample.Ann))).Id, Coach, null, 0, 10, None)).Shown.Single().Progress);
    }

    [Fact]
    public async Task Leave_alone_whoever_has_blocked_the_coach_also_with_what_waits_already()
    {
        var (first, second) = (await SentAsync(Draft(Sample.Ann, Sample.Bob)), await SentAsync(Draft(Sample.Ann)));
        var rivals = await SentAsync(Draft(Sample.Ann) with { Coach = Rival });
        for (var message = 0; message < 3; message++, _clock.Advance(OutboxOptions.Between)) await DeliverAsync();
        await Assignments.NudgeAsync(first.Id, Coach, null, None);
        var asked = (await PreWork.ListAsync(Sample.Ann, all: false, None)).First(one => one.Coach == Coach);

        await PreWork.BlockAsync(asked.Id, Sample.Ann, None);

        Assert.Equal([AssignedStatus.Declined, AssignedStatus.Sent], (await Assignments.FollowAsync(first.Id, Coach, null, 0, 10, None)).Shown.Select(one => one.Progress));
        Assert.Equal(AssignedStatus.Declined, (await Assignments.FollowAsync(second.Id, Coach, null, 0, 10, None)).Shown.Single().Progress);
        Assert.Equal(AssignedStatus.Sent, (await Assignments.FollowAsync(rivals.Id, Rival, null, 0, 10, None)).Shown.Single().Progress);
        Assert.True((await PreWork.FindAsync(asked.Id, Sample.Ann, None))!.IsBlocked);
        Assert.Equal("bob", _temporary.Ask("SELECT o.person FROM outbox m JOIN person o ON o.key_id = m.key_id WHERE m.kind = 'nudge' AND m.status = 'Waiting'"));
        Assert.Equal(1L, _temporary.Ask("SELECT count(*) FROM outbox m JOIN person o ON o.key_id = m.key_id WHERE o.person = 'ann' AND m.status = 'Waiting'"));
    }

    [Fact]
    public async Task Leave_alone_whoever_goes_on_by_themself_with_what_a_blocked_coach_asked()
    {
        var draft = await SentAsync(Draft(Sample.Ann, Sample.Bob));
        await DeliverAsync();
        var asked = await AskedAsync(Sample.Ann);
        await PreWork.BlockAsync(asked.Id, Sample.Ann, None);
        Assert.True(await Stores.Preparations.SaveAsync(Sample.New() with { PreWork = asked.Id }, None));

        Assert.Equal(AssignedStatus.Started, (await Assignments.FollowAsync(draft.Id, Coach, null, 0, 10, None)).Shown[0].Progress);
        Assert.Equal(1, await Assignments.NudgeAsync(draft.Id, Coach, null, None));
        Assert.Equal(2, await Assignments.WithdrawAsync(draft.Id, Coach, null, None));
        Assert.Equal("bob", _temporary.Ask("SELECT o.person FROM outbox m JOIN person o ON o.key_id = m.key_id WHERE m.kind = 'withdrawn'"));
    }

    [Fact]
    public async Task Stay_finished_where_they_were_when_the_person_blocks_the_coach()
    {
        var draft = await SentAsync(Draft(Sample.Ann));
        var preparation = await BeginAsync(Sample.Ann);
        await Stores.Preparations.SaveAsync(preparation with { Version = 2, Status = PreparationStatus.Complete, Step = null }, None);

        await PreWork.BlockAsync(preparation.PreWork!.Value, Sample.Ann, None);
        Assert.Equal(AssignedStatus.Complete, (await Assignments.FollowAsync(draft.Id, Coach, null, 0, 10, None)).Shown.Single().Progress);
    }

    [Fact]
    public async Task Nudge_those_who_have_not_finished_once_a_day()
    {
        var draft = await SentAsync(Draft(Sample.Ann, Sample.Bob));
        await DeliverAsync();
        await PreWork.DeclineAsync((await AskedAsync(Sample.Bob)).Id, Sample.Bob, "", None);

        Assert.Equal(0, await Assignments.NudgeAsync(draft.Id, Rival, null, None));
        Assert.Equal(1, await Assignments.NudgeAsync(draft.Id, Coach, null, None));
        Assert.Equal(0, await Assignments.NudgeAsync(draft.Id, Coach, null, None));
        _clock.Advance(OutboxOptions.Between);
        await DeliverAsync();
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await Assignments.NudgeAsync(draft.Id, Coach, null, None));
    }

    [Fact]
    public async Task Are_withdrawn_from_one_or_all_who_have_not_finished()
    {
        var draft = await SentAsync(Draft(Sample.Ann, Sample.Bob));
        var first = (await Assignments.FollowAsync(draft.Id, Coach, null, 0, 10, None)).Shown[0];
        Assert.Equal(0, await Assignments.WithdrawAsync(draft.Id, Rival, null, None));
        Assert.Equal(1, await Assignments.WithdrawAsync(draft.Id, Coach, first.Id, None));
        Assert.Equal([AssignedStatus.Withdrawn, AssignedStatus.Queued], (await Assignments.FollowAsync(draft.Id, Coach, null, 0, 10, None)).Shown.Select(one => one.Progress));

        Assert.Equal(1, await Assignments.WithdrawAsync(draft.Id, Coach, null, None));
        Assert.Equal(AssignmentStatus.Withdrawn, (await Assignments.FindAsync(draft.Id, Coach, None))!.Status);
        Assert.Empty(await PreWork.ListAsync(Sample.Ann, all: false, None));
        Assert.Empty(await Stores.Outbox.ClaimAsync(10, None));
    }

    [Fact]
    public async Task Get_another_day()
    {
        var draft = await SentAsync(Draft(Sample.Ann));
        var later = draft.Due!.Value.AddDays(7);
        Assert.False(await Assignments.ExtendAsync(draft.Id, Rival, later, None));
        Assert.True(await Assignments.ExtendAsync(draft.Id, Coach, later, None));
        Assert.Equal(later, (await AskedAsync(Sample.Ann)).Due);
        Assert.Equal(2L, _temporary.Ask("SELECT count(*) FROM outbox WHERE kind = 'reminder'"));
        // Whoever has not got it yet will see the new day at once.
        Assert.Equal(0L, _temporary.Ask("SELECT count(*) FROM outbox WHERE kind = 'new-day'"));

        await DeliverAsync();
        Assert.True(await Assignments.ExtendAsync(draft.Id, Coach, later, None));
        Assert.Equal(0L, _temporary.Ask("SELECT count(*) FROM outbox WHERE kind = 'new-day'"));
        Assert.True(await Assignments.ExtendAsync(draft.Id, Coach, later.AddDays(1), None));
        Assert.Equal(1L, _temporary.Ask("SELECT count(*) FROM outbox WHERE kind = 'new-day'"));
    }

    [Fact]
    public async Task Tell_the_coach_who_could_not_be_reached()
    {
        var draft = await SentAsync(Draft(Sample.Ann));
        await Stores.Outbox.GiveUpAsync((await Stores.Outbox.ClaimAsync(10, None)).Single(message => message.Kind == MessageKind.PreWork), GiveUpReason.Blocked, None);

        Assert.Equal(AssignedStatus.Unreached, (await Assignments.FollowAsync(draft.Id, Coach, null, 0, 10, None)).Shown.Single().Progress);
        _clock.Advance(TimeSpan.FromMinutes(11));
        var told = (await Stores.Outbox.ClaimAsync(10, None)).Single(message => message.Kind == MessageKind.Unreached);
        Assert.Equal((Coach, draft.Id), (told.To, told.About));
    }

    [Fact]
    public async Task Are_told_of_in_the_audit_and_each_once()
    {
        var draft = await SentAsync(Draft(Sample.Ann, Sample.Bob));
        await Assignments.SendAsync(draft, None);
        var asked = await AskedAsync(Sample.Ann);
        await ShareAsAsync(Sample.Ann, asked.Id);
        await PreWork.TakeBackAsync(asked.Id, Sample.Ann, None);
        await Assignments.WithdrawAsync(draft.Id, Coach, null, None);

        var told = new List<AuditEvent>();
        await foreach (var happened in Stores.Audit.ReadAsync(DateTimeOffset.MinValue, null, None)) told.Add(happened);
        Assert.Equal(
            [(AuditKinds.Assigned, "coach", "ann"), (AuditKinds.Assigned, "coach", "bob"), (AuditKinds.Shared, "ann", null), (AuditKinds.TakenBack, "ann", null),
                (AuditKinds.Withdrawn, "coach", "ann"), (AuditKinds.Withdrawn, "coach", "bob")],
            told.Select(happened => (happened.Kind, happened.Actor, happened.Subject)).Order());
        Assert.Contains(told, happened => happened.About == asked.Id);
    }

    [Fact]
    public async Task Go_with_the_coach_and_with_the_person()
    {
        var draft = await SentAsync(Draft(Sample.Ann, Sample.Bob));
        await ShareAsAsync(Sample.Ann, (await AskedAsync(Sample.Ann)).Id);
        await Stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, None);
        Assert.Equal("bob", (await Assignments.FollowAsync(draft.Id, Coach, null, 0, 10, None)).Shown.Single().Name);

        await Stores.Erasure.EraseAsync(Coach, Coach.User, None);
        Assert.Empty(await PreWork.ListAsync(Sample.Bob, all: false, None));
        Assert.Equal(0L, _temporary.Ask("SELECT count(*) FROM assigned"));
    }

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();

    private Assignment Draft(params UserId[] people) => new(Guid.NewGuid(), Coach, "Carla", "five-steps", "Before Friday, please.", new DateOnly(2025, 3, 14),
        AssignmentStatus.Draft, [.. people.Select(person => new Assignee(person.User, new Contact(person, "msteams", "https://teams.example", "28:bot", $"29:{person.User}", null, null, null)))], _clock.GetUtcNow());

    private async Task<Assignment> SentAsync(Assignment draft)
    {
        Assert.True(await Assignments.SaveDraftAsync(draft, None));
        await Assignments.SendAsync(draft, None);
        return draft;
    }

    private async Task DeliverAsync()
    {
        while (await Stores.Outbox.ClaimAsync(10, None) is { IsEmpty: false } claimed)
            foreach (var message in claimed) await Stores.Outbox.MarkSentAsync(message, "chat", None);
    }

    private async Task<PreWork> AskedAsync(UserId person) => (await PreWork.ListAsync(person, all: false, None)).Single();

    private async Task<bool> ShareAsAsync(UserId person, Guid asked)
    {
        var preparation = Sample.New(person) with { PreWork = asked };
        Assert.True(await Stores.Preparations.SaveAsync(preparation, None));
        return await PreWork.ShareAsync(asked, preparation.Id, person, Copy with { Id = Guid.NewGuid() }, None);
    }

    private async Task<Preparation> BeginAsync(UserId person)
    {
        var preparation = Sample.New(person) with { PreWork = (await AskedAsync(person)).Id };
        Assert.True(await Stores.Preparations.SaveAsync(preparation, None));
        return preparation;
    }
}
