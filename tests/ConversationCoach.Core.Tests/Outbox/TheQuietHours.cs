using System.Globalization;
using ConversationCoach.Core.Outbox;

namespace ConversationCoach.Core.Tests.Outbox;

public class TheQuietHours
{
    [Theory]
    [InlineData("2026-03-03T07:59:59Z", true)]
    [InlineData("2026-03-03T08:00:00Z", false)]
    [InlineData("2026-03-03T17:59:59Z", false)]
    [InlineData("2026-03-03T18:00:00Z", true)]
    [InlineData("2026-03-06T12:00:00Z", false)]
    [InlineData("2026-03-07T12:00:00Z", true)]
    [InlineData("2026-03-08T12:00:00Z", true)]
    public void Are_evenings_nights_and_weekends(string at, bool isQuiet) => Assert.Equal(isQuiet, QuietHours.IsQuiet(At(at), London));

    [Theory]
    [InlineData("2026-03-27T07:30:00Z", true)]
    [InlineData("2026-03-30T06:59:59Z", true)]
    [InlineData("2026-03-30T07:00:00Z", false)]
    [InlineData("2026-03-30T17:00:00Z", true)]
    [InlineData("2026-10-23T07:00:00Z", false)]
    [InlineData("2026-10-26T07:59:59Z", true)]
    [InlineData("2026-10-26T08:00:00Z", false)]
    public void Go_by_the_clock_on_the_wall_on_both_sides_of_a_change(string at, bool isQuiet) => Assert.Equal(isQuiet, QuietHours.IsQuiet(At(at), London));

    [Theory]
    [InlineData("Europe/London", "2026-03-03T11:15:00Z", "2026-03-03T11:15:00Z")]
    [InlineData("Europe/London", "2026-03-03T03:00:00Z", "2026-03-03T08:00:00Z")]
    [InlineData("Europe/London", "2026-03-03T18:00:00Z", "2026-03-04T08:00:00Z")]
    [InlineData("Europe/London", "2026-03-27T18:00:00Z", "2026-03-30T07:00:00Z")]
    [InlineData("Europe/London", "2026-03-29T00:59:00Z", "2026-03-30T07:00:00Z")]
    [InlineData("Europe/London", "2026-10-23T17:30:00Z", "2026-10-26T08:00:00Z")]
    [InlineData("Europe/London", "2026-10-25T01:30:00Z", "2026-10-26T08:00:00Z")]
    [InlineData("America/New_York", "2026-03-06T23:00:00Z", "2026-03-09T12:00:00Z")]
    [InlineData("America/New_York", "2026-10-30T22:00:00Z", "2026-11-02T13:00:00Z")]
    [InlineData("Australia/Sydney", "2026-10-02T08:00:00Z", "2026-10-04T21:00:00Z")]
    [InlineData("Australia/Sydney", "2027-04-02T07:00:00Z", "2027-04-04T22:00:00Z")]
    public void End_at_eight_on_the_next_working_day(string zone, string at, string open)
    {
        Assert.Equal(At(open), QuietHours.NextOpen(At(at), Zone(zone)));
        Assert.False(QuietHours.IsQuiet(At(open), Zone(zone)));
    }

    [Theory]
    [InlineData("2026-03-26", "2026-03-26T08:00:00Z", "2026-03-26T08:00:00Z")]
    [InlineData("2026-03-28", "2026-03-27T08:00:00Z", "2026-03-30T07:00:00Z")]
    [InlineData("2026-03-29", "2026-03-27T08:00:00Z", "2026-03-30T07:00:00Z")]
    [InlineData("2026-10-24", "2026-10-23T07:00:00Z", "2026-10-26T08:00:00Z")]
    [InlineData("2026-10-25", "2026-10-23T07:00:00Z", "2026-10-26T08:00:00Z")]
    public void Let_a_weekend_give_way_to_the_working_day_before_or_after_it(string day, string before, string after)
    {
        Assert.Equal(At(before), QuietHours.MorningOnOrBefore(Day(day), new TimeOnly(8, 0), London));
        Assert.Equal(At(after), QuietHours.MorningOnOrAfter(Day(day), new TimeOnly(8, 0), London));
    }

