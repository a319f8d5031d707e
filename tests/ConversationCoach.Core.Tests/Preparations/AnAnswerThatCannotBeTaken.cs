using System.Globalization;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Core.Tests.Preparations.Sample;

namespace ConversationCoach.Core.Tests.Preparations;

public class AnAnswerThatCannotBeTaken
{
    [Theory]
    [InlineData("story")]
    [InlineData("beneath")]
    public void Is_told_by_how_much_it_is_too_long(string prompt)
    {
        Assert.Equal([new AnswerFault.TooLong(prompt, 3, Preparation.LongestAnswer)], FaultsOf("look", (prompt, new string('x', Preparation.LongestAnswer + 3))));
        Assert.Empty(FaultsOf("look", (prompt, new string('x', Preparation.LongestAnswer))));
    }

    [Fact]
    public void Is_measured_without_the_space_around_it() =>
        Assert.Empty(FaultsOf("look", ("story", new string(' ', 50) + new string('x', Preparation.LongestAnswer) + "\n\n")));

    [Fact]
    public void Is_measured_in_utf16_characters() =>
        Assert.Equal([new AnswerFault.TooLong("story", 2, Preparation.LongestAnswer)], FaultsOf("look", ("story", string.Concat(Enumerable.Repeat("🙂", Preparation.LongestAnswer / 2 + 1)))));

    [Theory]
    [InlineData("aim", "{0}\tshort")]
    [InlineData("deeds", "Bob\t2026-03-31\n{0}\t2026-03-31")]
    public void Is_told_by_how_much_a_cell_is_too_long(string prompt, string cells)
    {
        string With(int length) => string.Format(CultureInfo.InvariantCulture, cells, new string('x', length));

        Assert.Empty(FaultsOf("plan", (prompt, With(Preparation.LongestCell))));
        Assert.Equal([new AnswerFault.TooLong(prompt, 5, Preparation.LongestCell)], FaultsOf("plan", (prompt, With(Preparation.LongestCell + 5))));
    }

    [Fact]
    public void Keeps_nothing_of_the_whole_step()
    {
        var refused = Assert.IsType<AnswerOutcome.Refused>(Begun.Press(Begun.Card(NextMove.Continue, ("story", new string('x', 30_000)), ("mood", "calm"))));

        Assert.Equal(new AnswerFault.TooLong("story", 26_000, Preparation.LongestAnswer), Assert.Single(refused.Faults));
    }

    [Fact]
    public void Is_told_beside_all_the_others() => Assert.Equal(
        [new AnswerFault.NotAChoice("place"), new AnswerFault.NotADay("day"), new AnswerFault.NotOnTheScale("trust")],
        FaultsOf("plan", ("trust", "eleven"), ("day", "soon"), ("place", "nowhere"), ("ideas", "Swap")).OrderBy(fault => fault.PromptId switch { "place" => 0, "day" => 1, _ => 2 }));

    [Theory]
    [InlineData("calm", true)]
    [InlineData("calm,cross", true)]
    [InlineData(" cross , calm ", true)]
    [InlineData("", true)]
    [InlineData("glad", false)]
    [InlineData("calm,glad", false)]
    [InlineData("Calm", false)]
    [InlineData("calm;cross", false)]
    public void Is_any_choice_that_is_not_offered(string ticked, bool isTaken) =>
        Assert.Equal(isTaken ? [] : [new AnswerFault.NotAChoice("mood")], FaultsOf("look", ("mood", ticked)));

    [Theory]
    [InlineData("here", true)]
    [InlineData("here,there", false)]
    [InlineData("elsewhere", false)]
    public void Is_more_than_one_choice_where_one_is_asked_for(string ticked, bool isTaken) =>
        Assert.Equal(isTaken ? [] : [new AnswerFault.NotAChoice("place")], FaultsOf("plan", ("place", ticked)));

    [Theory]
    [InlineData("2026-03-31", true)]
    [InlineData("2024-02-29", true)]
    [InlineData("2026-02-29", false)]
    [InlineData("31/03/2026", false)]
    [InlineData("2026-3-1", false)]
    [InlineData("tomorrow", false)]
    [InlineData("٢٠٢٦-٠٣-٣١", false)]
    public void Is_a_day_that_no_calendar_has(string day, bool isTaken) =>
        Assert.Equal(isTaken ? [] : [new AnswerFault.NotADay("day")], FaultsOf("plan", ("day", day)));

    [Theory]
    [InlineData("plan", "deeds", "Bob\t2026-03-31\nEve\tsoon", false)]
    [InlineData("plan", "deeds", "Bob\t\n\t2026-02-28", true)]
    [InlineData("end", "review", "2026-02-29\tover tea", false)]
    [InlineData("end", "review", "\tover tea", true)]
    public void Is_a_cell_with_a_day_that_no_calendar_has(string step, string prompt, string cells, bool isTaken) =>
        Assert.Equal(isTaken ? [] : [new AnswerFault.NotADay(prompt)], FaultsOf(step, (prompt, cells)));

    [Theory]
    [InlineData("0", true)]
    [InlineData("10", true)]
    [InlineData("11", false)]
    [InlineData("-1", false)]
    [InlineData("5.5", false)]
    [InlineData("five", false)]
    [InlineData("99999999999999999999", false)]
    public void Is_a_number_off_the_scale(string number, bool isTaken) =>
        Assert.Equal(isTaken ? [] : [new AnswerFault.NotOnTheScale("trust")], FaultsOf("plan", ("trust", number)));

    [Fact]
    public void Is_a_row_too_many()
    {
        string Rows(int count) => AnswerText.Rows(Enumerable.Range(1, count).Select(row => new[] { $"Bob {row}", "2026-03-31" }));

        Assert.Empty(FaultsOf("plan", ("deeds", Rows(6))));
        Assert.Equal([new AnswerFault.TooManyRows("deeds")], FaultsOf("plan", ("deeds", Rows(7))));
        Assert.Empty(FaultsOf("plan", ("deeds", Rows(6) + "\n \t \n")));
    }

    private static IEnumerable<AnswerFault> FaultsOf(string step, params (string Prompt, string Text)[] texts)
    {
        var preparation = At(step);
        return preparation.Press(preparation.Card(NextMove.Continue, texts)) is AnswerOutcome.Refused refused ? refused.Faults.AsEnumerable() : [];
    }
}
