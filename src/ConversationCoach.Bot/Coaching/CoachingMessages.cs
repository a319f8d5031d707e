using System.Collections.Immutable;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Outbox;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Rest;

namespace ConversationCoach.Bot.Coaching;

/// <summary>What people and their coaches are told.</summary>
internal sealed class CoachingMessages(IAssignmentStore assignments, IPreWorkStore preWork, PrivateSpeech speech, Languages languages, TimeProvider clock) : IMessageMaker
{
    private const int MostNamed = 20;

    private static readonly TimeOnly Morning = new(9, 0);

    public IReadOnlyCollection<string> Kinds =>
        [MessageKind.PreWork, MessageKind.Reminder, MessageKind.Nudge, MessageKind.NewDay, MessageKind.Withdrawn, MessageKind.Shared, MessageKind.TakenBack, MessageKind.Unreached, MessageKind.Sending];

    public Task<Made> MakeAsync(ClaimedMessage message, CancellationToken cancellationToken) => message.Kind switch
    {
        MessageKind.PreWork => AskAsync(message, cancellationToken),
        MessageKind.Reminder => RemindAsync(message, cancellationToken),
        MessageKind.Nudge => NudgeAsync(message, cancellationToken),
        MessageKind.NewDay => MoveAsync(message, cancellationToken),
        MessageKind.Withdrawn => WithdrawnAsync(message, cancellationToken),
        MessageKind.Shared => TellAsync(message, cancellationToken),
        MessageKind.TakenBack => BlankAsync(message, cancellationToken),
        MessageKind.Unreached => UnreachedAsync(message, cancellationToken),
        MessageKind.Sending => FinishAsync(message, cancellationToken),
        _ => throw new ArgumentException("Another kind of message.", nameof(message)),
    };

    private async Task<Made> AskAsync(ClaimedMessage message, CancellationToken cancellationToken) =>
        await OpenAsync(message, cancellationToken) is { } asked
            ? new Made.Ready(async (turn, token) =>
            {
                await speech.SayAsync(PreWorkCard.Draw(LanguageOf(message), asked), Open(asked), turn, token);
                if (!asked.IsNamed) await NameAsync(message, turn, token);
            })
            : new Made.Pointless();

    // The message is there: whatever happens here, be it that the host stops, must not make it look as if it had not gone, or it goes out twice.
    // A name that is not told stays open.
    private async Task NameAsync(ClaimedMessage message, ITurnContext turn, CancellationToken cancellationToken)
    {
        try
        {
            var member = await TeamsInfo.GetMemberAsync(turn, message.Contact!.Member, cancellationToken);
            if (AnswerText.OneLine(member.Name ?? "") is { Length: > 0 } name) await preWork.NameAsync(message.About, message.To, name, cancellationToken);
        }
        catch (Exception)
        {
        }
    }

    // The working day before, in the morning, by the clock the person has now.
    private async Task<Made> RemindAsync(ClaimedMessage message, CancellationToken cancellationToken)
    {
        if (await OpenAsync(message, cancellationToken) is not { IsReminded: true, Due: { } due } asked || !message.Id.EndsWith(due.ToString("O", null), StringComparison.Ordinal)) return new Made.Pointless();
        var (zone, now, language) = (ZoneOf(message), clock.GetUtcNow(), LanguageOf(message));
        var wanted = QuietHours.MorningOnOrBefore(due.AddDays(-1), Morning, zone);
        if (now < wanted) return new Made.NotYet(wanted);
        // Whoever hears of it at all only after that morning, or never did, is not reminded of it.
        if (asked.Progress is AssignedStatus.Queued or AssignedStatus.Unreached || asked.AskedAt > wanted) return new Made.Pointless();
        if (QuietHours.DayAt(now, zone) > due) return new Made.Pointless();
        if (QuietHours.NextOpen(now, zone) is var open && open > now) return new Made.NotYet(open);

        var (words, values) = (language.Phrases.PreWork, new (string, object)[]
        {
            ("guide", language.GuideOf(asked.GuideId).Title), ("coach", PreWorkCard.Coach(language, asked.CoachName)), ("day", language.LongDay(due)),
        });
        var isTomorrow = QuietHours.DayAt(now, zone).AddDays(1) == due;
        return Say(PreWorkCard.Draw(language, asked, (isTomorrow ? words.Reminder : words.ReminderOn).Fill(values)), Open(asked));
    }

    private async Task<Made> NudgeAsync(ClaimedMessage message, CancellationToken cancellationToken)
    {
        if (await OpenAsync(message, cancellationToken) is not { } asked) return new Made.Pointless();
        if (QuietHours.NextOpen(clock.GetUtcNow(), ZoneOf(message)) is var open && open > clock.GetUtcNow()) return new Made.NotYet(open);
        var language = LanguageOf(message);
        return Say(PreWorkCard.Draw(language, asked, language.Phrases.PreWork.Nudge.Fill(("coach", PreWorkCard.Coach(language, asked.CoachName)))), Open(asked));
    }

