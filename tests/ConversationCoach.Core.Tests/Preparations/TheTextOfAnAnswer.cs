using ConversationCoach.Core.Preparations;
using static ConversationCoach.Core.Tests.Preparations.Sample;

namespace ConversationCoach.Core.Tests.Preparations;

public class TheTextOfAnAnswer
{
    [Theory]
    [InlineData("  two words \n", "two words")]
    [InlineData("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour")]
    [InlineData("one\n\n  two", "one\n\n  two")]
    [InlineData("a\0b\u0007c\u001bd\te", "a b c d e")]
    [InlineData("👩🏽‍⚕️ and 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "👩🏽‍⚕️ and 🏴󠁧󠁢󠁷󠁬󠁳󠁿")]
    [InlineData("\u200fשלום\u200e!", "\u200fשלום\u200e!")]
    [InlineData("Tŷ’r ysgol: ŵ", "Tŷ’r ysgol: ŵ")]
    [InlineData("<b>&amp; *x* {goal}", "<b>&amp; *x* {goal}")]
    [InlineData(" \u0001\t ", "")]
    [InlineData("\u200B\u200F\u2060\n\u202E\uFEFF", "")]
    [InlineData("\u0301\uFE0F\u20DD", "")]
    [InlineData("\u3164 \u115F\u1160\uFFA0\u2800", "")]
    [InlineData("\U000E0067\u00AD", "")]
    [InlineData("\u200B.\u200F", "\u200B.\u200F")]
    [InlineData("e\u0301", "e\u0301")]
    public void Is_what_was_typed_without_what_nobody_sees(string typed, string kept)
    {
        Assert.Equal(kept, AnswerText.Clean(typed));
        if (kept.Length > 0) Assert.Equal(kept, Begun.Typed(("story", typed)).TextOf("story"));
    }

    [Fact]
    public void Has_one_line_where_one_line_is_asked_for() =>
        Assert.Equal("first second", At("end").Typed(("last", "first\r\nsecond")).TextOf("last"));

    [Fact]
    public void Holds_the_lines_of_a_list() => Assert.Equal("Swap\nShare", At("plan").Typed(("ideas", " Swap\r\n\u200B\r\n\n\tShare \r\n")).TextOf("ideas"));

    [Fact]
    public void Holds_choices_by_their_ids()
    {
        Assert.Equal("calm,cross", AnswerText.Choices(["calm", "cross"]));
        Assert.Equal(["calm", "cross"], AnswerText.ReadChoices("calm,,cross, ").AsEnumerable());
        Assert.Empty(AnswerText.ReadChoices(""));
    }

    [Fact]
    public void Holds_a_day_that_reads_back()
    {
        Assert.Equal("2026-03-09", AnswerText.Day(new DateOnly(2026, 3, 9)));
        Assert.Equal(new DateOnly(2026, 3, 9), AnswerText.ReadDay("2026-03-09"));
        Assert.Null(AnswerText.ReadDay(""));
    }

    [Fact]
    public void Holds_rows_that_read_back_without_the_empty_ones()
    {
        var text = AnswerText.Rows([["Bob", "2026-03-09"], ["", " "], ["Ann\tand\nEve", ""]]);

        Assert.Equal([["Bob", "2026-03-09"], ["Ann and Eve", ""]], AnswerText.ReadRows(text).Select(row => row.ToArray()));
        Assert.Equal(text, At("plan").Typed(("deeds", text)).TextOf("deeds"));
        Assert.Empty(AnswerText.ReadRows(""));
    }

    [Fact]
    public void Holds_the_gaps_of_a_sentence()
    {
        var aim = Guide.FindPrompt("aim")!;

        Assert.Equal("We want rest so that we last.", AnswerText.FillSentence(aim, AnswerText.Cells(["rest", "we last"])));
        Assert.Equal("We want … so that we last.", AnswerText.FillSentence(aim, AnswerText.Cells(["", "we last"])));
        Assert.Equal("We want … so that ….", AnswerText.FillSentence(aim, ""));
        Assert.Equal("We want rest. so that we last.", AnswerText.FillSentence(aim, AnswerText.Cells(["rest.", "we last. "])));
        Assert.Equal("We want rest so that nobody rings at 6 a.m.", AnswerText.FillSentence(aim, AnswerText.Cells(["rest", "nobody rings at 6 a.m."])));
        Assert.Equal("We want rest so that ....", AnswerText.FillSentence(aim, AnswerText.Cells(["rest", "..."])));
    }

    [Fact]
    public void Shows_what_was_typed_into_a_gap_as_it_is() =>
        Assert.Equal("We want {good} so that {goal}.", AnswerText.FillSentence(Guide.FindPrompt("aim")!, AnswerText.Cells(["{good}", "{goal}"])));

    [Fact]
    public void Is_empty_when_no_gap_is_filled() =>
        Assert.Equal("", AnswerText.Cells([" ", "\n", "\u200B"]));
}
