using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Assignments;
using ConversationCoach.Storage.Outbox;
using ConversationCoach.Storage.Tests.Fakes;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Tests.Assignments;

/// <summary>What the coach asks of their people afterwards.</summary>
public abstract partial class AssignmentContract
{
    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public async Task Get_another_day_of_which_all_are_told_once_also_when_the_process_that_set_it_is_gone(int writes)
    {
        var draft = await SentAsync(Draft([.. Enumerable.Range(0, 300).Select(number => new UserId("tenant", $"person-{number}"))]));
        _temporary.Ask("UPDATE assigned SET status = 'Sent'");
        var later = draft.Due!.Value.AddDays(7);
        await using var dying = new DyingDatabase(Stores.Data, writes);
        await Record.ExceptionAsync(() => new AssignmentStore(dying, Stores.Keys, _clock).ExtendAsync(draft.Id, Coach, later, None));

        for (var press = 0; press < 2; press++) Assert.True(await Assignments.ExtendAsync(draft.Id, Coach, later, None));
        Assert.Equal(300L, _temporary.Ask("SELECT count(*) FROM outbox WHERE kind = 'new-day'"));
        Assert.Equal(600L, _temporary.Ask("SELECT count(*) FROM outbox WHERE kind = 'reminder'"));
    }

    [Fact]
    public async Task Tell_the_coach_also_of_whom_somebody_slow_has_given_up_just_then()
    {
        var slow = new ManualClock();
        foreach (var clock in new[] { _clock, slow }) clock.Advance(TimeSpan.FromSeconds(230));
        await SentAsync(Draft(Sample.Ann, Sample.Bob));
        var claimed = (await Stores.Outbox.ClaimAsync(10, None)).Where(message => message.Kind == MessageKind.PreWork).ToList();
        await Stores.Outbox.GiveUpAsync(claimed[0], GiveUpReason.NotFound, None);

        // Ten minutes past five have gone by for all but one, who writes down a little later what happened before.
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.DoesNotContain(await Stores.Outbox.ClaimAsync(10, None), message => message.Kind == MessageKind.Unreached);
        await new OutboxStore(Stores.Data, Stores.Keys, Options.Create(new OutboxOptions()), slow).GiveUpAsync(claimed[1], GiveUpReason.NotFound, None);

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(await Stores.Outbox.ClaimAsync(10, None), message => message.Kind == MessageKind.Unreached);
        Assert.Equal(2L, _temporary.Ask("SELECT count(*) FROM assigned WHERE status = 'Unreached'"));
    }

    [Fact]
    public async Task Are_spoken_of_again_when_they_get_the_day_back_that_they_had()
    {
        var draft = await SentAsync(Draft(Sample.Ann));
        await DeliverAsync();
        var (first, second) = (draft.Due!.Value.AddDays(7), draft.Due!.Value.AddDays(8));
        await Assignments.ExtendAsync(draft.Id, Coach, first, None);
        await Assignments.ExtendAsync(draft.Id, Coach, second, None);
        // As the one who sends does when it looks at them meanwhile.
        _temporary.Ask($"UPDATE outbox SET status = 'Dropped', ended_at = '{SqlText.Of(_clock.GetUtcNow())}' WHERE id LIKE '%/{first:O}'");

        await Assignments.ExtendAsync(draft.Id, Coach, first, None);
        Assert.Equal(2L, _temporary.Ask($"SELECT count(*) FROM outbox WHERE status = 'Waiting' AND id LIKE '%/{first:O}'"));
    }
}
