using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Core.Tests.Preparations.Sample;

namespace ConversationCoach.Core.Tests.Preparations;

public class WordsInDoubt
{
    [Fact]
    public void Stay_in_doubt_when_a_card_drawn_before_them_brings_more()
    {
        var shown = Begun.Typed(("story", "At the desk"));
        var doubt = shown.Saved(Begun.Card(NextMove.Stay, ("story", "On the phone")));

        doubt = doubt.Saved(shown.Card(NextMove.Stay, ("story", "At the desk, late")));

        Assert.Equal(("At the desk", "On the phone"), Asked(doubt));
        doubt = doubt.Settled("story", Keep.First);
        Assert.Equal(("At the desk", "At the desk, late"), Asked(doubt));
        doubt = doubt.Settled("story", Keep.Second);
        Assert.Equal("At the desk, late", doubt.TextOf("story"));
        Assert.Empty(doubt.InDoubt);
    }

    [Fact]
    public void Are_asked_one_after_the_other()
    {
        var doubt = Begun.Typed(("story", "One"));
        foreach (var text in (string[])["Two", "Three", "Four"]) doubt = doubt.Saved(Begun.Card(NextMove.Stay, ("story", text)));

        Assert.Equal(("One", "Two"), Asked(doubt));
        doubt = doubt.Settled("story", Keep.Second);
        Assert.Equal(("Two", "Three"), Asked(doubt));
        doubt = doubt.Settled("story", Keep.Both);
        Assert.Equal(("Two\nThree", "Four"), Asked(doubt));
        doubt = doubt.Settled("story", Keep.First);

        Assert.Empty(doubt.InDoubt);
        Assert.Equal(["One", "Two", "Three", "Four", "Two", "Two\nThree", "Two\nThree"], doubt.WordingsOf("story"));
    }

    [Fact]
    public void Are_kept_once_however_often_their_cards_are_pressed()
    {
        var doubt = Begun.Typed(("story", "One")).Saved(Begun.Card(NextMove.Stay, ("story", "Two"))).Saved(Begun.Card(NextMove.Stay, ("story", "Three")));

        Assert.All((string[])["One", "Two", "Three"], text => Assert.Equal(new AnswerOutcome.Unchanged(doubt), doubt.Press(Begun.Card(NextMove.Stay, ("story", text)))));
    }

    [Fact]
    public void Are_not_asked_again_when_their_card_is_pressed_again()
    {
        var settled = InDoubt("look", "story", "One", "Two").Settled("story", Keep.First);

        Assert.Equal(new AnswerOutcome.Unchanged(settled), settled.Press(Begun.Card(NextMove.Stay, ("story", "Two"))));
    }

    [Fact]
    public void Are_asked_again_when_they_are_typed_anew()
    {
        var settled = InDoubt("look", "story", "One", "Two").Settled("story", Keep.First);
        var other = settled.Typed(("story", "Three"));

        Assert.Equal(("Three", "Two"), Asked(other.Saved(settled.Card(NextMove.Stay, ("story", "Two")))));
    }

    [Fact]
    public void Are_not_emptied_before_they_are_settled()
    {
        var doubt = InDoubt("look", "story", "One", "Two");

        Assert.Equal(new AnswerOutcome.Unchanged(doubt), doubt.Press(doubt.Card(NextMove.Stay, ("story", ""))));
    }

    [Fact]
    public void Are_settled_only_against_the_words_that_were_shown_with_them()
    {
        var doubt = InDoubt("look", "story", "One", "Two").Saved(Begun.Card(NextMove.Stay, ("story", "Three")));
        var shown = doubt.Answers["story"].Rival!.Version;

        var settled = doubt.Settle(Guide, "story", shown, Keep.First, Tuesday);

        Assert.Same(settled, settled.Settle(Guide, "story", shown, Keep.First, Tuesday));
        Assert.Equal(("One", "Three"), Asked(settled));
    }

    [Fact]
    public void Are_settled_too_once_the_same_words_stand()
    {
        var doubt = InDoubt("look", "story", "One", "Two").Saved(Begun.Card(NextMove.Stay, ("story", "One\nTwo")));

        Assert.Empty(doubt.Settled("story", Keep.Both).InDoubt);
    }

