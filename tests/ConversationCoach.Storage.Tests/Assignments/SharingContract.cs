using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Privacy;
using ConversationCoach.Storage.Tests.Fakes;
using ConversationCoach.Storage.Tests.PostgreSql;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Tests.Assignments;

public sealed class SharingOnSqlite() : SharingContract(clock => new TemporaryDatabase(time: clock));

public sealed class SharingOnPostgreSql() : SharingContract(clock => new TemporaryPostgreSql(time: clock));

/// <summary>What a coach sees of a person is one copy at most, and it ends with what it was made of.</summary>
public abstract class SharingContract : IAsyncLifetime
{
    private const string Live = "SELECT count(*) FROM share WHERE sealed IS NOT NULL";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly UserId Coach = new("tenant", "coach");

    private static readonly Contact Chat = new(Coach, "msteams", "https://teams.example", "28:bot", "29:coach", "chat-coach", null, null);

    private readonly ManualClock _clock = new();
    private readonly ITemporary _temporary;

    private protected SharingContract(Func<TimeProvider, ITemporary> make) => _temporary = make(_clock);

    private Stores Stores => _temporary.Stores;

    [Fact]
    public async Task Is_seen_by_the_coach_it_is_for_until_it_is_taken_back()
    {
        var (asked, copy) = (await AskAsync(), Copy());
        var (anns, bobs) = (await BeginAsync(asked), await BeginAsync(asked, Sample.Bob));
        Assert.False(await Stores.PreWork.ShareAsync(asked, bobs.Id, Sample.Bob, copy, None));
        Assert.False(await Stores.PreWork.ShareAsync(asked, bobs.Id, Sample.Ann, copy, None));
        Assert.True(await Stores.PreWork.ShareAsync(asked, anns.Id, Sample.Ann, copy, None));

        Assert.Equal(copy.Id, await SharedAsync());
        var seen = await Stores.Assignments.FindShareAsync(copy.Id, Coach, None);
        Assert.Equal(("ann", "The rota", "Could we talk?"), (seen!.Name, seen.About, seen.Parts.Single().Lines.Single()));
        Assert.Null(await Stores.Assignments.FindShareAsync(copy.Id, Sample.Bob, None));
        await Stores.Assignments.MarkShownAsync(copy.Id, Coach, "message-7", None);

        Assert.False(await Stores.PreWork.TakeBackAsync(asked, Sample.Bob, None));
        Assert.True(await Stores.PreWork.TakeBackAsync(asked, Sample.Ann, None));
        Assert.Null(await SharedAsync());
        Assert.Equal("ann", (await Stores.Assignments.TakenBackAsync(copy.Id, Coach, None))!.Value.Name);
        await AssertGoneAsync(copy.Id);
    }

    [Fact]
    public async Task Ends_when_the_preparation_is_deleted_also_where_it_was_shown()
    {
        var (share, preparation) = await ShownAsync();
        Assert.False(await Stores.Preparations.DeleteAsync(preparation.Id, Sample.Bob, None));
        Assert.Equal(1L, _temporary.Ask(Live));

        Assert.True(await Stores.Preparations.DeleteAsync(preparation.Id, Sample.Ann, None));
        await AssertGoneAsync(share);
    }

    [Fact]
    public async Task Ends_when_nobody_has_touched_the_preparation_for_long()
    {
        var (share, _) = await ShownAsync();
        var retained = new RetainedPreparations(Stores.Data, Stores.Keys, Stores.Warnings, Options.Create(Stores.Keeping), _clock);
        _clock.Advance(TimeSpan.FromDays(400));
        await retained.PurgeAsync(100, None);
        await Stores.Warnings.TakeAsync(Sample.Ann, None);
        Assert.Equal(1L, _temporary.Ask(Live));

        _clock.Advance(TimeSpan.FromDays(15));
        await retained.PurgeAsync(100, None);
        Assert.Equal(0L, _temporary.Ask("SELECT count(*) FROM preparation"));
        await AssertGoneAsync(share);
    }

