using ConversationCoach.Core.Assignments;

namespace ConversationCoach.Storage.Tests.Assignments;

/// <summary>A block outlives the coach it is against.</summary>
public abstract partial class AssignmentContract
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Count_as_declined_where_the_person_had_blocked_the_coach_before_that_one_was_erased(bool isCutShort)
    {
        await BlockedAsync();
        if (isCutShort) await Stores.KeyStore.DestroyAsync(Coach, _clock.GetUtcNow(), None);
        else await Stores.Erasure.EraseAsync(Coach, Coach.User, None);

        // Twice, as the one who was back is erased once more.
        await AssertIsDeclinedAsync(_temporary.OpenStores());
        await Stores.Erasure.EraseAsync(Coach, Coach.User, None);
        Assert.Equal(0L, _temporary.Ask("SELECT count(*) FROM blocked_coach"));
        await AssertIsDeclinedAsync(Stores);
        Assert.True((await PreWork.ListAsync(Sample.Ann, all: true, None)).Single().IsBlocked);
    }

    [Fact]
    public async Task Leave_of_an_erased_coach_whom_somebody_has_blocked_nothing_readable()
    {
        await BlockedAsync();
        await Stores.Erasure.EraseAsync(Coach, Coach.User, None);

        var kept = (string)_temporary.Ask("SELECT coach FROM kept_block")!;
        Assert.Equal(64, kept.Length);
        Assert.DoesNotContain(Coach.User, kept, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, (await Stores.Kept.OfAsync(Sample.Ann, None)).Single(kind => kind.Kind == Core.Privacy.Kinds.BlockedCoach).Count);
        Assert.Empty((await Stores.Kept.OfAsync(Coach, None)));
    }

    [Fact]
    public async Task Reach_whoever_takes_back_a_block_of_a_coach_who_was_erased()
    {
        await BlockedAsync();
        await Stores.Erasure.EraseAsync(Coach, Coach.User, None);
        await PreWork.UnblockAsync(Sample.Ann, None);

        Assert.Equal(AssignedStatus.Queued, (await Assignments.FollowAsync((await SentAsync(Draft(Sample.Ann))).Id, Coach, null, 0, 10, None)).Shown.Single().Progress);
    }

    private async Task BlockedAsync()
    {
        await SentAsync(Draft(Sample.Ann, Sample.Bob));
        await PreWork.BlockAsync((await AskedAsync(Sample.Ann)).Id, Sample.Ann, None);
    }

    private async Task AssertIsDeclinedAsync(Stores stores)
    {
        var draft = Draft(Sample.Ann, Sample.Bob);
        Assert.True(await stores.Assignments.SaveDraftAsync(draft, None));
        await stores.Assignments.SendAsync(draft, None);
        Assert.Equal([("ann", AssignedStatus.Declined), ("bob", AssignedStatus.Queued)],
            (await stores.Assignments.FollowAsync(draft.Id, Coach, null, 0, 10, None)).Shown.Select(one => (one.Name, one.Progress)).Order());
    }
}
