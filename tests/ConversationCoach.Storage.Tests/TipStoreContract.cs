using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Reframing;

namespace ConversationCoach.Storage.Tests;

public abstract class TipStoreContract
{
    private static readonly UserId Ann = new("tenant", "ann");
    private static readonly UserId Bob = new("tenant", "bob");

    protected abstract ITipStore Store { get; }

    [Fact]
    public async Task Mutes_for_one_person_as_often_as_asked_and_gives_it_back()
    {
        await Store.MuteAsync(Ann, "yes-but.agreed", default);
        await Store.MuteAsync(Ann, "yes-but.agreed", default);

        Assert.Equal(["yes-but.agreed"], await Store.MutedByAsync(Ann, default));
        Assert.Empty(await Store.MutedByAsync(Bob, default));

        await Store.UnmuteAsync(Ann, "yes-but.agreed", default);
        Assert.Empty(await Store.MutedByAsync(Ann, default));
    }

    [Fact]
    public async Task Counts_what_was_of_no_help_by_rule()
    {
        await Store.CountNotHelpfulAsync("one", default);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Store.CountNotHelpfulAsync("two", default)));

        var counts = await Store.NotHelpfulAsync(default);
        Assert.Equal(1, counts["one"]);
        Assert.Equal(20, counts["two"]);
    }

    [Fact]
    public async Task Adds_up_practice_by_person_and_pattern()
    {
        await Store.AddPracticeAsync(Ann, "yes-but", isClear: true, default);
        await Store.AddPracticeAsync(Ann, "yes-but", isClear: false, default);
        await Store.AddPracticeAsync(Ann, "position", isClear: true, default);

        var practice = await Store.PracticeOfAsync(Ann, default);
        Assert.Equal(new PracticeCount(2, 1), practice["yes-but"]);
        Assert.Equal(new PracticeCount(1, 1), practice["position"]);
        Assert.Empty(await Store.PracticeOfAsync(Bob, default));
    }
}