    [Fact]
    public async Task Ends_with_the_preparation_it_was_made_of_and_no_other()
    {
        var (share, first) = await ShownAsync();
        var second = await BeginAsync(first.PreWork!.Value);
        Assert.True(await Stores.Preparations.DeleteAsync(second.Id, Sample.Ann, None));
        Assert.NotNull(await Stores.Assignments.FindShareAsync(share, Coach, None));

        await BeginAsync(first.PreWork!.Value);
        Assert.True(await Stores.Preparations.DeleteAsync(first.Id, Sample.Ann, None));
        await AssertGoneAsync(share);
    }

    [Fact]
    public async Task Ends_with_the_preparation_also_where_an_older_version_of_the_program_made_it()
    {
        var (share, preparation) = await ShownAsync();
        _temporary.Ask("UPDATE share SET preparation = NULL");
        Assert.True(await Stores.Preparations.DeleteAsync(preparation.Id, Sample.Ann, None));
        await AssertGoneAsync(share);
    }

    [Fact]
    public async Task Never_begins_of_a_preparation_that_is_gone()
    {
        var preparation = await BeginAsync(await AskAsync());
        var copy = Copy();
        Assert.True(await Stores.Preparations.DeleteAsync(preparation.Id, Sample.Ann, None));
        Assert.False(await Stores.PreWork.ShareAsync(preparation.PreWork!.Value, preparation.Id, Sample.Ann, copy, None));
        Assert.Equal(0L, _temporary.Ask("SELECT count(*) FROM outbox WHERE kind = 'shared'"));
    }

    [Fact]
    public async Task Ends_also_when_two_processes_share_and_delete_at_once()
    {
        var (asked, other) = (await AskAsync(), _temporary.OpenStores());
        for (var round = 0; round < 10; round++)
        {
            var preparation = await BeginAsync(asked);
            await Task.WhenAll(
                Task.Run(() => Stores.PreWork.ShareAsync(asked, preparation.Id, Sample.Ann, Copy(), None)),
                Task.Run(() => other.Preparations.DeleteAsync(preparation.Id, Sample.Ann, None)));
            Assert.Equal(0L, _temporary.Ask(Live));
        }
    }

    [Fact]
    public async Task Is_one_copy_also_when_two_processes_share_at_once()
    {
        var (asked, other) = (await AskAsync(), _temporary.OpenStores());
        var preparation = await BeginAsync(asked);
        for (var round = 0; round < 10; round++)
        {
            var shared = await Task.WhenAll(new[] { Stores, other, Stores, other }.Select(stores => Task.Run(() => stores.PreWork.ShareAsync(asked, preparation.Id, Sample.Ann, Copy(), None))));
            Assert.All(shared, Assert.True);
            Assert.Equal(1L, _temporary.Ask(Live));
        }

        var share = (await other.PreWork.FindAsync(asked, Sample.Ann, None))!.Share!.Value;
        Assert.Equal(share, await SharedAsync());
        Assert.NotNull(await Stores.Assignments.FindShareAsync(share, Coach, None));
        // Of the others the coach hears nothing but that they are gone.
        Assert.Equal($"shared/{share}", Text("SELECT id FROM outbox WHERE kind = 'shared' AND status = 'Waiting'"));
        Assert.Equal(39L, _temporary.Ask("SELECT count(*) FROM outbox WHERE kind = 'taken-back'"));
    }

