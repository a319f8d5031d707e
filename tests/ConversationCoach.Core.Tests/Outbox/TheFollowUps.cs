using System.Collections.Immutable;
using System.Globalization;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Tests.Outbox;

public class TheFollowUps
{
    private const string London = "Europe/London", NewYork = "America/New_York", Sydney = "Australia/Sydney";

    private static readonly Guide Guide = GuideLibrary.Load(Path.Combine(AppContext.BaseDirectory, "Content"), "en-GB")["five-steps"];

    private static readonly DateTimeOffset Begun = At("2026-03-02T09:00:00Z");

    [Fact]
    public void A_plan_with_a_day_gets_a_morning_card_on_it_and_a_question_the_day_after()
    {
        var messages = Of(Planned("2026-03-11"));

        Assert.Equal(
            [
                new FollowUpMessage(FollowUpKind.Morning, Id, Day("2026-03-11"), At("2026-03-11T08:00:00Z"), At("2026-03-11T18:00:00Z")),
                new FollowUpMessage(FollowUpKind.HowDidItGo, Id, Day("2026-03-11"), At("2026-03-12T09:00:00Z"), At("2026-03-19T09:00:00Z")),
            ],
            messages.AsEnumerable());
    }

    [Theory]
    [InlineData("2026-03-28", "2026-03-27T08:00:00Z", "2026-03-30T08:00:00Z")]
    [InlineData("2026-03-29", "2026-03-27T08:00:00Z", "2026-03-30T08:00:00Z")]
    [InlineData("2026-03-27", "2026-03-27T08:00:00Z", "2026-03-30T08:00:00Z")]
    [InlineData("2026-10-24", "2026-10-23T07:00:00Z", "2026-10-26T09:00:00Z")]
    [InlineData("2026-10-23", "2026-10-23T07:00:00Z", "2026-10-26T09:00:00Z")]
    public void A_conversation_at_a_weekend_is_spoken_of_on_the_working_days_around_it_whatever_the_clocks_do(string day, string morning, string after) =>
        Assert.Equal([At(morning), At(after)], Of(Planned(day)).Select(message => message.DueAt));

    [Fact]
    public void The_review_day_brings_the_agreements()
    {
        var review = Assert.Single(Of(Agreed(Planned(null), "2026-04-18")));

        Assert.Equal((FollowUpKind.Review, Day("2026-04-18"), At("2026-04-20T08:00:00Z")), (review.Kind, review.Day, review.DueAt));
    }

    [Fact]
    public void Without_a_day_there_is_nothing_to_send() => Assert.Empty(Of(Planned(null)));

    [Fact]
    public void A_review_day_without_agreements_brings_nothing() => Assert.Empty(Of(Said(Planned(null), ("review", "2026-04-18\tover coffee"))));

    [Fact]
    public void A_preparation_that_was_put_away_is_silent() => Assert.Empty(Of(Agreed(Planned("2026-03-11"), "2026-04-17").Archive(Begun)));

    [Fact]
    public void A_preparation_that_was_begun_and_left_is_silent_until_there_is_an_opening_line()
    {
        var left = Start("2026-03-11").Pause(Begun);
        Assert.Empty(Of(left));

        Assert.Equal([FollowUpKind.Morning, FollowUpKind.HowDidItGo], Of(Said(left, ("opening-line", "I would like us to talk."))).Select(message => message.Kind));
    }

    [Fact]
    public void What_is_past_its_use_is_not_sent()
    {
        var planned = Agreed(Planned("2026-03-11"), "2026-04-17");

        Assert.Equal([FollowUpKind.Morning, FollowUpKind.HowDidItGo, FollowUpKind.Review], Kinds(planned, "2026-03-11T17:59:59Z"));
        Assert.Equal([FollowUpKind.HowDidItGo, FollowUpKind.Review], Kinds(planned, "2026-03-11T18:00:00Z"));
        Assert.Equal([FollowUpKind.Review], Kinds(planned, "2026-03-19T09:00:00Z"));
        Assert.Empty(Kinds(planned, "2026-04-24T08:00:00Z"));
    }

