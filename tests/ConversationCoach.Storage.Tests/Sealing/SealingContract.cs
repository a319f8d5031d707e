using System.Text;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.Sealing;
using ConversationCoach.Storage.Tests.Fakes;
using ConversationCoach.Storage.Tests.PostgreSql;

namespace ConversationCoach.Storage.Tests.Sealing;

public sealed class SealedOnSqlite() : SealingContract(time => new TemporaryDatabase(time: time));

public sealed class SealedOnPostgreSql() : SealingContract(time => new TemporaryPostgreSql(time: time));

/// <summary>What people type rests so that only their own key opens it, and only where it belongs.</summary>
public abstract class SealingContract : IAsyncLifetime
{
    private const string Words = "Xylophone lessons were promised";

    private readonly ManualClock _clock = new();
    private readonly ITemporary _temporary;

    private protected SealingContract(Func<TimeProvider, ITemporary> make) => _temporary = make(_clock);

    private Stores Stores => _temporary.Stores;

    [Fact]
    public async Task No_word_is_in_any_file()
    {
        var saved = await SavedAsync(Sample.New(about: Words + " about") with { With = Words + " with", Day = new DateOnly(2033, 7, 21), SettledTips = ["fingerprint-of-words"] });
        await SavedAsync(saved.Says("facts", Words + " before"));
        await SavedAsync((await FindAsync(saved))!.Says("facts", Words + " now"));
        await Stores.States.WriteAsync([new StateChange(TalkKey.Of(Sample.Ann), $$"""{"said":"{{Words}}"}""", null), new StateChange("19:group", Words, null)], default);

        var files = await _temporary.OnDiskAsync();
        Assert.Contains(files, file => Holds(file.Bytes, Sample.Ann.User));
        string[] typed = [Words, "2033-07-21", "fingerprint-of-words"];
        Assert.All(files, file => Assert.DoesNotContain(typed, words => Holds(file.Bytes, words)));
    }

    [Theory]
    [InlineData("the first byte", "UPDATE preparation SET sealed = ")]
    [InlineData("of another record", "UPDATE preparation SET sealed = (SELECT o.sealed FROM preparation o WHERE o.id <> preparation.id LIMIT 1)")]
    [InlineData("of another person", "UPDATE preparation SET key_id = (SELECT o.key_id FROM person o WHERE o.person = 'bob')")]
    public async Task What_was_changed_or_moved_does_not_open_and_the_others_do(string what, string change)
    {
        var (spoilt, whole) = (await SavedAsync(Sample.New(about: Words)), await SavedAsync(Sample.New()));
        await SavedAsync(Sample.New(Sample.Bob));
        if (what == "the first byte") change += Bytes([2, .. ((byte[])_temporary.Ask($"SELECT sealed FROM preparation WHERE id = '{spoilt.Id}'")!)[1..]]);
        _temporary.Ask($"{change} WHERE id = '{spoilt.Id}'");

        var reader = what == "of another person" ? Sample.Bob : Sample.Ann;
        var error = await Assert.ThrowsAsync<CorruptRecordException>(() => Stores.Preparations.FindAsync(spoilt.Id, reader, default));

        Assert.DoesNotContain(Words, error.ToString() + Stores.Log.Text, StringComparison.Ordinal);
        Assert.Contains($"Preparation {spoilt.Id} cannot be read any more", Stores.Log.Text, StringComparison.Ordinal);
        Sample.AssertSame(whole, await FindAsync(whole));
        Assert.Equal(whole.Id, Assert.Single(await Stores.Preparations.ListAsync(Sample.Ann, default)).Id);
        Assert.True(await Stores.Preparations.DeleteAsync(spoilt.Id, reader, default));
    }

    [Theory, InlineData("prompt = 'wish'"), InlineData("version = 7"), InlineData("sealed = (SELECT p.sealed FROM preparation p)"), InlineData("sealed = x'01'")]
    public async Task An_answer_opens_nowhere_else(string change)
    {
        var saved = await SavedAsync((await SavedAsync(Sample.New())).Says("facts", Words));
        _temporary.Ask($"UPDATE answer SET {(change == "sealed = x'01'" ? "sealed = " + Bytes([1]) : change)}");

        await Assert.ThrowsAsync<CorruptRecordException>(() => FindAsync(saved));
    }