    [Fact]
    public async Task Is_one_copy_whoever_writes_it()
    {
        await ShownAsync();
        Assert.ThrowsAny<System.Data.Common.DbException>(() => _temporary.Ask("INSERT INTO share (id, assigned, key_id, sealed, shared_at) SELECT 'another', assigned, key_id, sealed, shared_at FROM share"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Is_blanked_where_it_was_shown_when_the_person_has_everything_erased(bool isTakenBackBefore)
    {
        var (share, preparation) = await ShownAsync();
        if (isTakenBackBefore) await Stores.PreWork.TakeBackAsync(preparation.PreWork!.Value, Sample.Ann, None);

        await Stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, None);
        await AssertPlaceIsLeftAsync(share);
    }

    [Fact]
    public async Task Is_blanked_where_it_was_shown_when_an_erasure_that_was_cut_short_is_finished()
    {
        var (share, _) = await ShownAsync();
        await Stores.KeyStore.DestroyAsync(Sample.Ann, _clock.GetUtcNow(), None);

        Assert.True(await _temporary.OpenStores().Preparations.SaveAsync(Sample.New(), None));
        await AssertPlaceIsLeftAsync(share);
    }

    [Fact]
    public async Task Is_not_blanked_again_when_the_person_is_erased_after_it_was()
    {
        var (_, preparation) = await ShownAsync();
        await Stores.PreWork.TakeBackAsync(preparation.PreWork!.Value, Sample.Ann, None);
        while (await Stores.Outbox.ClaimAsync(10, None) is { IsEmpty: false } claimed)
        {
            foreach (var message in claimed) await Stores.Outbox.MarkSentAsync(message, "chat", None);
            _clock.Advance(OutboxOptions.Between);
        }

        await Stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, None);
        Assert.Equal(0L, _temporary.Ask("SELECT count(*) FROM outbox WHERE status = 'Waiting'"));
    }

    [Theory, InlineData(GiveUpReason.NotFound, false), InlineData(GiveUpReason.Blocked, false), InlineData(GiveUpReason.NotFound, true)]
    public async Task Is_blanked_where_it_was_shown_once_a_coach_is_back_who_was_away(GiveUpReason reason, bool isErasedMeanwhile)
    {
        var (share, preparation) = await ShownAsync();
        await Stores.Contacts.ForgetAsync(Coach, None);
        await Stores.PreWork.TakeBackAsync(preparation.PreWork!.Value, Sample.Ann, None);
        await Stores.Outbox.GiveUpAsync((await Stores.Outbox.ClaimAsync(10, None)).Single(message => message.Kind == MessageKind.TakenBack), reason, None);
        _clock.Advance(TimeSpan.FromDays(120));
        await new RetainedMessages(Stores.Data, Options.Create(Stores.Keeping), _clock).PurgeAsync(100, None);
        if (isErasedMeanwhile) await Stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, None);

        await Stores.Contacts.LearnAsync(Chat, None);

        if (isErasedMeanwhile) await AssertPlaceIsLeftAsync(share);
        else await AssertGoneAsync(share);
    }

    [Fact]
    public async Task Is_known_by_where_it_was_shown_before_the_coach_has_everything_erased()
    {
        var (share, preparation) = await ShownAsync();
        Assert.Equal("message-7", Assert.Single(await Stores.Assignments.ShownAsync(Coach, None)));
        Assert.Empty(await Stores.Assignments.ShownAsync(Sample.Ann, None));

        await Stores.PreWork.TakeBackAsync(preparation.PreWork!.Value, Sample.Ann, None);
        Assert.Equal("message-7", Assert.Single(await Stores.Assignments.ShownAsync(Coach, None)));
        await Stores.Erasure.EraseAsync(Sample.Ann, Sample.Ann.User, None);
        Assert.Equal("message-7", Assert.Single(await Stores.Assignments.ShownAsync(Coach, None)));

        Assert.Equal(share, await ToldAsync("message-7"));
    }

    [Fact]
    public async Task Is_not_shown_any_more_where_it_was_blanked()
    {
        var (_, preparation) = await ShownAsync();
        await Stores.PreWork.TakeBackAsync(preparation.PreWork!.Value, Sample.Ann, None);
        for (var waited = 0; waited < 5; waited++, _clock.Advance(OutboxOptions.Between))
            foreach (var message in await Stores.Outbox.ClaimAsync(10, None)) await Stores.Outbox.MarkSentAsync(message, "chat", None);

        Assert.Empty(await Stores.Assignments.ShownAsync(Coach, None));
    }