    [Theory]
    [InlineData("look", "story", "At the desk", "On the phone\nLate", "At the desk\nOn the phone\nLate")]
    [InlineData("plan", "ideas", "Swap\nShare", "Meet\nSwap", "Swap\nShare\nMeet")]
    [InlineData("look", "mood", "cross", "calm", "calm,cross")]
    [InlineData("look", "mood", "calm,cross", "calm", "calm,cross")]
    [InlineData("plan", "deeds", "Bob\t2026-03-31", "Eve\t\nBob\t2026-03-31", "Bob\t2026-03-31\nEve\t")]
    public void Are_joined_as_their_question_allows(string step, string prompt, string first, string second, string both)
    {
        var doubt = InDoubt(step, prompt, first, second);

        Assert.True(Settling.CanKeepBoth(Guide.FindPrompt(prompt), doubt.Answers[prompt]));
        var settled = doubt.Settled(prompt, Keep.Both);
        Assert.Equal(both, settled.TextOf(prompt));
        Assert.Equal(new AnswerOutcome.Unchanged(settled), settled.Press(new StepAnswers(step, Texts(prompt, both), settled.Version, NextMove.Stay)));
    }

    [Theory]
    [InlineData("look", "beneath", "Rest", "Sleep")]
    [InlineData("plan", "aim", "rest\twe last", "sleep\twe last")]
    [InlineData("plan", "place", "here", "there")]
    [InlineData("plan", "day", "2026-03-31", "2026-04-01")]
    [InlineData("plan", "trust", "4", "5")]
    public void Cannot_both_stand_where_there_is_room_for_one(string step, string prompt, string first, string second) =>
        AssertOnlyOne(InDoubt(step, prompt, first, second), prompt, first);

    [Fact]
    public void Cannot_both_stand_when_they_are_too_long_together()
    {
        static Preparation Doubt(int length) => InDoubt("look", "story", new string('a', Preparation.LongestAnswer / 2), new string('b', length));
        var fits = Preparation.LongestAnswer / 2 - 1;

        Assert.Equal(Preparation.LongestAnswer, Doubt(fits).Settled("story", Keep.Both).TextOf("story").Length);
        AssertOnlyOne(Doubt(fits + 1), "story", new string('a', Preparation.LongestAnswer / 2));
    }

    [Fact]
    public void Cannot_both_stand_when_they_have_too_many_rows_together()
    {
        static string Rows(string who, int count) => AnswerText.Rows(Enumerable.Range(1, count).Select(row => new[] { $"{who} {row}", "" }));

        Assert.Equal(6, AnswerText.ReadRows(InDoubt("plan", "deeds", Rows("Bob", 3), Rows("Eve", 3)).Settled("deeds", Keep.Both).TextOf("deeds")).Length);
        AssertOnlyOne(InDoubt("plan", "deeds", Rows("Bob", 3), Rows("Eve", 4)), "deeds", Rows("Bob", 3));
    }

    [Fact]
    public void Cannot_both_stand_where_the_guide_asks_no_more()
    {
        var doubt = InDoubt("look", "story", "One", "Two");

        Assert.False(Settling.CanKeepBoth(null, doubt.Answers["story"]));
        Assert.Equal("Two", doubt.Settle(Guide with { Steps = Guide.Steps[1..] }, "story", doubt.Answers["story"].Rival!.Version, Keep.Second, Tuesday).TextOf("story"));
    }

    private static (string, string?) Asked(Preparation preparation) => (preparation.TextOf("story"), preparation.Answers["story"].Rival?.Text);

    private static Preparation InDoubt(string step, string prompt, string first, string second)
    {
        var blank = At(step);
        return blank.Typed((prompt, first)).Saved(blank.Card(NextMove.Stay, (prompt, second)));
    }

    private static void AssertOnlyOne(Preparation doubt, string prompt, string first)
    {
        Assert.False(Settling.CanKeepBoth(Guide.FindPrompt(prompt), doubt.Answers[prompt]));
        var settled = doubt.Settled(prompt, Keep.Both);
        Assert.Equal(first, settled.TextOf(prompt));
        Assert.Empty(settled.InDoubt);
    }

    private static ImmutableDictionary<string, string> Texts(string prompt, string text) =>
        ImmutableDictionary<string, string>.Empty.Add(prompt, text);
}