    [Fact]
    public void Nobody_is_told_what_they_worked_on_that_very_morning()
    {
        var planned = Planned("2026-03-11");
        var now = At("2026-03-11T10:00:00Z");

        Assert.Equal([FollowUpKind.Morning, FollowUpKind.HowDidItGo], Kinds(planned, "2026-03-11T10:00:00Z"));
        Assert.Equal([FollowUpKind.HowDidItGo], FollowUps.Of(Moved(Planned(null), "2026-03-11", now), Guide, Zone(London), now).Select(message => message.Kind));
    }

    [Fact]
    public void A_day_that_changed_makes_other_messages_and_the_same_day_the_same()
    {
        var (planned, moved) = (Planned("2026-03-11"), Moved(Planned("2026-03-11"), "2026-03-18", Begun));

        Assert.Equal([Day("2026-03-18"), Day("2026-03-18")], Of(moved).Select(message => message.Day));
        Assert.Equal([At("2026-03-18T08:00:00Z"), At("2026-03-19T09:00:00Z")], Of(moved).Select(message => message.DueAt));
        Assert.Equal(Of(planned).AsEnumerable(), Of(Said(planned, ("my-part", "I waited too long."))));
    }

    [Fact]
    public void Whoever_has_told_how_it_went_is_not_asked_until_there_is_another_day()
    {
        var told = Said(Planned("2026-03-11"), At("2026-03-11T16:00:00Z"), ("after-happened", "They listened."));
        Assert.DoesNotContain(FollowUpKind.HowDidItGo, Kinds(told, "2026-03-11T17:00:00Z"));

        var again = Moved(told, "2026-03-25", At("2026-03-12T10:00:00Z"));
        Assert.Equal([FollowUpKind.Morning, FollowUpKind.HowDidItGo], Kinds(again, "2026-03-12T10:00:00Z"));
    }

    [Fact]
    public void Whoever_has_said_how_the_agreements_are_going_is_not_asked_on_that_day()
    {
        var planned = Agreed(Planned(null), "2026-04-17");
        var early = Said(planned, At("2026-04-16T22:59:59Z"), ("after-progress", "done\tAnn\tcalls\t2026-04-01"));
        var same = Said(planned, At("2026-04-16T23:00:00Z"), ("after-progress", "done\tAnn\tcalls\t2026-04-01"));

        Assert.Equal([FollowUpKind.Review], Kinds(early, "2026-04-17T06:00:00Z"));
        Assert.Empty(Kinds(same, "2026-04-17T06:00:00Z"));
    }

    [Theory]
    [InlineData(London, "2026-06-11T07:00:00Z", "2026-06-12T08:00:00Z")]
    [InlineData(NewYork, "2026-06-11T12:00:00Z", "2026-06-12T13:00:00Z")]
    [InlineData(Sydney, "2026-06-10T22:00:00Z", "2026-06-11T23:00:00Z")]
    public void A_person_who_moves_gets_the_same_messages_by_the_new_clock(string zone, string morning, string after)
    {
        var messages = Of(Planned("2026-06-11"), zone);

        Assert.Equal([At(morning), At(after)], messages.Select(message => message.DueAt));
        Assert.Equal(Of(Planned("2026-06-11")).Select(Identity), messages.Select(Identity));
    }

    [Fact]
    public void A_person_who_moves_away_during_the_day_is_not_sent_another_card_of_it()
    {
        var before = Of(Planned("2026-06-11"), London)[0];
        var after = FollowUps.Of(Planned("2026-06-11"), Guide, Zone(NewYork), At("2026-06-11T10:00:00Z"))[0];

        Assert.Equal(Identity(before), Identity(after));
        Assert.True(after.DueAt > before.DueAt);
    }