    [Fact]
    public async Task Keeps_a_coach_who_does_nothing_until_it_is_blanked()
    {
        var (share, preparation) = await ShownAsync();
        _clock.Advance(TimeSpan.FromDays(150));
        Assert.True(await Stores.Preparations.SaveAsync(preparation.Says("facts", "Later"), None));
        _clock.Advance(TimeSpan.FromDays(150));
        var people = new RetainedPeople(Stores.Data, Stores.Erasure, Stores.SealedStates, Options.Create(Stores.Keeping), _clock);

        await people.PurgeAsync(100, None);
        Assert.True(await Stores.Preparations.DeleteAsync(preparation.Id, Sample.Ann, None));
        await people.PurgeAsync(100, None);
        Assert.Equal(share, await ToldAsync(""));
    }

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();

    private static Share Copy() => new(Guid.CreateVersion7(), "", "The rota", [new SharedPart("Open with", ["Could we talk?"])], default);

    private string Text(string sql) => (string)_temporary.Ask(sql)!;

    /// <returns>The id of what Ann was assigned.</returns>
    private async Task<Guid> AskAsync()
    {
        var draft = new Assignment(Guid.NewGuid(), Coach, "Carla", "five-steps", "", null, AssignmentStatus.Draft,
            [new Assignee("ann", new Contact(Sample.Ann, "msteams", "https://teams.example", "28:bot", "29:ann", null, null, null))], _clock.GetUtcNow());
        await Stores.Contacts.LearnAsync(Chat, None);
        Assert.True(await Stores.Assignments.SaveDraftAsync(draft, None));
        await Stores.Assignments.SendAsync(draft, None);
        return (await Stores.PreWork.ListAsync(Sample.Ann, all: false, None)).Single().Id;
    }

    /// <returns>What the coach finds shared among what they follow.</returns>
    private async Task<Guid?> SharedAsync() => (await Stores.Assignments.FollowAsync(Guid.Parse(Text("SELECT id FROM assignment")), Coach, null, 0, 10, None)).Shown.Single().Share;

    private async Task<Preparation> BeginAsync(Guid asked, UserId? person = null)
    {
        var preparation = Sample.New(person) with { PreWork = asked, Day = null, StartedAt = _clock.GetUtcNow(), ChangedAt = _clock.GetUtcNow() };
        Assert.True(await Stores.Preparations.SaveAsync(preparation, None));
        return preparation;
    }

    // The coach has opened it, too.
    private async Task<(Guid Share, Preparation Preparation)> ShownAsync()
    {
        var (preparation, copy) = (await BeginAsync(await AskAsync()), Copy());
        Assert.True(await Stores.PreWork.ShareAsync(preparation.PreWork!.Value, preparation.Id, Sample.Ann, copy, None));
        await Stores.Assignments.MarkShownAsync(copy.Id, Coach, "message-7", None);
        return (copy.Id, preparation);
    }

    private async Task AssertGoneAsync(Guid share)
    {
        Assert.Null(await Stores.Assignments.FindShareAsync(share, Coach, None));
        Assert.Equal(0L, _temporary.Ask(Live));
        Assert.Equal(0L, _temporary.Ask("SELECT count(*) FROM outbox WHERE kind = 'shared' AND status = 'Waiting'"));
        Assert.Equal(share, await ToldAsync(""));
        Assert.Equal("message-7", (await Stores.Assignments.TakenBackAsync(share, Coach, None))!.Value.Messages.Single());
    }

    private async Task AssertPlaceIsLeftAsync(Guid share)
    {
        Assert.Equal(0L, _temporary.Ask("SELECT count(*) FROM share"));
        Assert.Equal(share, await ToldAsync("message-7"));
    }

    /// <returns>The share of which the coach is told that it is taken back.</returns>
    private async Task<Guid> ToldAsync(string occasion)
    {
        for (var waited = 0; waited < 10; waited++)
        {
            foreach (var message in await Stores.Outbox.ClaimAsync(10, None))
            {
                if (message.Kind == MessageKind.TakenBack && message.Occasion == occasion && message.To == Coach) return message.About;
                await Stores.Outbox.DropAsync(message, None);
            }

            _clock.Advance(OutboxOptions.Between);
        }

        return Guid.Empty;
    }
}
