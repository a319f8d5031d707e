using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.Export;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Coaching;

/// <summary>Shows a coach how far their people are, and does what the coach asks about them.</summary>
internal sealed class FollowHandler(IAssignmentStore assignments, IOptions<CoachingOptions> options, TimeProvider clock)
{
    // Nobody comes so far by turning pages; what is beyond is forged, and its place would not fit into a number.
    private const int LastPage = 100_000;

    /// <param name="number">Of the page, from 0.</param>
    public async Task<Reply> ListAsync(int number, Turn turn, CancellationToken cancellationToken)
    {
        var page = Math.Clamp(number, 0, LastPage);
        var given = await assignments.ListAsync(turn.User, page * ListCard.MostShown, ListCard.MostShown + 1, cancellationToken);
        if (given.IsEmpty && page > 0) return await ListAsync(0, turn, cancellationToken);
        return page == 0 && given is [var only]
            ? await DrawAsync(only.Assignment, 0, null, null, turn, cancellationToken)
            : new Reply.Work(FollowCard.List(turn.Language, given, page), null, null) { Again = new ShowFollow(page) };
    }

    /// <param name="said">What has just been done; <see langword="null"/> when nothing.</param>
    public Task<Reply> OpenAsync(Guid id, Turn turn, string? said, CancellationToken cancellationToken) => DrawAsync(id, 0, null, said, turn, cancellationToken);

    public async Task<Reply> HandleAsync(FollowPeople press, Turn turn, CancellationToken cancellationToken)
    {
        var (words, filter) = (turn.Language.Phrases.Follow, Enum.TryParse<AssignedStatus>(press.Filter, out var known) ? known : (AssignedStatus?)null);
        var person = Guid.TryParse(press.Person, out var one) ? one : (Guid?)null;
        // Whoever may not assign any more may look, export and withdraw, and no more write to people.
        if (press.Do is FollowAction.Nudge && !options.Value.MayAssign(turn.User)) return AssignHandler.NotAllowed(turn);
        switch (press.Do)
        {
            case FollowAction.Nudge:
                var nudged = await assignments.NudgeAsync(press.Assignment, turn.User, person, cancellationToken);
                return await DrawAsync(press.Assignment, press.Page, filter, nudged == 0 ? words.NudgedNone : words.Nudged.Fill(("count", nudged)), turn, cancellationToken);
            case FollowAction.Withdraw:
                return await AskWithdrawAsync(press with { Person = person?.ToString() }, person, turn, cancellationToken);
            case FollowAction.WithdrawForGood:
                var withdrawn = await assignments.WithdrawAsync(press.Assignment, turn.User, person, cancellationToken);
                return await DrawAsync(press.Assignment, press.Page, filter, withdrawn == 0 ? words.WithdrawnNone : words.Withdrawn.Fill(("count", withdrawn)), turn, cancellationToken);
            case FollowAction.See:
                return await SeeAsync(press, filter, person, turn, cancellationToken);
            case FollowAction.More:
                return await assignments.FindAsync(press.Assignment, turn.User, cancellationToken) is { } assignment
                    ? new Reply.Work(FollowCard.More(turn.Language, assignment, fault: null), null, null) { Again = press }
                    : PressHandler.NotFound(turn);
            case FollowAction.Csv:
                return new Reply.File(new ExportRequest(null) { Assignment = press.Assignment });
            default:
                return await DrawAsync(press.Assignment, press.Page, filter, null, turn, cancellationToken);
        }
    }