    [Fact]
    public void Between_two_changes_of_the_clock_that_are_weeks_apart_each_place_keeps_its_own()
    {
        var planned = Planned("2026-03-20");

        Assert.Equal(At("2026-03-20T08:00:00Z"), Of(planned)[0].DueAt);
        Assert.Equal(At("2026-03-20T12:00:00Z"), Of(planned, NewYork)[0].DueAt);
        Assert.Equal(At("2026-03-19T21:00:00Z"), Of(planned, Sydney)[0].DueAt);
    }

    [Theory, InlineData(London), InlineData(NewYork), InlineData(Sydney)]
    public void None_is_due_in_quiet_hours_on_any_day_of_the_year(string zone)
    {
        for (var day = Day("2026-03-10"); day < Day("2027-03-10"); day = day.AddDays(1))
        {
            var messages = Of(Agreed(Planned(AnswerText.Day(day)), AnswerText.Day(day)), zone);

            Assert.Equal(3, messages.Length);
            Assert.All(messages, message => Assert.False(QuietHours.IsQuiet(message.DueAt, Zone(zone))));
            Assert.All(messages, message => Assert.True(message.UntilAt > message.DueAt));
        }
    }

    [Fact]
    public void Every_guide_is_followed_up() => Assert.All(GuideLibrary.Load(Path.Combine(AppContext.BaseDirectory, "Content"), "en-GB").Guides, guide =>
    {
        var started = (StartOutcome.Started)Preparation.Start(Id, new UserId("t", "ann"), guide, new Details("The rota", "", Day("2026-03-11")), Begun);
        Assert.Equal([FollowUpKind.Morning, FollowUpKind.HowDidItGo], FollowUps.Of(started.Preparation.GoTo(null, Begun), guide, Zone(London), Begun).Select(message => message.Kind));
    });

    private static Guid Id { get; } = new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    private static (FollowUpKind, Guid, DateOnly) Identity(FollowUpMessage message) => (message.Kind, message.Preparation, message.Day);

    private static Preparation Start(string? day) => ((StartOutcome.Started)Preparation.Start(
        Id, new UserId("contoso", "ann"), Guide, new Details("The rota", "R.P.", day is null ? null : Day(day)), Begun)).Preparation;

    private static Preparation Planned(string? day) => Start(day).GoTo(null, Begun);

    private static Preparation Agreed(Preparation preparation, string review) =>
        Said(preparation, ("agreements", "Ann\tcalls\t2026-04-01"), ("review", $"{review}\tover coffee"));

    private static Preparation Moved(Preparation preparation, string day, DateTimeOffset at) =>
        ((StartOutcome.Started)preparation.Describe(new Details(preparation.About, preparation.With, Day(day)), at)).Preparation;

    private static Preparation Said(Preparation preparation, params (string Prompt, string Text)[] texts) => Said(preparation, Begun, texts);

    private static Preparation Said(Preparation preparation, DateTimeOffset at, params (string Prompt, string Text)[] texts) => texts.Aggregate(preparation, (current, said) =>
    {
        var step = Guide.EveryStep.Single(step => step.Prompts.Any(prompt => prompt.Id == said.Prompt));
        var answers = new StepAnswers(step.Id, ImmutableDictionary<string, string>.Empty.Add(said.Prompt, said.Text), current.Version, NextMove.Stay);
        return ((AnswerOutcome.Saved)current.Answer(Guide, answers, at)).Preparation;
    });

    private static ImmutableArray<FollowUpMessage> Of(Preparation preparation, string zone = London) => FollowUps.Of(preparation, Guide, Zone(zone), Begun);

    private static IEnumerable<FollowUpKind> Kinds(Preparation preparation, string now) => FollowUps.Of(preparation, Guide, Zone(London), At(now)).Select(message => message.Kind);

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTimeOffset At(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture);
}
