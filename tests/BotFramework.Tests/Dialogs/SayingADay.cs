using Microsoft.Bot.Builder.Dialogs;

namespace BotFramework.Tests.Dialogs;

public class SayingADay
{
    // A Wednesday.
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Theory]
    [InlineData("2026-12-03", "2026-12-03")]
    [InlineData("3/12/2026", "2026-12-03")]
    [InlineData("03.12.26", "2026-12-03")]
    [InlineData("3-12-2026", "2026-12-03")]
    [InlineData("3/12", "2026-12-03")]
    [InlineData("24/11", "2027-11-24")]
    [InlineData("25/11", "2026-11-25")]
    [InlineData("29/2", "2028-02-29")]
    [InlineData("3 Dec", "2026-12-03")]
    [InlineData("3rd of December", "2026-12-03")]
    [InlineData("on the 3rd of December 2026.", "2026-12-03")]
    [InlineData("December 3rd, 2026", "2026-12-03")]
    [InlineData("Thursday 3 December", "2026-12-03")]
    [InlineData("Thursday, the 3rd of December 2026", "2026-12-03")]
    [InlineData("1 March", "2027-03-01")]
    [InlineData("3 Rhagfyr", "2026-12-03")]
    [InlineData("y 3ydd o Ragfyr 2026", "2026-12-03")]
    [InlineData("dydd Iau 3 Rhagfyr", "2026-12-03")]
    [InlineData("1af Mawrth", "2027-03-01")]
    [InlineData("today", "2026-11-25")]
    [InlineData("Tomorrow!", "2026-11-26")]
    [InlineData("the day after tomorrow", "2026-11-27")]
    [InlineData("heddiw", "2026-11-25")]
    [InlineData("yfory", "2026-11-26")]
    [InlineData("Friday", "2026-11-27")]
    [InlineData("this Friday", "2026-11-27")]
    [InlineData("Wednesday", "2026-12-02")]
    [InlineData("on Monday", "2026-11-30")]
    [InlineData("next Friday", "2026-12-04")]
    [InlineData("next Monday", "2026-11-30")]
    [InlineData("dydd Gwener", "2026-11-27")]
    [InlineData("dydd Gwener nesaf", "2026-12-04")]
    [InlineData("dydd Mawrth", "2026-12-01")]
    [InlineData("in 3 days", "2026-11-28")]
    [InlineData("in two weeks", "2026-12-09")]
    [InlineData("in a fortnight", "2026-12-09")]
    [InlineData("in two weeks' time", "2026-12-09")]
    [InlineData("in a week’s time", "2026-12-02")]
    [InlineData("in a week", "2026-12-02")]
    [InlineData("ymhen 3 diwrnod", "2026-11-28")]
    [InlineData("ymhen pythefnos", "2026-12-09")]
    [InlineData("mewn wythnos", "2026-12-02")]
    [InlineData("", null)]
    [InlineData("soon", null)]
    [InlineData("31/2/2026", null)]
    [InlineData("29 February 2027", null)]
    [InlineData("12/25/2026", null)]
    [InlineData("0/0/2026", null)]
    [InlineData("Monday 3 December", null)]
    [InlineData("3", null)]
    [InlineData("3.5", null)]
    [InlineData("December", null)]
    [InlineData("in 99999 days", null)]
    [InlineData("maybe on Friday or so", null)]
    [InlineData("I was born on 3/12/1980, you know", null)]
    public void Is_understood_or_not_guessed(string said, string? expected) =>
        Assert.Equal(expected, DayReader.Read(said, Today)?.Date.ToString("O", null));

    [Fact]
    public void Tells_a_day_without_a_year_from_one_with()
    {
        Assert.Equal("XXXX-12-03", DayReader.Read("3 December", Today)?.Timex);
        Assert.Equal("2026-12-03", DayReader.Read("3 December 2026", Today)?.Timex);
    }

    [Fact]
    public async Task Counts_from_the_users_own_day_and_asks_again_for_nonsense()
    {
        var talk = new Talk(() => Make.Component(
            "root",
            Make.Waterfall(Make.Ask("day", "When?", "Which day?"), Make.Tell("got ", result => ((IList<DateTimeResolution>)result!)[0].Value)),
            new DateTimePrompt("day")))
        {
            LocalTime = new DateTimeOffset(2026, 11, 25, 23, 30, 0, TimeSpan.FromHours(-5)),
        };
        await talk.SayAsync("hi");

        Assert.Equal("Which day?", await talk.SayAsync("when pigs fly"));
        Assert.Equal("got 2026-11-26", await talk.SayAsync("tomorrow"));
    }
}
