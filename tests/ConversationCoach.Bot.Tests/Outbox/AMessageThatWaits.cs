using System.Net.Http.Headers;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace ConversationCoach.Bot.Tests.Outbox;

/// <summary>Whatever the channel answers, the person gets it once, or the coach is told that they did not.</summary>
public sealed class AMessageThatWaits : IAsyncLifetime, IAsyncDisposable
{
    // A tenth of a thousandth of a second before is too soon.
    private static readonly TimeSpan Hair = TimeSpan.FromMilliseconds(1);

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly PostOffice _office = new();

    [Fact]
    public async Task Goes_out_once()
    {
        var assignment = await AssignToAnnAsync();
        for (var day = 0; day < 4; day++) await _office.DeliverAfterAsync(TimeSpan.FromDays(day));

        Assert.Equal("chat-ann", Assert.Single(_office.Asked).Conversation);
        Assert.Equal(AssignedStatus.Sent, await ProgressOfAnnAsync(assignment));
    }

    [Fact]
    public async Task Goes_out_when_the_process_that_was_sending_to_all_is_gone()
    {
        var draft = await _office.DraftAsync("ann");
        var now = _office.Clock.GetUtcNow();
        await _office.Outbox.AddAsync([new OutboxMessage(MessageKind.Sending, draft.Id, "", draft.Coach, now, now.AddDays(1))], None);

        await _office.DeliverAsync();
        Assert.Empty(_office.Asked);
        await _office.DeliverAsync();
        Assert.NotEmpty(_office.Asked);
        Assert.Equal(AssignedStatus.Sent, await ProgressOfAnnAsync(draft.Id));
        Assert.Equal(AssignmentStatus.Sent, (await _office.Assignments.FindAsync(draft.Id, draft.Coach, None))!.Status);
    }