    public async Task<Reply> ExtendAsync(ChangeDue press, Turn turn, CancellationToken cancellationToken)
    {
        if (!options.Value.MayAssign(turn.User)) return AssignHandler.NotAllowed(turn);
        if (await assignments.FindAsync(press.Assignment, turn.User, cancellationToken) is not { } assignment) return PressHandler.NotFound(turn);
        if (AnswerText.ReadDay(press.Due?.Trim() ?? "") is not { } due) return Corrected(turn.Language.Phrases.Fault.NotADay);
        if (due < QuietHours.DayAt(clock.GetUtcNow(), QuietHours.ZoneOf(turn.Context.Activity.LocalTimezone))) return Corrected(turn.Language.Phrases.Assign.PastDay);

        var words = turn.Language.Phrases.Follow;
        var isMoved = await assignments.ExtendAsync(assignment.Id, turn.User, due, cancellationToken);
        // The day it was already: then nobody is told anything.
        var said = !isMoved ? words.ExtendedNone : assignment.Due == due ? words.OneDue : words.Extended;
        return await OpenAsync(assignment.Id, turn, said.Fill(("day", turn.Language.LongDay(due))), cancellationToken);

        Reply Corrected(string fault) => new Reply.Work(FollowCard.More(turn.Language, assignment, fault), null, null) { Again = new FollowPeople(assignment.Id, FollowAction.More, 0) };
    }

    public async Task<Reply> SeeAsync(Guid share, Turn turn, CancellationToken cancellationToken) =>
        await assignments.FindShareAsync(share, turn.User, cancellationToken) is { } copy
            ? new Reply.Shared(ShareCard.Seen(turn.Language, copy), share)
            : new Reply.Say(turn.Language.Phrases.Share.CopyGone);

    private async Task<Reply> SeeAsync(FollowPeople press, AssignedStatus? filter, Guid? person, Turn turn, CancellationToken cancellationToken)
    {
        var page = await assignments.FollowAsync(press.Assignment, turn.User, filter: null, 0, int.MaxValue, cancellationToken);
        var (words, sharing) = (turn.Language.Phrases.Follow, page.Shown.Where(one => one.Share is not null && (person is null || one.Id == person)).ToList());
        if (sharing is [{ Share: { } share }]) return await SeeAsync(share, turn, cancellationToken);

        var said = sharing.Count > 0 ? words.SeeWhom.Fill(("names", string.Join(", ", sharing.Take(FollowCard.PageSize).Select(one => Elements.Plain(FollowCard.Called(turn.Language, one))))))
            : person is null ? words.NobodyShares
            : words.NotShared;
        return await DrawAsync(press.Assignment, press.Page, filter, said, turn, cancellationToken);
    }

    // It tells people something that cannot be taken back, and "everybody" is what stands in the list at first.
    private async Task<Reply> AskWithdrawAsync(FollowPeople press, Guid? person, Turn turn, CancellationToken cancellationToken)
    {
        var words = turn.Language.Phrases.Follow;
        if (person is null) return new Reply.Work(FollowCard.AskWithdraw(turn.Language, press, words.AllOpen), null, null) { Again = press };

        var page = await assignments.FollowAsync(press.Assignment, turn.User, filter: null, 0, int.MaxValue, cancellationToken);
        return page.Shown.FirstOrDefault(one => one.Id == person) is { } one
            ? new Reply.Work(FollowCard.AskWithdraw(turn.Language, press, FollowCard.Called(turn.Language, one)), null, null) { Again = press }
            : PressHandler.NotFound(turn);
    }

    private async Task<Reply> DrawAsync(Guid id, int page, AssignedStatus? filter, string? said, Turn turn, CancellationToken cancellationToken) =>
        await assignments.FindAsync(id, turn.User, cancellationToken) is { Status: not AssignmentStatus.Draft } given
            ? await DrawAsync(given, page, filter, said, turn, cancellationToken)
            : PressHandler.NotFound(turn);

    private async Task<Reply> DrawAsync(Assignment given, int number, AssignedStatus? filter, string? said, Turn turn, CancellationToken cancellationToken)
    {
        var place = Math.Clamp(number, 0, LastPage);
        var page = await assignments.FollowAsync(given.Id, turn.User, filter, place * FollowCard.PageSize, FollowCard.PageSize, cancellationToken);
        // Behind the last page, which another filter or fewer people may have made: back to the first.
        if (page.Shown.IsEmpty && page.Found > 0) return await DrawAsync(given, 0, filter, said, turn, cancellationToken);
        return new Reply.Work(FollowCard.Draw(turn.Language, new AssignmentSummary(given, page.Count), page, place, filter, said), null, null)
        {
            Again = new FollowPeople(given.Id, FollowAction.Show, place) { Filter = filter?.ToString() },
        };
    }
}
