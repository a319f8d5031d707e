using ConversationCoach.Bot.Outbox;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Tests.Outbox;

/// <summary>Where a person is may not be known when they save: what follows is written for all of the world, and looked at by their own clock.</summary>
public class AroundTheWorld
{
    private static readonly Guide Guide = Coach.English.Guides.Guides[0];

    // A Tuesday in March, when the clocks of New York have gone ahead and those of Europe have not.
    private static readonly DateTimeOffset Midnight = new(2025, 3, 11, 0, 0, 0, TimeSpan.Zero);

    [Theory, InlineData("Etc/GMT+12"), InlineData("America/New_York"), InlineData("Europe/London"), InlineData("Asia/Hong_Kong"), InlineData("Pacific/Kiritimati")]
    public void A_day_set_at_any_hour_brings_whatever_is_still_to_come_there(string zone)
    {
        for (var hour = -24; hour < 72; hour++)
        {
            var now = Midnight.AddHours(hour);
            var after = PlannedFor(new DateOnly(2025, 3, 11), now, out var before);
            var written = FollowUpMessages.Of(before, after, Guide, now);

            Assert.All(FollowUps.Of(after, Guide, QuietHours.ZoneOf(zone), now), wanted => Assert.Contains(written, message =>
                message.Kind == (wanted.Kind is FollowUpKind.Morning ? MessageKind.Morning : MessageKind.HowDidItGo) && message.Due <= wanted.DueAt && message.Until >= wanted.UntilAt));
        }
    }

    private static Preparation PlannedFor(DateOnly day, DateTimeOffset now, out Preparation before)
    {
        var details = new Details("The rota", "", null);
        var started = (StartOutcome.Started)Preparation.Start(Guid.NewGuid(), new UserId("tenant", "ann"), Guide, details, Midnight.AddDays(-7));
        before = started.Preparation with { Status = PreparationStatus.Complete };
        return ((StartOutcome.Started)before.Describe(details with { Day = day }, now)).Preparation;
    }
}
