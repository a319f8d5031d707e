using System.Collections.Immutable;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Outbox;

public enum FollowUpKind
{
    /// <summary>On the morning of the conversation: the opening line and the common purpose.</summary>
    Morning,

    /// <summary>The day after.</summary>
    HowDidItGo,

    /// <summary>On the day on which they look at their agreements.</summary>
    Review,
}

/// <summary>One message that shall go out by itself.</summary>
/// <param name="Day">
/// The day it is about, in the person's calendar: the conversation's or the review's. What has the same kind, preparation and day
/// is the same message, also when its instants moved with the person; for another day it is another one, that was not sent yet.
/// </param>
/// <param name="DueAt">UTC, never in quiet hours. It may be past: then it is late, and goes out at <see cref="QuietHours.NextOpen"/>.</param>
/// <param name="UntilAt">UTC; from then on it is pointless.</param>
public sealed record FollowUpMessage(FollowUpKind Kind, Guid Preparation, DateOnly Day, DateTimeOffset DueAt, DateTimeOffset UntilAt);

/// <summary>Which messages a preparation gives rise to.</summary>
public static class FollowUps
{
    private static readonly TimeOnly Morning = new(8, 0), AfterArriving = new(9, 0), Evening = new(18, 0);

    private static readonly TimeSpan WorthAnswering = TimeSpan.FromDays(7);

    /// <param name="guide">The one of the preparation.</param>
    /// <param name="zone">Where the person is.</param>
    /// <returns>All that are wanted as things stand, sent or not; whatever else was to go out is not wanted any more.</returns>
    public static ImmutableArray<FollowUpMessage> Of(Preparation preparation, Guide guide, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (preparation.Status is PreparationStatus.Archived || guide.FollowUp is not { } followUp) return [];

        // Whoever worked on it since the message was due has it before their eyes, and set its day perhaps only now.
        return [.. About(preparation, guide, followUp, zone).Where(message => message.UntilAt > now && message.DueAt > preparation.ChangedAt)];
    }

    private static IEnumerable<FollowUpMessage> About(Preparation preparation, Guide guide, FollowUp followUp, TimeZoneInfo zone)
    {
        // A plan that was begun and left has nothing to say, and nobody wants to be asked about it.
        var isReady = preparation.Status is PreparationStatus.Complete || preparation.Said(guide, followUp.OpeningLine).Length > 0;
        if (isReady && preparation.Day is { } day)
        {
            yield return new FollowUpMessage(FollowUpKind.Morning, preparation.Id, day, QuietHours.MorningOnOrBefore(day, Morning, zone), QuietHours.Instant(day, Evening, zone));

            if (followUp.HowDidItGo is { } asked && !preparation.WasAnsweredSince(asked, QuietHours.Instant(day, TimeOnly.MinValue, zone)))
                yield return Asking(FollowUpKind.HowDidItGo, preparation.Id, day, QuietHours.MorningOnOrAfter(day.AddDays(1), AfterArriving, zone));
        }

        if (preparation.HasAgreements(guide) && preparation.ReviewDay(guide) is { } review && !preparation.WasAnsweredSince(followUp.Review!, QuietHours.Instant(review, TimeOnly.MinValue, zone)))
            yield return Asking(FollowUpKind.Review, preparation.Id, review, QuietHours.MorningOnOrAfter(review, AfterArriving, zone));
    }

    private static FollowUpMessage Asking(FollowUpKind kind, Guid preparation, DateOnly day, DateTimeOffset due) => new(kind, preparation, day, due, due + WorthAnswering);
}
