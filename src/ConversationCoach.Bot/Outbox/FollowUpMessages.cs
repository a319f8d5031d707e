using System.Collections.Immutable;
using System.Globalization;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Outbox;

/// <summary>What comes by itself around a conversation: on the morning of it, the day after, and when the agreements are looked at again.</summary>
internal sealed class FollowUpMessages(IPreparationStore preparations, IReminderChoice reminders, PrivateSpeech speech, Languages languages, TimeProvider clock) : IMessageMaker
{
    // Where the person is may not be known yet, and they may travel: looked at so early, it is never late anywhere.
    private static readonly TimeSpan FarthestEast = TimeSpan.FromHours(15), FarthestWest = TimeSpan.FromHours(13);

    public IReadOnlyCollection<string> Kinds => [MessageKind.Morning, MessageKind.HowDidItGo, MessageKind.Review];

    /// <summary>The messages that a change gives rise to and that were not wanted before it.</summary>
    /// <param name="before"><see langword="null"/> for a new preparation.</param>
    public static IReadOnlyCollection<OutboxMessage> Of(Preparation? before, Preparation after, Guide guide, DateTimeOffset now)
    {
        if (before is not null && !MayWantMore(before, after, guide)) return [];
        var wanted = Of(after);
        if (wanted.IsEmpty) return [];
        var known = before is null ? [] : Of(before).Select(Key).ToHashSet();
        return [.. wanted.Where(message => !known.Contains(Key(message))).Select(message => new OutboxMessage(
            KindOf(message.Kind), message.Preparation, message.Day.ToString("O", CultureInfo.InvariantCulture), after.Owner, message.DueAt - FarthestEast, message.UntilAt + FarthestWest))];

        // What is past by London's clock may be to come by theirs.
        ImmutableArray<FollowUpMessage> Of(Preparation one) => FollowUps.Of(one with { ChangedAt = one.ChangedAt - FarthestWest }, guide, QuietHours.ZoneOf(null), now - FarthestWest);
    }

    public async Task<Made> MakeAsync(ClaimedMessage message, CancellationToken cancellationToken)
    {
        if (await preparations.FindAsync(message.About, message.To, cancellationToken) is not { } preparation || !await reminders.AreWantedAsync(message.To, cancellationToken)) return new Made.Pointless();
        var (language, zone, now) = (languages.For(message.Contact?.Locale), QuietHours.ZoneOf(message.Contact?.TimeZone), clock.GetUtcNow());
        var guide = language.GuideOf(preparation.GuideId);

        // The day may have moved since; then another message speaks of the new one.
        var wanted = FollowUps.Of(preparation, guide, zone, now).FirstOrDefault(one => KindOf(one.Kind) == message.Kind && message.Id.EndsWith(one.Day.ToString("O", CultureInfo.InvariantCulture), StringComparison.Ordinal));
        if (wanted is null) return new Made.Pointless();
        if (now < wanted.DueAt) return new Made.NotYet(wanted.DueAt);
        if (QuietHours.NextOpen(now, zone) is var open && open > now) return new Made.NotYet(open);

        var card = FollowUpCard.Sent(language, guide, preparation, wanted.Kind, QuietHours.DayAt(now, zone));
        return new Made.Ready((turn, token) => speech.SayAsync(card, preparation.Id, turn, token));
    }

    // Most saves change nothing of this, and calendars are slow to ask.
    private static bool MayWantMore(Preparation before, Preparation after, Guide guide)
    {
        return before.Day != after.Day || before.Status != after.Status
            || (guide.FollowUp is { } roles && (Differs(roles.OpeningLine) || Differs(roles.Agreements) || Differs(roles.ReviewDay?.Prompt)));

        bool Differs(string? prompt) => prompt is not null && before.TextOf(prompt) != after.TextOf(prompt);
    }

    private static (FollowUpKind Kind, DateOnly Day) Key(FollowUpMessage message) => (message.Kind, message.Day);

    private static string KindOf(FollowUpKind kind) => kind switch
    {
        FollowUpKind.Morning => MessageKind.Morning,
        FollowUpKind.HowDidItGo => MessageKind.HowDidItGo,
        _ => MessageKind.Review,
    };
}
