using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Tests.Assignments;

/// <summary>What their people do meanwhile, and when they are spoken to of it.</summary>
public abstract partial class AssignmentContract
{
    [Theory, InlineData("declined"), InlineData("withdrawn"), InlineData("finished")]
    public async Task Are_not_spoken_of_any_more_to_a_person_who_is_done_with_them(string how)
    {
        var draft = await SentAsync(Draft(Sample.Ann, Sample.Bob));
        await DeliverAsync();
        Assert.True(await Assignments.ExtendAsync(draft.Id, Coach, draft.Due!.Value.AddDays(30), None));
        Assert.Equal(2, await Assignments.NudgeAsync(draft.Id, Coach, null, None));
        Assert.Equal(6L, Waiting());

        var asked = (await AskedAsync(Sample.Ann)).Id;
        if (how == "declined") await PreWork.DeclineAsync(asked, Sample.Ann, "", None);
        else if (how == "withdrawn") await Assignments.WithdrawAsync(draft.Id, Coach, asked, None);
        else Assert.True(await Stores.Preparations.SaveAsync(Finished(await BeginAsync(Sample.Ann)), None));

        Assert.Equal(3L, Waiting());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Are_reminded_of_all_the_same_to_a_person_who_had_declined_and_writes_after_all(bool isBegunBefore)
    {
        await SentAsync(Draft(Sample.Ann));
        await DeliverAsync();
        var asked = (await AskedAsync(Sample.Ann)).Id;
        var preparation = Sample.New() with { PreWork = asked };
        if (isBegunBefore) await Stores.Preparations.SaveAsync(preparation, None);
        await PreWork.DeclineAsync(asked, Sample.Ann, "", None);
        Assert.Equal(0L, Waiting());

        _clock.Advance(TimeSpan.FromMinutes(1));
        await Stores.Preparations.SaveAsync(isBegunBefore ? preparation.Says("facts", "After all") : preparation, None);
        var again = Assert.Single(await Stores.Outbox.ClaimAsync(10, None));
        Assert.Equal((MessageKind.Reminder, asked), (again.Kind, again.About));

        // Whoever sends it looks whether it is wanted; writing on does not ask for it again and again.
        await Stores.Outbox.DropAsync(again, None);
        await Stores.Preparations.SaveAsync((isBegunBefore ? preparation.Next() : preparation).Says("facts", "And more"), None);
        Assert.Equal(0L, Waiting());
    }

    [Fact]
    public async Task Are_not_reminded_of_to_a_person_who_writes_on_when_they_have_finished()
    {
        await SentAsync(Draft(Sample.Ann));
        var finished = Finished(await BeginAsync(Sample.Ann));
        await Stores.Preparations.SaveAsync(finished, None);
        await Stores.Preparations.SaveAsync(finished.Says("facts", "Another word") with { Step = "facts", Status = PreparationStatus.Paused }, None);
        Assert.Equal(0L, Waiting());
    }

    [Fact]
    public async Task Nudge_nobody_for_whom_one_waits_or_has_just_gone()
    {
        var draft = await SentAsync(Draft(Sample.Ann));
        await DeliverAsync();
        Assert.Equal(1, await Assignments.NudgeAsync(draft.Id, Coach, null, None));
        for (var day = 0; day < 2; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(0, await Assignments.NudgeAsync(draft.Id, Coach, null, None));
        }

        await DeliverAsync();
        _clock.Advance(TimeSpan.FromHours(19));
        Assert.Equal(0, await Assignments.NudgeAsync(draft.Id, Coach, null, None));
        Assert.Equal(1L, _temporary.Ask("SELECT count(*) FROM outbox WHERE kind = 'nudge'"));
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await Assignments.NudgeAsync(draft.Id, Coach, null, None));
        Assert.Equal(2L, _temporary.Ask("SELECT count(*) FROM outbox WHERE kind = 'nudge'"));
    }

