using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Tests;

/// <summary>What every store of preparations holds to.</summary>
public abstract class PreparationStoreContract
{
    protected abstract IPreparationStore Store { get; }

    [Fact]
    public async Task Finds_what_was_saved()
    {
        var started = await SavedAsync(Sample.New());
        Sample.AssertSame(started, await FindAsync(started));

        var atThePlan = await SavedAsync(started.Says("facts", "Twice last week") with
        {
            Step = null,
            Day = null,
            With = "",
            Status = PreparationStatus.Complete,
            About = "Reports",
            GuideVersion = 4,
        });
        Sample.AssertSame(atThePlan, await FindAsync(started));
    }

    [Fact]
    public async Task Finds_nothing_that_is_not_there()
    {
        Assert.Null(await FindAsync(Sample.New()));
        Assert.Empty(await Store.ListAsync(Sample.Ann, CancellationToken.None));
        Assert.False(await Store.DeleteAsync(Guid.NewGuid(), Sample.Ann, CancellationToken.None));
    }

    [Theory, InlineData("contoso", "bob"), InlineData("fabrikam", "ann"), InlineData("", "ann"), InlineData("contoso", "ANN")]
    public async Task Shows_and_gives_nothing_to_another(string tenant, string user)
    {
        var other = new UserId(tenant, user);
        var anns = await SavedAsync(Sample.New(Sample.Ann));

        Assert.Null(await Store.FindAsync(anns.Id, other, CancellationToken.None));
        Assert.Empty(await Store.ListAsync(other, CancellationToken.None));
        Assert.False(await Store.DeleteAsync(anns.Id, other, CancellationToken.None));
        Assert.False(await Store.SaveAsync(anns with { Owner = other }, CancellationToken.None));
        Assert.False(await Store.SaveAsync(anns.Says("facts", "Mine now") with { Owner = other }, CancellationToken.None));
        Sample.AssertSame(anns, await FindAsync(anns));
    }

    [Fact]
    public async Task Takes_only_the_next_version()
    {
        var first = await SavedAsync(Sample.New());
        var second = await SavedAsync(first.Says("facts", "One"));

        Assert.False(await Store.SaveAsync(first, CancellationToken.None));
        Assert.False(await Store.SaveAsync(second, CancellationToken.None));
        Assert.False(await Store.SaveAsync(first.Says("facts", "Another"), CancellationToken.None));
        Assert.False(await Store.SaveAsync(second.Next().Says("facts", "Too far"), CancellationToken.None));
        Assert.False(await Store.SaveAsync(Sample.New().Next(), CancellationToken.None));
        Sample.AssertSame(second, await FindAsync(first));
    }

    [Fact]
    public async Task Keeps_every_wording_in_order_and_rivals_beside_them()
    {
        var saved = await SavedAsync(Sample.New());
        foreach (var text in (string[])["One", "Two", "", "Three"]) saved = await SavedAsync(saved.Says("facts", text));
        for (var version = saved.Version; version < 12; version++) saved = await SavedAsync(saved.Says("wish", $"At {version}"));
        saved = await SavedAsync(saved.Says("facts", "Written elsewhere", isRival: true));

        var found = await FindAsync(saved);
        Sample.AssertSame(saved, found);
        Assert.Equal(["One", "Two", "", "Three", "Written elsewhere"], found!.Answers["facts"].Wordings.Select(wording => wording.Text));
        Assert.Equal(("Three", "Written elsewhere"), (found.TextOf("facts"), found.Answers["facts"].Rival?.Text));
    }

    [Fact]
    public async Task Keeps_the_words_of_the_first_version()
    {
        var first = Sample.New();
        var atOnce = new Answer([new Wording("At once", 1, first.ChangedAt)]);
        var kept = await SavedAsync(first with { Answers = first.Answers.SetItem("facts", atOnce) });
        Sample.AssertSame(kept, await FindAsync(kept));
    }

    [Fact]
    public async Task Lists_the_one_changed_last_first()
    {
        var old = await SavedAsync(Sample.New(about: "Old"));
        var other = await SavedAsync(Sample.New(about: "Other") with { ChangedAt = old.ChangedAt.AddTicks(1), Day = null, Step = null });
        await SavedAsync(Sample.New(Sample.Bob));
        Assert.Equal(["Other", "Old"], (await Store.ListAsync(Sample.Ann, CancellationToken.None)).Select(summary => summary.About));

        var changed = await SavedAsync(old.Next());
        Assert.Equal(
            ((PreparationSummary[])[Summary(changed), Summary(other)]).AsEnumerable(),
            await Store.ListAsync(Sample.Ann, CancellationToken.None));
    }

    [Fact]
    public async Task Deletes_every_word()
    {
        var saved = await SavedAsync((await SavedAsync(Sample.New())).Says("facts", "Gone soon"));

        Assert.True(await Store.DeleteAsync(saved.Id, saved.Owner, CancellationToken.None));
        Assert.False(await Store.DeleteAsync(saved.Id, saved.Owner, CancellationToken.None));
        Assert.Null(await FindAsync(saved));
        Assert.False(await Store.SaveAsync(saved.Next(), CancellationToken.None));

        var again = await SavedAsync(Sample.New() with { Id = saved.Id });
        Sample.AssertSame(again, await FindAsync(saved));
    }

    public static TheoryData<string> Texts =>
    [
        "", " ", "'); DROP TABLE answer; --", "@id $1 %s {0} \\ \"", "Dŵr, tŷ, ê", "👩🏽‍🤝‍👩🏻 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "\u202Eright to left\u202C שלום مرحبا", "e\u0301 \u00E9", "\tcell\tcell\nrow\r\n",
        "before\0after", "\uFEFF\uFFFF\uFFFD", new string('x', 30_000), string.Concat(Enumerable.Repeat("😀", 15_000)),
    ];

    [Theory, MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public async Task Keeps_any_text_as_it_is(string text)
    {
        var saved = await SavedAsync(Sample.New(about: text) with { With = text, Owner = new UserId(text, text), Step = text });
        saved = await SavedAsync(saved.Says("facts", text));

        Sample.AssertSame(saved, await FindAsync(saved));
        Assert.Equal(text, Assert.Single(await Store.ListAsync(saved.Owner, CancellationToken.None)).About);
    }

    [Fact]
    public async Task Keeps_half_a_character_or_a_mark_in_its_place()
    {
        var saved = await SavedAsync((await SavedAsync(Sample.New())).Says("facts", "half \uD83D of it"));

        Assert.Contains((await FindAsync(saved))!.TextOf("facts"), (string[])["half \uD83D of it", "half \uFFFD of it"]);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public Task Loses_no_change_among_many_writers(int seed) => ManyWriters.LoseNothingAsync([Store], seed);

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public Task Lets_exactly_one_of_many_have_each_version(int seed) => ManyWriters.OneWinsEachVersionAsync([Store], seed);

    [Fact]
    public async Task Keeps_nothing_of_a_save_cancelled_before_it_began()
    {
        var never = Sample.New();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.SaveAsync(never, new CancellationToken(canceled: true)));
        Assert.Null(await FindAsync(never));
    }

    protected async Task<Preparation> SavedAsync(Preparation preparation)
    {
        Assert.True(await Store.SaveAsync(preparation, CancellationToken.None));
        return preparation;
    }

    protected Task<Preparation?> FindAsync(Preparation preparation) => Store.FindAsync(preparation.Id, preparation.Owner, CancellationToken.None);

    private static PreparationSummary Summary(Preparation of) => new(of.Id, of.GuideId, of.About, of.With, of.Day, of.Status, of.Step, of.ChangedAt);
}
