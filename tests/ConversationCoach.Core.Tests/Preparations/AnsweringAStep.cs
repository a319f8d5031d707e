using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Core.Tests.Preparations.Sample;

namespace ConversationCoach.Core.Tests.Preparations;

public class AnsweringAStep
{
    [Fact]
    public void Keeps_the_words_and_moves_to_the_next_step()
    {
        var next = Begun.Saved(Begun.Card(NextMove.Continue, ("story", "Two rotas.")));

        Assert.Equal(("plan", PreparationStatus.Draft, 2, Tuesday), (next.Step, next.Status, next.Version, next.ChangedAt));
        Assert.Equal(new Wording("Two rotas.", 2, Tuesday), next.Answers["story"].Current);
    }

    [Fact]
    public void Moves_on_without_words_too()
    {
        var next = Begun.Saved(Begun.Card(NextMove.Continue));

        Assert.Equal("plan", next.Step);
        Assert.Empty(next.Answers);
    }

    [Fact]
    public void Ends_at_the_plan()
    {
        var end = At("end");

        var done = end.Saved(end.Card(NextMove.Continue, ("last", "Thanks.")));

        Assert.Equal((null, PreparationStatus.Complete), (done.Step, done.Status));
    }

    [Fact]
    public void Goes_back_with_the_words_kept()
    {
        var plan = At("plan");

        var back = plan.Saved(plan.Card(NextMove.Back, ("ideas", "Swap")));

        Assert.Equal(("look", "Swap"), (back.Step, back.TextOf("ideas")));
    }

    [Fact]
    public void Goes_back_no_further_than_the_first_step() =>
        Assert.Equal("look", Begun.Saved(Begun.Card(NextMove.Back, ("story", "Two rotas."))).Step);

    [Fact]
    public void Pauses_with_the_words_kept()
    {
        var paused = Begun.Saved(Begun.Card(NextMove.Pause, ("story", "Two")));

        Assert.Equal(("look", PreparationStatus.Paused, "Two"), (paused.Step, paused.Status, paused.TextOf("story")));
    }

    [Fact]
    public void Stays_with_the_words_kept()
    {
        var stayed = Begun.Saved(Begun.Card(NextMove.Stay, ("story", "Two")));

        Assert.Equal(("look", PreparationStatus.Draft, "Two"), (stayed.Step, stayed.Status, stayed.TextOf("story")));
    }

    [Theory]
    [InlineData(NextMove.Continue)]
    [InlineData(NextMove.Back)]
    [InlineData(NextMove.Pause)]
    [InlineData(NextMove.Stay)]
    public void Is_done_once_when_it_is_pressed_twice(NextMove next)
    {
        var card = At("plan").Card(next, ("ideas", "Swap"), ("trust", "4"));
        var once = At("plan").Saved(card);

        Assert.Equal(new AnswerOutcome.Unchanged(once), once.Press(card));
    }

    [Theory]
    [InlineData(NextMove.Continue)]
    [InlineData(NextMove.Back)]
    [InlineData(NextMove.Pause)]
    public void Is_done_once_when_it_is_pressed_twice_without_words(NextMove next)
    {
        var card = Begun.Card(next);
        var once = Begun.Saved(card);

        Assert.Equal(new AnswerOutcome.Unchanged(once), once.Press(card));
    }

    [Fact]
    public void Goes_on_with_a_paused_preparation()
    {
        var paused = Begun.Pause(Monday);

        Assert.Equal(("plan", PreparationStatus.Draft), (paused.Saved(paused.Card(NextMove.Continue)).Step, paused.Saved(paused.Card(NextMove.Continue)).Status));
    }

    [Fact]
    public void Leaves_prompts_alone_that_the_card_did_not_send()
    {
        var typed = Begun.Typed(("story", "Two rotas."), ("mood", "calm"));

        Assert.Equal("Two rotas.", typed.Typed(("mood", "calm,cross")).TextOf("story"));
    }

    [Fact]
    public void Passes_over_prompts_that_the_step_does_not_have() =>
        Assert.Empty(Begun.Saved(Begun.Card(NextMove.Continue, ("ideas", "Of another step"), ("nonsense", "x"))).Answers);

    [Fact]
    public void Says_when_the_guide_has_no_such_step() =>
        Assert.Equal(new AnswerOutcome.NoSuchStep(Begun), Begun.Press(Begun.Card(NextMove.Continue) with { StepId = "gone" }));

    [Fact]
    public void Brings_a_conditional_question_up_once()
    {
        var ticked = Begun.Saved(Begun.Card(NextMove.Continue, ("mood", "calm,cross")));
        Assert.Equal("look", ticked.Step);
        Assert.Equal(["story", "mood", "beneath"], ticked.PromptsOf(Sample.Guide.Steps[0]).Select(prompt => prompt.Id));

        Assert.Equal("plan", ticked.Saved(ticked.Card(NextMove.Continue, ("mood", "calm,cross"), ("beneath", ""))).Step);
    }

    [Fact]
    public void Stays_at_a_conditional_question_when_the_press_that_brought_it_up_comes_twice()
    {
        var card = Begun.Card(NextMove.Continue, ("mood", "cross"));
        var ticked = Begun.Saved(card);

        Assert.Equal(new AnswerOutcome.Unchanged(ticked), ticked.Press(card));
    }