    [Theory]
    [InlineData("Europe/London", "2026-03-29", "01:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/London", "2026-03-29", "01:30", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/London", "2026-03-29", "02:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/London", "2026-10-25", "02:00", "2026-10-25T02:00:00Z")]
    [InlineData("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z")]
    [InlineData("Australia/Sydney", "2026-10-04", "02:30", "2026-10-03T16:00:00Z")]
    [InlineData("Australia/Sydney", "2027-04-04", "02:30", "2027-04-03T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00Z")]
    public void Know_a_time_that_the_clock_shows_twice_or_never(string zone, string day, string time, string instant) =>
        Assert.Equal(At(instant), QuietHours.Instant(Day(day), TimeOnly.Parse(time, CultureInfo.InvariantCulture), Zone(zone)));

    [Fact]
    public void Move_with_a_person_who_moves()
    {
        var at = At("2026-06-10T17:00:00Z");

        Assert.True(QuietHours.IsQuiet(at, London));
        Assert.False(QuietHours.IsQuiet(at, Zone("America/New_York")));
        Assert.Equal(At("2026-06-12T07:00:00Z"), QuietHours.MorningOnOrBefore(Day("2026-06-12"), new TimeOnly(8, 0), London));
        Assert.Equal(At("2026-06-12T12:00:00Z"), QuietHours.MorningOnOrBefore(Day("2026-06-12"), new TimeOnly(8, 0), Zone("America/New_York")));
        Assert.Equal(At("2026-06-11T22:00:00Z"), QuietHours.MorningOnOrBefore(Day("2026-06-12"), new TimeOnly(8, 0), Zone("Australia/Sydney")));
    }

    // In December 2011 Samoa went from Thursday the 29th to Saturday the 31st.
    [Fact]
    public void Pass_over_a_day_that_nobody_lives_through()
    {
        var samoa = Zone("Pacific/Apia");

        Assert.Equal(At("2011-12-29T18:00:00Z"), QuietHours.MorningOnOrBefore(Day("2011-12-30"), new TimeOnly(8, 0), samoa));
        Assert.Equal(At("2012-01-01T18:00:00Z"), QuietHours.MorningOnOrAfter(Day("2011-12-30"), new TimeOnly(8, 0), samoa));
    }

    [Theory]
    [InlineData("Europe/London")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Sydney")]
    [InlineData("Pacific/Apia")]
    public void Never_hold_a_morning_through_all_of_a_year(string id)
    {
        var zone = Zone(id);
        for (var day = Day("2026-01-01"); day.Year == 2026; day = day.AddDays(1))
        {
            var (before, after) = (QuietHours.MorningOnOrBefore(day, new TimeOnly(8, 0), zone), QuietHours.MorningOnOrAfter(day, new TimeOnly(9, 0), zone));
            Assert.False(QuietHours.IsQuiet(before, zone) || QuietHours.IsQuiet(after, zone));
            Assert.True(QuietHours.DayAt(before, zone) <= day && QuietHours.DayAt(after, zone) >= day);
            Assert.Equal((8, 9), (TimeZoneInfo.ConvertTime(before, zone).Hour, TimeZoneInfo.ConvertTime(after, zone).Hour));
        }
    }

    [Theory]
    [InlineData("America/New_York", "America/New_York")]
    [InlineData(null, "Europe/London")]
    [InlineData("", "Europe/London")]
    [InlineData("Nowhere/At_All", "Europe/London")]
    [InlineData("../../etc/passwd", "Europe/London")]
    public void Are_those_of_London_where_nobody_knows_the_zone(string? id, string zone) => Assert.Equal(zone, QuietHours.ZoneOf(id).Id);

    private static TimeZoneInfo London => Zone("Europe/London");

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTimeOffset At(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture);
}