    private async Task<Made> MoveAsync(ClaimedMessage message, CancellationToken cancellationToken)
    {
        // Moved once more meanwhile, there is another message for it.
        if (await OpenAsync(message, cancellationToken) is not { Due: { } due } asked || !message.Id.EndsWith(due.ToString("O", null), StringComparison.Ordinal)) return new Made.Pointless();
        if (QuietHours.NextOpen(clock.GetUtcNow(), ZoneOf(message)) is var open && open > clock.GetUtcNow()) return new Made.NotYet(open);
        var language = LanguageOf(message);
        var said = language.Phrases.PreWork.NewDay.Fill(
            ("guide", language.GuideOf(asked.GuideId).Title), ("coach", Elements.Plain(PreWorkCard.Coach(language, asked.CoachName))), ("day", language.LongDay(due)));
        return new Made.Ready((turn, token) => turn.SendActivityAsync(MessageFactory.Text(said), token));
    }

    private async Task<Made> WithdrawnAsync(ClaimedMessage message, CancellationToken cancellationToken) =>
        await preWork.FindAsync(message.About, message.To, cancellationToken) is { IsBlocked: false } asked ? Say(PreWorkCard.Withdrawn(LanguageOf(message), asked), Open(asked)) : new Made.Pointless();

    private async Task<Made> TellAsync(ClaimedMessage message, CancellationToken cancellationToken) =>
        await assignments.FindShareAsync(message.About, message.To, cancellationToken) is { } copy ? Say(ShareCard.Told(LanguageOf(message), copy), new OpenShare(copy.Id)) : new Made.Pointless();

    private async Task<Made> BlankAsync(ClaimedMessage message, CancellationToken cancellationToken)
    {
        if (message.Occasion is { Length: > 0 } only) return Blank([only], "");
        // When nobody has seen anything of it there is nothing to say.
        return await assignments.TakenBackAsync(message.About, message.To, cancellationToken) is var (name, shown) && !shown.IsEmpty ? Blank(shown, name) : new Made.Pointless();

        Made.Ready Blank(ImmutableArray<string> places, string whose) => new(async (turn, token) =>
        {
            foreach (var place in places) await ReplaceAsync(place, LanguageOf(message), whose, turn, token);
        });
    }

    // A message that the coach has deleted themself cannot be replaced, and need not be.
    private static async Task ReplaceAsync(string place, Language language, string name, ITurnContext turn, CancellationToken cancellationToken)
    {
        var blank = CardSender.Message(ShareCard.Gone(language, name));
        blank.Id = place;
        try
        {
            await turn.UpdateActivityAsync(blank, cancellationToken);
        }
        catch (Exception error) when (error is ChannelRefusedException { Status: System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.BadRequest } or RestException)
        {
        }
    }

    private async Task<Made> UnreachedAsync(ClaimedMessage message, CancellationToken cancellationToken)
    {
        if (await assignments.FindAsync(message.About, message.To, cancellationToken) is not { } assignment) return new Made.Pointless();
        var page = await assignments.FollowAsync(message.About, message.To, AssignedStatus.Unreached, 0, MostNamed, cancellationToken);
        return page.Shown.IsEmpty ? new Made.Pointless() : Say(FollowCard.Unreached(LanguageOf(message), assignment, page), new FollowAssignment(assignment.Id));
    }

    private async Task<Made> FinishAsync(ClaimedMessage message, CancellationToken cancellationToken)
    {
        if (await assignments.FindAsync(message.About, message.To, cancellationToken) is { Status: AssignmentStatus.Draft, People.IsEmpty: false } draft) await assignments.SendAsync(draft, cancellationToken);
        return new Made.Pointless();
    }

    // What is finished, declined or withdrawn is not spoken of again, and nothing of a coach whom the person has blocked.
    private async Task<PreWork?> OpenAsync(ClaimedMessage message, CancellationToken cancellationToken) =>
        await preWork.FindAsync(message.About, message.To, cancellationToken) is { IsBlocked: false, Progress: not (AssignedStatus.Complete or AssignedStatus.Declined or AssignedStatus.Withdrawn) } asked ? asked : null;

    private static AnswerPreWork Open(PreWork asked) => new(PreWorkAnswer.Open, asked.Id);

    private Made.Ready Say(AdaptiveCards.AdaptiveCard card, CardSubmit again) => new((turn, token) => speech.SayAsync(card, again, turn, token));

    private Language LanguageOf(ClaimedMessage message) => languages.For(message.Contact?.Locale);

    private static TimeZoneInfo ZoneOf(ClaimedMessage message) => QuietHours.ZoneOf(message.Contact?.TimeZone);
}