    [Fact]
    public async Task Nudge_nobody_twice_a_day_however_much_their_coach_asks_of_them()
    {
        var (first, second) = (await SentAsync(Draft(Sample.Ann)), await SentAsync(Draft(Sample.Ann, Sample.Bob)));
        var rivals = await SentAsync(Draft(Sample.Ann) with { Coach = Rival });
        for (var message = 0; message < 3; message++, _clock.Advance(OutboxOptions.Between)) await DeliverAsync();

        Assert.Equal(1, await Assignments.NudgeAsync(first.Id, Coach, null, None));
        Assert.Equal(1, await Assignments.NudgeAsync(second.Id, Coach, null, None));
        Assert.Equal(1, await Assignments.NudgeAsync(rivals.Id, Rival, null, None));
        for (var message = 0; message < 2; message++, _clock.Advance(OutboxOptions.Between)) await DeliverAsync();
        Assert.Equal(0, await Assignments.NudgeAsync(second.Id, Coach, null, None));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await Assignments.NudgeAsync(second.Id, Coach, null, None));
        Assert.Equal(0, await Assignments.NudgeAsync(first.Id, Coach, null, None));
    }

    [Fact]
    public async Task Count_by_how_far_a_person_is_who_goes_on_after_they_declined()
    {
        var draft = await SentAsync(Draft(Sample.Ann));
        var preparation = await BeginAsync(Sample.Ann);
        await PreWork.DeclineAsync(preparation.PreWork!.Value, Sample.Ann, "No time", None);
        var opened = preparation.Next();
        await Stores.Preparations.SaveAsync(opened, None);
        Assert.Equal((AssignedStatus.Declined, "No time"), await SeenAsync(draft));

        var further = opened.Says("facts", "After all");
        await Stores.Preparations.SaveAsync(further, None);
        Assert.Equal((AssignedStatus.Started, ""), await SeenAsync(draft));
        await PreWork.DeclineAsync(preparation.PreWork.Value, Sample.Ann, "", None);
        await Stores.Preparations.SaveAsync(Finished(further), None);
        Assert.Equal((AssignedStatus.Complete, ""), await SeenAsync(draft));
    }

    [Fact]
    public async Task Keep_the_word_of_a_person_who_declines_again_without_one_until_they_have_begun_after_all()
    {
        var draft = await SentAsync(Draft(Sample.Ann));
        var asked = (await AskedAsync(Sample.Ann)).Id;
        foreach (var (word, kept) in new[] { ("No time", "No time"), ("", "No time"), ("On leave", "On leave") })
        {
            await PreWork.DeclineAsync(asked, Sample.Ann, word, None);
            Assert.Equal((AssignedStatus.Declined, kept), await SeenAsync(draft));
        }

        await Stores.Preparations.SaveAsync(Sample.New() with { PreWork = asked }, None);
        await PreWork.DeclineAsync(asked, Sample.Ann, "", None);
        Assert.Equal((AssignedStatus.Declined, ""), await SeenAsync(draft));
    }

    [Theory, InlineData("declined"), InlineData("withdrawn"), InlineData("blocked")]
    public async Task Show_the_coach_no_day_on_which_a_person_goes_on_by_themself(string how)
    {
        var draft = await SentAsync(Draft(Sample.Ann));
        var preparation = (await BeginAsync(Sample.Ann)).Next() with { ChangedAt = _clock.GetUtcNow().AddDays(1) };
        await Stores.Preparations.SaveAsync(preparation, None);
        Assert.Equal(preparation.ChangedAt, await MovedAtAsync(draft));

        _clock.Advance(TimeSpan.FromDays(2));
        if (how == "declined") await PreWork.DeclineAsync(preparation.PreWork!.Value, Sample.Ann, "", None);
        else if (how == "withdrawn") await Assignments.WithdrawAsync(draft.Id, Coach, null, None);
        else await PreWork.BlockAsync(preparation.PreWork!.Value, Sample.Ann, None);
        var ended = _clock.GetUtcNow();
        Assert.True(await Stores.Preparations.SaveAsync(preparation.Next() with { About = "The rota", ChangedAt = ended.AddDays(1) }, None));
        Assert.Equal(ended, await MovedAtAsync(draft));
    }

    [Fact]
    public async Task Stay_finished_whatever_is_declined_paused_or_deleted_afterwards()
    {
        var draft = await SentAsync(Draft(Sample.Ann));
        var finished = Finished(await BeginAsync(Sample.Ann));
        await Stores.Preparations.SaveAsync(finished, None);
        await PreWork.DeclineAsync(finished.PreWork!.Value, Sample.Ann, "Too late", None);
        Assert.Equal((AssignedStatus.Complete, ""), await SeenAsync(draft));

        await Stores.Preparations.SaveAsync(finished.Says("facts", "Another word") with { Step = "facts", Status = PreparationStatus.Paused }, None);
        Assert.Equal((AssignedStatus.Complete, ""), await SeenAsync(draft));
        Assert.Equal(0, await Assignments.NudgeAsync(draft.Id, Coach, null, None));

        await Stores.Preparations.DeleteAsync(finished.Id, Sample.Ann, None);
        Assert.Equal((AssignedStatus.Complete, ""), await SeenAsync(draft));
    }

    private static Preparation Finished(Preparation preparation) => preparation.Next() with { Status = PreparationStatus.Complete, Step = null };

    private async Task<(AssignedStatus Progress, string Reply)> SeenAsync(Assignment draft)
    {
        var seen = (await Assignments.FollowAsync(draft.Id, Coach, null, 0, 10, None)).Shown.Single();
        return (seen.Progress, seen.Reply);
    }

    private async Task<DateTimeOffset> MovedAtAsync(Assignment draft) => (await Assignments.FollowAsync(draft.Id, Coach, null, 0, 10, None)).Shown.Single().MovedAt;

    private object? Waiting() => _temporary.Ask("SELECT count(*) FROM outbox WHERE status = 'Waiting' AND kind IN ('reminder', 'nudge')");
}