    [Fact]
    public async Task Nobodys_key_opens_for_another()
    {
        var anns = await SavedAsync(Sample.New());
        await SavedAsync(Sample.New(Sample.Bob));
        _temporary.AskKeys("UPDATE data_key SET wrapped = (SELECT o.wrapped FROM data_key o WHERE o.person = 'bob') WHERE person = 'ann'");

        await Assert.ThrowsAsync<CorruptRecordException>(() => _temporary.OpenStores().Preparations.FindAsync(anns.Id, anns.Owner, default));
    }

    [Fact]
    public async Task State_that_does_not_open_is_passed_over_and_written_over()
    {
        var (anns, bobs) = (TalkKey.Of(Sample.Ann), TalkKey.Of(Sample.Bob));
        await Stores.States.WriteAsync([new StateChange(anns, "1", null), new StateChange(bobs, "2", null), new StateChange("19:group", "3", null)], default);
        _temporary.Ask($"UPDATE bot_state SET sealed = (SELECT o.sealed FROM bot_state o WHERE o.key = '{anns}') WHERE key = '{bobs}'");
        _temporary.Ask("UPDATE bot_state SET sealed = 'AAAA' WHERE key = '19:group'");

        Assert.Equal(anns, Assert.Single(await Stores.States.ReadAsync([anns, bobs, "19:group"], default)).Key);
        Assert.True(await Stores.States.WriteAsync([new StateChange(bobs, "4", null)], default));
        Assert.Equal("4", (await Stores.States.ReadAsync([bobs], default))[bobs].Json);
    }

    [Fact]
    public async Task Each_person_and_each_group_has_a_key_of_their_own()
    {
        await SavedAsync(Sample.New());
        await Stores.States.WriteAsync([new StateChange(TalkKey.Of(Sample.Ann), "1", null), new StateChange(TalkKey.Of(Sample.Bob), "1", null), new StateChange("19:group", "3", null)], default);

        Assert.Equal(3L, _temporary.Ask("SELECT count(*) FROM person"));
        Assert.Equal(3L, _temporary.AskKeys("SELECT count(*) FROM data_key"));
        Assert.Equal(1L, _temporary.Ask("SELECT count(*) FROM person WHERE tenant = '' AND person = '19:group'"));
    }

    [Fact]
    public async Task Two_processes_that_meet_a_person_at_once_agree_on_one_key()
    {
        Stores[] processes = [Stores, _temporary.OpenStores(), _temporary.OpenStores()];
        var kept = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(async () =>
        {
            var preparation = Sample.New();
            Assert.True(await processes[number % 3].Preparations.SaveAsync(preparation, default));
            return preparation;
        })));

        Assert.Equal(1L, _temporary.Ask("SELECT count(*) FROM person"));
        Assert.Equal(1L, _temporary.AskKeys("SELECT count(*) FROM data_key"));
        foreach (var preparation in kept) Sample.AssertSame(preparation, await _temporary.OpenStores().Preparations.FindAsync(preparation.Id, preparation.Owner, default));
    }

    [Fact]
    public async Task A_key_that_is_held_is_asked_for_again_after_a_while()
    {
        var saved = await SavedAsync(Sample.New());
        await Stores.KeyStore.DestroyAsync(saved.Owner, _clock.GetUtcNow(), default);

        _clock.Advance(DataKeys.HeldFor - TimeSpan.FromSeconds(1));
        Sample.AssertSame(saved, await FindAsync(saved));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await FindAsync(saved));
    }

    [Fact]
    public async Task Data_whose_key_is_not_in_the_key_store_stays_and_says_so()
    {
        var saved = await SavedAsync(Sample.New());
        _temporary.AskKeys("DELETE FROM data_key");
        var stores = _temporary.OpenStores();

        var error = await Assert.ThrowsAsync<CorruptRecordException>(() => stores.Preparations.FindAsync(saved.Id, saved.Owner, default));
        Assert.Contains("not in the key store", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CorruptRecordException>(() => stores.Preparations.SaveAsync(Sample.New(), default));
        Assert.Equal(1L, _temporary.Ask("SELECT count(*) FROM preparation"));
    }

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();

    private async Task<Preparation> SavedAsync(Preparation preparation)
    {
        Assert.True(await Stores.Preparations.SaveAsync(preparation, default));
        return preparation;
    }

    private Task<Preparation?> FindAsync(Preparation preparation) => Stores.Preparations.FindAsync(preparation.Id, preparation.Owner, default);

    // As both databases write bytes.
    private string Bytes(byte[] bytes) => _temporary is TemporaryPostgreSql ? $"'\\x{Convert.ToHexString(bytes)}'::bytea" : $"x'{Convert.ToHexString(bytes)}'";

    private static bool Holds(byte[] bytes, string words) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(words)) >= 0;
}