    [Fact]
    public void Asks_a_conditional_question_no_more_once_its_choice_is_taken_back()
    {
        var asked = Begun.Typed(("mood", "cross")).Typed(("beneath", "Rest"));

        var calm = asked.Typed(("mood", "calm"));

        Assert.DoesNotContain("beneath", calm.PromptsOf(Sample.Guide.Steps[0]).Select(prompt => prompt.Id));
        Assert.Equal("Rest", calm.TextOf("beneath"));
    }

    [Fact]
    public void Pauses_even_when_a_conditional_question_comes_up() =>
        Assert.Equal(PreparationStatus.Paused, Begun.Saved(Begun.Card(NextMove.Pause, ("mood", "cross"))).Status);

    [Fact]
    public void Takes_an_answer_back_when_it_is_emptied()
    {
        var emptied = Begun.Typed(("story", "Two rotas.")).Typed(("story", "  "));

        Assert.Equal("", emptied.TextOf("story"));
        Assert.Equal(["Two rotas.", ""], emptied.WordingsOf("story"));
    }

    [Fact]
    public void Keeps_no_empty_answer_where_there_was_none() =>
        Assert.Empty(Begun.Saved(Begun.Card(NextMove.Continue, ("story", ""), ("mood", " "))).Answers);

    [Fact]
    public void Remembers_everything_that_was_written()
    {
        var third = Begun.Typed(("story", "One")).Typed(("story", "Two")).Typed(("story", "Three"));

        Assert.Equal(["One", "Two", "Three"], third.WordingsOf("story"));
        Assert.Equal(["", "One", "Two", "Three", "Three"], Enumerable.Range(1, 5).Select(third.Answers["story"].TextAt));
    }

    [Theory]
    [InlineData("calm", "beneath", false)]
    [InlineData("cross", "beneath", true)]
    [InlineData("calm", "story", true)]
    [InlineData("calm", "nonsense", false)]
    public void Tells_which_questions_are_asked(string mood, string prompt, bool isAsked) =>
        Assert.Equal(isAsked, Begun.Typed(("mood", "cross")).Typed(("beneath", "Rest"), ("mood", mood)).IsAsked(Sample.Guide, prompt));

    [Fact]
    public void Asks_nothing_because_of_an_answer_that_is_asked_no_more()
    {
        var prompts = Sample.Guide.Steps[0].Prompts;
        var deeper = prompts[1] with { Id = "deeper", When = new PromptCondition("mood", ["cross"]) };
        var guide = Sample.Guide with { Steps = [Sample.Guide.Steps[0] with { Prompts = [prompts[1], deeper, prompts[2] with { When = new PromptCondition("deeper", ["calm"]) }] }] };
        Preparation Ticked(string mood) => Assert.IsType<AnswerOutcome.Saved>(Begun.Answer(guide, Begun.Card(NextMove.Stay, ("mood", mood), ("deeper", "calm")), Tuesday)).Preparation;

        Assert.True(Ticked("cross").IsAsked(guide, "beneath"));
        Assert.False(Ticked("calm").IsAsked(guide, "beneath"));
    }

    [Fact]
    public void Goes_back_to_the_plan_from_a_step_opened_there()
    {
        var opened = Begun.GoTo(null, Monday).GoTo(Sample.Guide.Steps[0], Monday);

        var done = opened.Saved(opened.Card(NextMove.Continue, ("story", "Two rotas.")));

        Assert.Equal((null, PreparationStatus.Complete, "Two rotas."), (done.Step, done.Status, done.TextOf("story")));
    }

    [Theory]
    [InlineData(NextMove.Back, "look", PreparationStatus.Complete)]
    [InlineData(NextMove.Stay, "plan", PreparationStatus.Complete)]
    [InlineData(NextMove.Pause, "plan", PreparationStatus.Paused)]
    public void Goes_back_stays_and_pauses_at_a_step_opened_from_the_plan(NextMove next, string step, PreparationStatus status)
    {
        var opened = Begun.GoTo(null, Monday).GoTo(Sample.Guide.Steps[1], Monday);

        var moved = opened.Saved(opened.Card(next, ("ideas", "Swap")));

        Assert.Equal((step, status), (moved.Step, moved.Status));
    }

    [Fact]
    public void Brings_a_conditional_question_up_before_going_back_to_the_plan()
    {
        var opened = Begun.GoTo(null, Monday).GoTo(Sample.Guide.Steps[0], Monday);

        var asked = opened.Saved(opened.Card(NextMove.Continue, ("mood", "cross")));

        Assert.Equal("look", asked.Step);
        Assert.Null(asked.Saved(asked.Card(NextMove.Continue)).Step);
    }

    [Fact]
    public void Wakes_a_paused_preparation_unless_it_is_to_stay_paused()
    {
        var paused = Begun.Pause(Monday);

        Assert.Equal(PreparationStatus.Draft, paused.Typed(("story", "One")).Status);
        Assert.Equal(PreparationStatus.Paused, paused.Saved(paused.Card(NextMove.Pause, ("story", "One"))).Status);
        Assert.Equal(PreparationStatus.Paused, At("plan").Pause(Monday).Saved(Begun.Card(NextMove.Pause, ("story", "One"))).Status);
    }

    [Fact]
    public void Puts_choices_in_the_order_they_are_offered_in()
    {
        var ticked = Begun.Typed(("mood", "cross,calm,cross"));

        Assert.Equal("calm,cross", ticked.TextOf("mood"));
        Assert.Equal(new AnswerOutcome.Unchanged(ticked), ticked.Press(ticked.Card(NextMove.Stay, ("mood", "cross, calm"))));
    }
}
