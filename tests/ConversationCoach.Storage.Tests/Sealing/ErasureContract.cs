using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.Tests.Fakes;
using ConversationCoach.Storage.Tests.PostgreSql;

namespace ConversationCoach.Storage.Tests.Sealing;

public sealed class ErasingOnSqlite() : ErasureContract(time => new TemporaryDatabase(time: time))
{
    [Fact]
    public async Task Leaves_not_even_the_wrapped_key_on_the_disk()
    {
        await KeepAsync(Sample.Ann);
        var wrapped = (byte[])Temporary.AskKeys("SELECT wrapped FROM data_key")!;
        Assert.True(await IsOnDiskAsync());

        await Stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, default);
        Assert.False(await IsOnDiskAsync());

        async Task<bool> IsOnDiskAsync() => (await Temporary.OnDiskAsync()).Any(file => file.Bytes.AsSpan().IndexOf(wrapped) >= 0);
    }
}

public sealed class ErasingOnPostgreSql() : ErasureContract(time => new TemporaryPostgreSql(time: time));

/// <summary>A person who is erased leaves nothing that anybody can read, here or in copies.</summary>
public abstract class ErasureContract : IAsyncLifetime
{
    private readonly ManualClock _clock = new();

    private protected ErasureContract(Func<TimeProvider, ITemporary> make) => Temporary = make(_clock);

    private protected ITemporary Temporary { get; }

    private protected Stores Stores => Temporary.Stores;

    [Fact]
    public async Task Says_what_is_kept_of_a_person()
    {
        Assert.Empty(await Stores.Kept.OfAsync(Sample.Ann, default));
        var first = await KeepAsync(Sample.Ann);
        await KeepAsync(Sample.Bob);

        var kinds = await Stores.Kept.OfAsync(Sample.Ann, default);

        Assert.Equal(
            [
                new KeptKind(Kinds.Preparation, 2, first.StartedAt, first.ChangedAt.AddSeconds(2)),
                new KeptKind(Kinds.Answer, 2, first.ChangedAt.AddSeconds(1), first.ChangedAt.AddSeconds(2)),
                new KeptKind(Kinds.MutedTip, 1, null, null),
                new KeptKind(Kinds.Practice, 1, null, null),
                new KeptKind(Kinds.NoReminders, 1, null, null),
                new KeptKind(Kinds.Talk, 1, null, null),
            ],
            kinds.AsEnumerable());
    }

    [Fact]
    public async Task Takes_everything_of_the_person_and_nothing_of_another()
    {
        var anns = await KeepAsync(Sample.Ann);
        var bobs = await KeepAsync(Sample.Bob);
        var kept = await Stores.Kept.OfAsync(Sample.Ann, default);

        var erased = await Stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, default);