    [Fact]
    public async Task Begins_a_conversation_with_somebody_who_has_none()
    {
        var assignment = await _office.AssignAsync("ann");
        await _office.DeliverAsync();

        Assert.Equal([null, "a-new-chat"], _office.Asked.Select(asked => asked.Conversation));
        Assert.Equal(AssignedStatus.Sent, await ProgressOfAnnAsync(assignment));
        Assert.Equal("a-new-chat", (await _office.Contacts.FindAsync(PostOffice.Person("ann"), None))?.Conversation);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Waits_as_long_as_the_channel_asks(bool byDate)
    {
        var assignment = await AssignToAnnAsync();
        var asked = TimeSpan.FromSeconds(100);
        _office.Answers.Enqueue(PostOffice.Status(429, byDate ? new RetryConditionHeaderValue(_office.Clock.GetUtcNow() + asked) : new RetryConditionHeaderValue(asked)));
        await _office.DeliverAsync();

        await _office.DeliverAfterAsync(asked - Hair);
        Assert.Single(_office.Asked);
        await _office.DeliverAfterAsync(Hair + Spread(1));
        Assert.Equal(2, _office.Asked.Count);
        Assert.Equal(AssignedStatus.Sent, await ProgressOfAnnAsync(assignment));
    }

    [Theory]
    [InlineData(401), InlineData(408), InlineData(412), InlineData(429), InlineData(500), InlineData(502), InlineData(503), InlineData(504)]
    public Task Is_put_off_longer_each_time_and_arrives_when_the_channel_answers(int status) => IsPutOffLongerEachTimeAsync(PostOffice.Status(status));

    [Fact]
    public Task Is_put_off_when_the_connection_is_cut() => IsPutOffLongerEachTimeAsync(() => throw new HttpRequestException("Cut."));

    [Fact]
    public Task Is_put_off_when_nobody_answers_in_time() => IsPutOffLongerEachTimeAsync(() => throw new TaskCanceledException("Too slow."));

    [Fact]
    public async Task Is_given_up_when_the_person_has_blocked_the_bot()
    {
        var assignment = await AssignToAnnAsync();
        _office.Answers.Enqueue(PostOffice.Status(403));
        await _office.DeliverAsync();

        Assert.Null(await _office.Contacts.FindAsync(PostOffice.Person("ann"), None));
        await IsGivenUpAsync(assignment, GiveUpReason.Blocked);
    }

    [Fact]
    public async Task Begins_anew_where_the_conversation_is_gone()
    {
        var assignment = await AssignToAnnAsync();
        _office.Answers.Enqueue(PostOffice.Status(404));
        await _office.DeliverAsync();
        await _office.DeliverAfterAsync(OutboxOptions.Between);

        Assert.Equal(["chat-ann", null, "a-new-chat"], _office.Asked.Select(asked => asked.Conversation));
        Assert.Equal(AssignedStatus.Sent, await ProgressOfAnnAsync(assignment));
    }

    [Fact]
    public async Task Is_given_up_when_the_channel_knows_no_such_person()
    {
        var assignment = await _office.AssignAsync("ann");
        _office.Answers.Enqueue(PostOffice.Status(404));
        await _office.DeliverAsync();
        await IsGivenUpAsync(assignment, GiveUpReason.NotFound);
    }

    [Theory, InlineData(400), InlineData(413)]
    public async Task Is_given_up_when_the_channel_refuses_it(int status)
    {
        var assignment = await AssignToAnnAsync();
        _office.Answers.Enqueue(PostOffice.Status(status));
        await _office.DeliverAsync();
        await IsGivenUpAsync(assignment, GiveUpReason.Refused);
    }

    [Fact]
    public async Task Is_given_up_when_it_is_worth_nothing_any_more_however_long_the_channel_asks_to_wait()
    {
        var assignment = await AssignToAnnAsync();
        _office.Answers.Enqueue(PostOffice.Status(429, new RetryConditionHeaderValue(TimeSpan.FromDays(400))));
        await _office.DeliverAsync();
        await _office.DeliverAfterAsync(TimeSpan.FromDays(3));
        await IsGivenUpAsync(assignment, GiveUpReason.TooLate);
    }

    [Fact]
    public async Task Is_said_to_go_out_twice_perhaps_when_its_lease_ended_on_the_way()
    {
        await AssignToAnnAsync();
        _office.Answers.Enqueue(() =>
        {
            _office.Clock.Advance(PostOffice.Settings.Lease);
            Assert.Single(_office.Outbox.ClaimAsync(10, None).GetAwaiter().GetResult());
            return new HttpResponseMessage { Content = new StringContent("{}", null, "application/json") };
        });
        await _office.DeliverAsync();

        Assert.Contains("may go out twice", _office.Log, StringComparison.Ordinal);
    }

    /// <summary>
    /// The one way to a second sending: the channel has it, and before that is written down the process dies. To mark it
    /// first instead would lose it in the same moment, and a lost one nobody ever sees.
    /// </summary>
    [Fact]
    public async Task Goes_out_again_after_the_lease_when_nobody_could_write_down_that_it_went()
    {
        var assignment = await AssignToAnnAsync();
        _office.Died = 1;
        await _office.DeliverAsync();
        await _office.DeliverAfterAsync(PostOffice.Settings.Lease - Hair);
        Assert.Single(_office.Asked);
        Assert.Equal(AssignedStatus.Queued, await ProgressOfAnnAsync(assignment));

        await _office.DeliverAfterAsync(Hair);
        await _office.DeliverAfterAsync(PostOffice.Settings.Lease);
        Assert.Equal(["chat-ann", "chat-ann"], _office.Asked.Select(asked => asked.Conversation));
        Assert.Equal(AssignedStatus.Sent, await ProgressOfAnnAsync(assignment));
    }

    [Fact]
    public async Task Goes_out_once_though_the_storage_was_away_when_it_had_gone()
    {
        var assignment = await AssignToAnnAsync();
        _office.Away = 3;
        await _office.DeliverAsync();
        await _office.DeliverAfterAsync(PostOffice.Settings.Lease);

        Assert.Single(_office.Asked);
        Assert.Equal(AssignedStatus.Sent, await ProgressOfAnnAsync(assignment));
    }

    [Theory, InlineData("no answer"), InlineData("nonsense"), InlineData("refusal")]
    public async Task Goes_out_once_though_the_channel_does_not_say_how_the_person_is_called(string answer)
    {
        var assignment = await AssignToAnnUnnamedAsync();
        _office.Answers.Enqueue(PostOffice.Status(200));
        _office.Answers.Enqueue(answer switch
        {
            "no answer" => () => throw new TaskCanceledException("Too slow."),
            "nonsense" => () => new HttpResponseMessage { Content = new StringContent("<html>", null, "application/json") },
            _ => PostOffice.Status(403),
        });
        await _office.DeliverAsync();
        await HasGoneOnceAsync(assignment);
    }

    [Fact]
    public async Task Goes_out_once_though_the_host_stops_while_it_asks_how_the_person_is_called()
    {
        var assignment = await AssignToAnnUnnamedAsync();
        using var stopping = new CancellationTokenSource();
        BeforeTheName(stopping.Cancel);
        await _office.Dispatcher.DeliverDueAsync(stopping.Token);
        await HasGoneOnceAsync(assignment);
    }

    [Fact]
    public async Task Counts_as_sent_though_the_person_removes_the_bot_before_it_is_asked_how_they_are_called()
    {
        var assignment = await AssignToAnnUnnamedAsync();
        BeforeTheName(() => _office.Contacts.ForgetAsync(PostOffice.Person("ann"), None).GetAwaiter().GetResult());
        await _office.DeliverAsync();
        await HasGoneOnceAsync(assignment);
    }

    [Fact]
    public async Task Is_sent_after_all_when_the_storage_has_said_something_unheard_of()
    {
        await AssignToAnnAsync();
        _office.Unreadable = 1;
        await _office.DeliverAsync();
        Assert.Empty(_office.Asked);
        await _office.DeliverAsync();
        Assert.Single(_office.Asked);
    }

    [Fact]
    public async Task Does_not_reach_a_person_who_erases_everything_while_it_waits_for_leave()
    {
        await AssignToAnnAsync();
        _office.BeforeRequest = () => _office.Bot.Services.GetRequiredService<IErasure>().EraseAsync(PostOffice.Person("ann"), "ann", None).GetAwaiter().GetResult();
        await _office.DeliverAsync();
        Assert.Empty(_office.Asked);
    }

    [Fact]
    public async Task Does_not_reach_a_person_when_the_coach_takes_it_back_while_it_waits_for_leave()
    {
        var assignment = await AssignToAnnAsync();
        _office.BeforeRequest = () => _office.Assignments.WithdrawAsync(assignment, PostOffice.Person("coach"), person: null, None).GetAwaiter().GetResult();
        await _office.DeliverAsync();
        Assert.Empty(_office.Asked);
    }

    [Fact]
    public async Task Is_told_to_the_coach_when_the_person_removes_the_bot_while_it_waits_for_leave()
    {
        var assignment = await AssignToAnnAsync();
        _office.BeforeRequest = () => _office.Contacts.ForgetAsync(PostOffice.Person("ann"), None).GetAwaiter().GetResult();
        await _office.DeliverAsync();
        Assert.Empty(_office.Asked);

        _office.BeforeRequest = null;
        await _office.DeliverAfterAsync(PostOffice.Settings.Lease);
        await IsGivenUpAsync(assignment, GiveUpReason.NotFound);
    }

    [Fact]
    public async Task Is_left_to_others_soon_when_the_host_stops_while_it_waits_for_leave()
    {
        await AssignToAnnAsync();
        // All leave there is, is taken.
        var taken = new TaskCompletionSource<bool>();
        var others = Enumerable.Range(0, PostOffice.Settings.RequestsPerSecond / 5).Select(_ => _office.Permits.UseAsync(() => taken.Task, () => Task.CompletedTask, None)).ToList();
        using var stopping = new CancellationTokenSource();
        var delivering = _office.Dispatcher.DeliverDueAsync(stopping.Token);
        while ((await _office.Outbox.DepthAsync(None)).Waiting > 0) await Task.Yield();
        await stopping.CancelAsync();
        await delivering.WaitAsync(PostOffice.Settings.LongestWait / 2);
        taken.SetResult(true);
        await Task.WhenAll(others);

        Assert.Empty(_office.Asked);
        _office.Clock.Advance(Backoff(1) + Spread(1));
        Assert.Single(await _office.Outbox.ClaimAsync(10, None));
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    // By how much an attempt may come later than it must.
    private static TimeSpan Spread(int attempt) => Backoff(attempt) / 4;

    private static TimeSpan Backoff(int attempt) => PostOffice.Settings.FirstBackoff * Math.Pow(2, attempt - 1);

    private async Task IsPutOffLongerEachTimeAsync(Func<HttpResponseMessage> answer)
    {
        var assignment = await AssignToAnnAsync();
        foreach (var _ in new int[3]) _office.Answers.Enqueue(answer);
        await _office.DeliverAsync();

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await _office.DeliverAfterAsync(Backoff(attempt) - Hair);
            Assert.Equal(attempt, _office.Asked.Count);
            Assert.Equal(AssignedStatus.Queued, await ProgressOfAnnAsync(assignment));
            await _office.DeliverAfterAsync(Hair + Spread(attempt));
            Assert.Equal(attempt + 1, _office.Asked.Count);
        }

        Assert.Equal(AssignedStatus.Sent, await ProgressOfAnnAsync(assignment));
    }

    private async Task IsGivenUpAsync(Guid assignment, GiveUpReason reason)
    {
        Assert.Equal(AssignedStatus.Unreached, await ProgressOfAnnAsync(assignment));
        Assert.Contains($"is given up: {reason}", _office.Log, StringComparison.Ordinal);

        // The coach is told of all of one while together.
        Assert.DoesNotContain("chat-coach", _office.Asked.Select(asked => asked.Conversation));
        var before = _office.Asked.Count;
        await _office.DeliverAfterAsync(TimeSpan.FromMinutes(10));
        Assert.Equal("chat-coach", Assert.Single(_office.Asked.Skip(before)).Conversation);
    }

    private async Task<Guid> AssignToAnnAsync()
    {
        await _office.MeetAsync("ann", "chat-ann");
        return await _office.AssignAsync("ann");
    }

    private async Task<Guid> AssignToAnnUnnamedAsync()
    {
        await _office.MeetAsync("ann", "chat-ann");
        var draft = await _office.DraftAsync("ann");
        await _office.Assignments.SendAsync(draft with { People = [draft.People[0] with { Name = "" }] }, None);
        return draft.Id;
    }

    // The first request is the message itself.
    private void BeforeTheName(Action happens)
    {
        var requests = 0;
        _office.BeforeRequest = () =>
        {
            if (++requests == 2) happens();
        };
    }

    private async Task HasGoneOnceAsync(Guid assignment)
    {
        _office.BeforeRequest = null;
        await _office.DeliverAfterAsync(PostOffice.Settings.Lease);
        await _office.DeliverAfterAsync(PostOffice.Settings.Lease);
        Assert.Single(_office.Asked, asked => asked.Conversation == "chat-ann");
        Assert.Equal(AssignedStatus.Sent, (await _office.ProgressAsync(assignment)).Single().Value);
    }

    private async Task<AssignedStatus> ProgressOfAnnAsync(Guid assignment) => (await _office.ProgressAsync(assignment))["ann"];
}
