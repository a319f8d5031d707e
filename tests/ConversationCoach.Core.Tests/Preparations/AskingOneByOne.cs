using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Core.Tests.Preparations.Sample;

namespace ConversationCoach.Core.Tests.Preparations;

public class AskingOneByOne
{
    private static readonly GuideStep Look = Sample.Guide.Steps[0];
    private static readonly GuideStep Plan = Sample.Guide.Steps[1];
    private static readonly GuideStep End = Sample.Guide.Steps[2];

    [Fact]
    public void Begins_with_the_first_question_that_has_no_answer()
    {
        Assert.Equal("story", Question.First(Begun, Look)?.Prompt.Id);
        Assert.Equal("mood", Question.First(Begun.Typed(("story", "Two rotas.")), Look)?.Prompt.Id);
        Assert.Null(Question.First(Begun.Typed(("story", "Two rotas."), ("mood", "calm")), Look));
    }

    [Fact]
    public void Asks_a_conditional_question_only_once_it_is_brought_up()
    {
        var cross = Begun.Typed(("mood", "cross"));

        Assert.Null(Question.Of(Begun, Look, "beneath", 0, 0));
        Assert.Equal("beneath", Question.Of(cross, Look, "mood", 0, 0)?.Next(cross, Look, skipped: false)?.Prompt.Id);
    }

    [Fact]
    public void Fills_a_sentence_gap_by_gap()
    {
        var plan = At("plan");
        var goal = Question.First(plan, Plan)!;
        Assert.Equal(("aim", "goal"), (goal.Prompt.Id, goal.Gap?.Id));

        var text = goal.Put("", "rest");
        var good = goal.Next(plan, Plan, skipped: false)!;
        Assert.Equal("good", good.Gap?.Id);

        text = good.Put(text, "we last");
        Assert.Equal(["rest", "we last"], AnswerText.ReadCells(text).AsEnumerable());
        Assert.Equal(("rest", "we last"), (goal.Read(text), good.Read(text)));
        Assert.Equal(goal, good.Previous(plan, Plan));
    }

    [Fact]
    public void Fills_rows_cell_by_cell_until_one_is_skipped()
    {
        var plan = At("plan");
        var who = Question.Of(plan, Plan, "deeds", 0, 0)!;
        var by = who.Next(plan, Plan, skipped: false)!;
        Assert.Equal((0, "by", true), (by.Row, by.Gap?.Id, by.IsDay));

        var second = by.Next(plan, Plan, skipped: true)!;
        Assert.Equal((1, "who"), (second.Row, second.Gap?.Id));
        Assert.Equal(by, second.Previous(plan, Plan));
        Assert.Equal("place", second.Next(plan, Plan, skipped: true)?.Prompt.Id);

        var text = second.Put(by.Put(who.Put("", "Bob"), "2026-03-31"), "Eve");
        Assert.Equal([["Bob", "2026-03-31"], ["Eve", ""]], AnswerText.ReadRows(text).Select(row => row.ToArray()));
        Assert.Equal(("2026-03-31", "Eve", ""), (by.Read(text), second.Read(text), (second with { Row = 5 }).Read(text)));
    }

    [Fact]
    public void Leaves_the_rows_after_the_last_one_there_is()
    {
        var last = Question.Of(At("plan"), Plan, "deeds", Prompt.MostRows - 1, 1)!;

        Assert.Equal("place", last.Next(At("plan"), Plan, skipped: false)?.Prompt.Id);
    }

    [Theory]
    [InlineData("rest\t", "aim", 1)]
    [InlineData("\twe last", "aim", 0)]
    [InlineData("rest", "aim", 1)]
    [InlineData("rest\twe last", "deeds", 0)]
    public void Comes_back_to_the_gap_that_was_left_open(string text, string prompt, int field)
    {
        var next = Question.First(At("plan").Typed(("aim", text)), Plan)!;

        Assert.Equal((prompt, field), (next.Prompt.Id, next.Field));
    }

    [Fact]
    public void Goes_on_to_the_gap_that_was_left_open()
    {
        var end = At("end").Typed(("review", "2026-03-31\t"));

        Assert.Equal("how", Question.Of(end, End, "last", 0, 0)!.Next(end, End, skipped: true)?.Gap?.Id);
    }

    [Fact]
    public void Asks_no_more_for_rows_once_there_is_one() =>
        Assert.Equal("place", Question.First(At("plan").Typed(("aim", "rest\twe last"), ("deeds", "Bob\t")), Plan)?.Prompt.Id);

    [Theory]
    [InlineData("1", "calm")]
    [InlineData("1, 2", "calm,cross")]
    [InlineData("2 and 1", "cross,calm")]
    [InlineData("1 1", "calm")]
    [InlineData("CALM", "calm")]
    [InlineData("cross", "cross")]
    [InlineData("3", "3")]
    [InlineData("glad", "glad")]
    public void Reads_choices_by_number_or_by_word(string typed, string choices) =>
        Assert.Equal(choices, Question.Of(Begun, Look, "mood", 0, 0)?.Put("", typed));

    [Fact]
    public void Reads_a_list_by_lines_or_semicolons() =>
        Assert.Equal("Swap\nShare\nMeet", Question.Of(At("plan"), Plan, "ideas", 0, 0)?.Put("", " Swap ; Share;\n Meet"));

    [Fact]
    public void Ends_with_the_step()
    {
        var plan = At("plan");

        Assert.Null(Question.Of(plan, Plan, "ideas", 0, 0)?.Next(plan, Plan, skipped: true));
        Assert.Null(Question.First(plan, Plan)?.Previous(plan, Plan));
        Assert.Equal("trust", Question.Of(plan, Plan, "ideas", 0, 0)?.Previous(plan, Plan)?.Prompt.Id);
    }
}