        Assert.Equal(kept.AsEnumerable(), erased.Kinds);
        Assert.Equal(_clock.GetUtcNow(), erased.At);
        Assert.Empty(await Stores.Kept.OfAsync(Sample.Ann, default));
        Assert.Null(await Stores.Preparations.FindAsync(anns.Id, Sample.Ann, default));
        Assert.Empty(await Stores.Tips.MutedByAsync(Sample.Ann, default));
        Assert.NotNull(await Stores.Preparations.FindAsync(bobs.Id, Sample.Bob, default));
        Assert.Equal(6, (await Stores.Kept.OfAsync(Sample.Bob, default)).Length);
        AssertNoTrace("ann");
    }

    [Fact]
    public async Task Of_nobody_is_nothing()
    {
        Assert.Empty((await Stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, default)).Kinds);
        await KeepAsync(Sample.Ann);
        await Stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, default);
        Assert.Empty((await Stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, default)).Kinds);
    }

    [Fact]
    public async Task Leaves_a_copy_from_before_unreadable()
    {
        var anns = await KeepAsync(Sample.Ann);
        var bobs = await KeepAsync(Sample.Bob);
        await Temporary.BackUpAsync();
        await Stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, default);

        await Temporary.RestoreAsync();

        Assert.Equal(2L, Temporary.Ask("SELECT count(*) FROM preparation p JOIN person o ON o.key_id = p.key_id WHERE o.person = 'ann'"));
        Assert.Null(await Stores.Preparations.FindAsync(anns.Id, Sample.Ann, default));
        Assert.Empty(await Stores.Preparations.ListAsync(Sample.Ann, default));
        Assert.Empty(await Stores.States.ReadAsync([TalkKey.Of(Sample.Ann)], default));
        Assert.NotNull(await Stores.Preparations.FindAsync(bobs.Id, Sample.Bob, default));

        // What the copy brought back goes when the person comes back, or is erased again.
        var fresh = Sample.New();
        Assert.True(await Stores.Preparations.SaveAsync(fresh, default));
        Assert.Equal(fresh.Id, Assert.Single(await Stores.Preparations.ListAsync(Sample.Ann, default)).Id);
        Assert.Equal(1L, Temporary.Ask("SELECT count(*) FROM preparation p JOIN person o ON o.key_id = p.key_id WHERE o.person = 'ann'"));
    }

    [Fact]
    public async Task Is_finished_when_it_is_done_again_after_it_was_cut_short()
    {
        var anns = await KeepAsync(Sample.Ann);
        await Stores.KeyStore.DestroyAsync(Sample.Ann, _clock.GetUtcNow(), default);

        var later = Temporary.OpenStores();
        Assert.Null(await later.Preparations.FindAsync(anns.Id, Sample.Ann, default));
        await later.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, default);

        AssertNoTrace("ann");
    }

    [Fact]
    public async Task Lets_the_person_begin_anew_also_where_their_old_key_is_still_held()
    {
        var other = Temporary.OpenStores();
        var anns = await KeepAsync(Sample.Ann);
        Assert.NotNull(await other.Preparations.FindAsync(anns.Id, Sample.Ann, default));

        await Stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, default);
        Assert.False(await other.Preparations.SaveAsync(anns.Next(), default));
        var again = Sample.New();
        Assert.True(await other.Preparations.SaveAsync(again, default));
        await other.Tips.MuteAsync(Sample.Ann, "rule", default);

        Sample.AssertSame(again, await Stores.Preparations.FindAsync(again.Id, Sample.Ann, default));
        Sample.AssertSame(again, await Temporary.OpenStores().Preparations.FindAsync(again.Id, Sample.Ann, default));
    }

    [Fact]
    public async Task Is_noticed_where_the_old_key_is_held_when_the_person_has_begun_anew_elsewhere()
    {
        var other = Temporary.OpenStores();
        var anns = await KeepAsync(Sample.Ann);
        Assert.NotNull(await other.Preparations.FindAsync(anns.Id, Sample.Ann, default));
        await Stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, default);
        var again = Sample.New();
        Assert.True(await Stores.Preparations.SaveAsync(again, default));

        again = (await other.Preparations.FindAsync(again.Id, Sample.Ann, default))!;
        Assert.True(await other.Preparations.SaveAsync(again.Says("facts", "Anew"), default));
        Assert.True(await other.Preparations.SaveAsync(Sample.New(), default));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Never_costs_a_save_that_comes_after_it(int seed)
    {
        var random = new Random(seed);
        Stores[] processes = [Stores, Temporary.OpenStores()];
        var delays = Enumerable.Range(0, 40).Select(_ => random.Next(6)).ToList();

        var kept = await Task.WhenAll(delays.Select((delay, number) => Task.Run(async () =>
        {
            for (var turn = 0; turn < delay; turn++) await Task.Yield();
            var stores = processes[number % 2];
            if (number % 8 == 0)
            {
                await stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, default);
                return;
            }

            Assert.True(await stores.Preparations.SaveAsync(Sample.New(), default));
        })).Append(Task.CompletedTask).Select(async task => await task.ContinueWith(done => done.Exception, TaskScheduler.Default)));
        Assert.All(kept, Assert.Null);

        var last = Sample.New();
        Assert.True(await Stores.Preparations.SaveAsync(last, default));
        var list = await Temporary.OpenStores().Preparations.ListAsync(Sample.Ann, default);
        Assert.Contains(list, summary => summary.Id == last.Id);
        Assert.Equal((long)list.Length, Temporary.Ask("SELECT count(*) FROM preparation"));
    }

    public Task InitializeAsync() => Temporary.InitializeAsync();

    public Task DisposeAsync() => Temporary.DisposeAsync();

    private protected async Task<Preparation> KeepAsync(UserId person)
    {
        var first = Sample.New(person);
        Assert.True(await Stores.Preparations.SaveAsync(first, default));
        Assert.True(await Stores.Preparations.SaveAsync(first.Says("facts", "Once"), default));
        Assert.True(await Stores.Preparations.SaveAsync(first.Says("facts", "Once").Says("facts", "Twice"), default));
        Assert.True(await Stores.Preparations.SaveAsync(Sample.New(person), default));
        await Stores.Tips.MuteAsync(person, "rule", default);
        await Stores.Tips.AddPracticeAsync(person, "pattern", isClear: true, default);
        await Stores.Reminders.SetAsync(person, areWanted: false, default);
        await Stores.States.WriteAsync([new StateChange(TalkKey.Of(person), "{}", null)], default);
        return first;
    }

    // Whatever tables there are: no text of any row tells of the person. The audit does, by their id alone: it is how it can be shown
    // later that they were erased, and who wanted it, and it goes after its own time.
    private void AssertNoTrace(string person)
    {
        foreach (var column in Temporary.Columns(ofKeys: false).Where(column => column is { IsText: true, Table: not "audit_event" }))
            Assert.Equal(0L, Temporary.Ask($"SELECT count(*) FROM {column.Table} WHERE {column.Name} LIKE '%{person}%'"));
        foreach (var column in Temporary.Columns(ofKeys: true).Where(column => column.IsText))
            Assert.Equal(0L, Temporary.AskKeys($"SELECT count(*) FROM {column.Table} WHERE {column.Name} LIKE '%{person}%'"));
    }
}
