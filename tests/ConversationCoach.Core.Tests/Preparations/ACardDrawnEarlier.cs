using ConversationCoach.Core.Preparations;
using static ConversationCoach.Core.Tests.Preparations.Sample;

namespace ConversationCoach.Core.Tests.Preparations;

public class ACardDrawnEarlier
{
    [Fact]
    public void Changes_nothing_when_it_brings_the_same_words()
    {
        var card = Begun.Card(NextMove.Stay, ("story", "Two rotas."));
        var now = Begun.Typed(("story", "Two rotas."));

        Assert.Equal(new AnswerOutcome.Unchanged(now), now.Press(card));
    }

    [Fact]
    public void Gives_way_where_its_words_were_not_touched()
    {
        var shown = Begun.Typed(("story", "One"), ("mood", "calm"));
        var now = shown.Typed(("story", "Two"));

        var merged = now.Saved(shown.Card(NextMove.Stay, ("story", "One"), ("mood", "cross")));

        Assert.Equal(("Two", "cross"), (merged.TextOf("story"), merged.TextOf("mood")));
        Assert.Empty(merged.InDoubt);
    }

    [Fact]
    public void Has_its_different_words_kept_beside_the_others()
    {
        var merged = Rivals();

        Assert.Equal(["story"], merged.InDoubt);
        Assert.Equal(("At the desk", "On the phone"), (merged.TextOf("story"), merged.Answers["story"].Rival?.Text));
    }

    [Fact]
    public void Is_kept_once_when_its_different_words_come_twice()
    {
        var card = Begun.Card(NextMove.Stay, ("story", "On the phone"));
        var merged = Begun.Typed(("story", "At the desk")).Saved(card);

        Assert.Equal(new AnswerOutcome.Unchanged(merged), merged.Press(card));
    }

    [Fact]
    public void Does_not_empty_words_that_came_later()
    {
        var shown = Begun.Typed(("story", "One"));
        var now = shown.Typed(("story", "Two"));

        Assert.Equal(new AnswerOutcome.Unchanged(now), now.Press(shown.Card(NextMove.Continue, ("story", ""))));
    }

    [Fact]
    public void Fills_what_was_emptied_in_between()
    {
        var shown = Begun.Typed(("story", "One"));
        var emptied = shown.Typed(("story", ""));

        var filled = emptied.Saved(shown.Card(NextMove.Stay, ("story", "One more")));

        Assert.Equal("One more", filled.TextOf("story"));
        Assert.Empty(filled.InDoubt);
    }

    [Fact]
    public void Fills_nothing_with_words_that_were_only_left_standing_on_it()
    {
        var shown = Begun.Typed(("story", "One"));
        var emptied = shown.Typed(("story", ""));

        Assert.Equal(new AnswerOutcome.Unchanged(emptied), emptied.Press(shown.Card(NextMove.Stay, ("story", "One"))));
    }

    [Fact]
    public void Moves_nobody_who_has_gone_on()
    {
        var old = Begun.Card(NextMove.Continue, ("story", "Late words"));
        var end = At("end");

        var merged = end.Saved(old);

        Assert.Equal(("end", "Late words"), (merged.Step, merged.TextOf("story")));
    }

    [Fact]
    public void Adds_to_a_finished_plan_without_opening_it()
    {
        var done = Begun.GoTo(null, Monday);

        var merged = done.Saved(Begun.Card(NextMove.Back, ("story", "Late words")));

        Assert.Equal((null, PreparationStatus.Complete, "Late words"), (merged.Step, merged.Status, merged.TextOf("story")));
    }

    [Theory]
    [InlineData(null, PreparationStatus.Complete)]
    [InlineData("plan", PreparationStatus.Draft)]
    public void Brings_back_with_its_words_what_was_put_away(string? step, PreparationStatus status)
    {
        var away = Begun.GoTo(step is null ? null : Guide.FindStep(step), Monday).Archive(Monday);

        foreach (var next in Enum.GetValues<NextMove>())
        {
            var back = away.Saved(Begun.Card(next, ("story", "Late words")));
            Assert.Equal((step, status, "Late words"), (back.Step, back.Status, back.TextOf("story")));
        }
    }

    [Fact]
    public void Leaves_away_what_was_put_away_when_it_says_nothing_new()
    {
        var away = Begun.Archive(Monday);

        Assert.Equal(new AnswerOutcome.Unchanged(away), away.Press(Begun.Card(NextMove.Stay)));
    }

    [Theory]
    [InlineData(Keep.First, "At the desk")]
    [InlineData(Keep.Second, "On the phone")]
    [InlineData(Keep.Both, "At the desk\nOn the phone")]
    public void Leaves_the_choice_to_the_person(Keep keep, string text)
    {
        var settled = Rivals().Settled("story", keep);

        Assert.Equal(text, settled.TextOf("story"));
        Assert.Empty(settled.InDoubt);
        Assert.Equal(["At the desk", "On the phone", text], settled.WordingsOf("story"));
        Assert.Equal((Rivals().Version + 1, Tuesday), (settled.Version, settled.ChangedAt));
    }

    [Fact]
    public void Is_settled_once()
    {
        var settled = Rivals().Settled("story", Keep.Second);

        Assert.Same(settled, settled.Settled("story", Keep.First));
        Assert.Same(Begun, Begun.Settled("story", Keep.First));
    }

    private static Preparation Rivals() =>
        Begun.Typed(("story", "At the desk")).Saved(Begun.Card(NextMove.Stay, ("story", "On the phone")));
}
