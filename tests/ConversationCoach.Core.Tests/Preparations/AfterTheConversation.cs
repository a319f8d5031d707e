using System.Collections.Immutable;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Core.Tests.Preparations.Sample;

namespace ConversationCoach.Core.Tests.Preparations;

public class AfterTheConversation
{
    private const string Ann = "Ann\t2026-03-10", Bob = "Bob\t", Eve = "Eve\t2026-03-12";

    private static readonly Prompt Going = new("going", "going?", PromptKind.Progress, null, [new Choice("done", "Done"), new Choice("moving", "On its way"), new Choice("stuck", "Stuck")], [], null, null)
    {
        Of = Sample.Guide.FindPrompt("deeds"),
    };

    private static readonly Guide Followed = Sample.Guide with
    {
        FollowUp = new FollowUp("story", null, "deeds", null,
            new GuideStep("how-did-it-go", "And?", "It lasts.", [new Prompt("news", "news?", PromptKind.LongText, null, [], [], null, null), new Prompt("sure", "sure?", PromptKind.Scale, null, [], [], null, null)]),
            new GuideStep("review", "Still?", "It lives.", [Going])),
    };

    private static readonly Preparation Planned = At("plan").Typed(("deeds", $"{Ann}\n{Bob}")).GoTo(null, Monday);

    [Fact]
    public void What_is_written_rests_with_the_preparation_and_the_plan_stays_open()
    {
        var told = Saved(Planned, "how-did-it-go", ("news", "They listened."), ("sure", "7"));

        Assert.Equal((null, PreparationStatus.Complete, Planned.Version + 1), (told.Step, told.Status, told.Version));
        Assert.Equal(("They listened.", "7"), (told.TextOf("news"), told.TextOf("sure")));
        Assert.True(told.IsAsked(Followed, "news"));
        Assert.Equal(["They listened.", "They agreed."], Saved(told, "how-did-it-go", ("news", "They agreed.")).WordingsOf("news"));
    }

    [Theory]
    [InlineData(NextMove.Continue)]
    [InlineData(NextMove.Back)]
    [InlineData(NextMove.Pause)]
    [InlineData(NextMove.Stay)]
    public void Nobody_is_moved_or_woken_by_it(NextMove next)
    {
        foreach (var before in new[] { Begun, At("end"), Planned, Planned.Archive(Monday), At("plan").Pause(Monday) })
        {
            var told = Saved(before, "how-did-it-go", next, ("news", "They listened."));

            Assert.Equal((before.Step, before.Status), (told.Step, told.Status));
        }
    }

    [Fact]
    public void A_second_press_changes_nothing()
    {
        var card = Card(Planned, "how-did-it-go", NextMove.Stay, ("news", "They listened."));
        var once = ((AnswerOutcome.Saved)Planned.Answer(Followed, card, Tuesday)).Preparation;

        Assert.Equal(new AnswerOutcome.Unchanged(once), once.Answer(Followed, card, Tuesday));
    }

    [Fact]
    public void Different_words_from_two_devices_are_both_kept()
    {
        var phone = Saved(Planned, "how-did-it-go", ("news", "From the phone."));
        var both = ((AnswerOutcome.Saved)phone.Answer(Followed, Card(Planned, "how-did-it-go", NextMove.Stay, ("news", "From the laptop.")), Tuesday)).Preparation;

        Assert.Equal(["news"], both.InDoubt);
    }

    [Fact]
    public void Too_many_words_are_refused_and_nothing_is_taken()
    {
        var outcome = Planned.Answer(Followed, Card(Planned, "how-did-it-go", NextMove.Stay, ("news", new string('w', 4003)), ("sure", "11")), Tuesday);

        Assert.Equal([new AnswerFault.TooLong("news", 3, 4000), new AnswerFault.NotOnTheScale("sure")], Assert.IsType<AnswerOutcome.Refused>(outcome).Faults.AsEnumerable());
    }

    [Fact]
    public void A_guide_without_a_follow_up_has_no_such_step() =>
        Assert.IsType<AnswerOutcome.NoSuchStep>(Planned.Answer(Sample.Guide, Card(Planned, "how-did-it-go", NextMove.Stay), Tuesday));

    [Fact]
    public void How_each_agreement_is_going_is_an_answer_with_a_history()
    {
        var first = Reviewed(Planned, "moving", null);
        var second = Reviewed(first, "done", "stuck");

        Assert.Equal(["moving\t" + Ann, $"done\t{Ann}\nstuck\t{Bob}"], second.WordingsOf("going"));
        Assert.Equal(("done", "stuck", ""), (Progress.ChoiceOf(second.TextOf("going"), Ann), Progress.ChoiceOf(second.TextOf("going"), Bob), Progress.ChoiceOf(second.TextOf("going"), Eve)));
    }

    [Fact]
    public void What_was_not_said_again_stays_as_it_was() => Assert.Equal($"done\t{Ann}\nstuck\t{Bob}", Reviewed(Reviewed(Planned, "done", null), null, "stuck").TextOf("going"));

    [Fact]
    public void An_agreement_that_was_changed_is_asked_about_anew()
    {
        var reviewed = Reviewed(Planned, "done", "stuck");
        var changed = reviewed.GoTo(Followed.Steps[1], Monday).Typed(("deeds", $"{Ann}\n{Eve}"));

        Assert.Equal([Ann, Eve], changed.Agreed(Going).AsEnumerable());
        Assert.Equal([Ann, Bob], changed.AgreedAt(Going, reviewed.Version).AsEnumerable());
        Assert.Equal(("done", ""), (Progress.ChoiceOf(changed.TextOf("going"), Ann), Progress.ChoiceOf(changed.TextOf("going"), Eve)));
        Assert.Equal($"done\t{Ann}\nmoving\t{Eve}", Reviewed(changed, null, "moving").TextOf("going"));
    }

    [Fact]
    public void What_is_no_choice_is_refused() =>
        Assert.Equal([new AnswerFault.NotAChoice("going")], Assert.IsType<AnswerOutcome.Refused>(Planned.Answer(Followed, Card(Planned, "review", NextMove.Stay, ("going", "perhaps\t" + Ann)), Tuesday)).Faults.AsEnumerable());

    [Fact]
    public void The_longest_agreements_leave_room_for_what_is_said_of_them()
    {
        var long4 = string.Join('\n', Enumerable.Range(0, 6).Select(row => new string((char)('a' + row), 200) + "\t2026-03-10"));
        var planned = At("plan").Typed(("deeds", long4)).GoTo(null, Monday);

        Assert.Equal(6, AnswerText.ReadRows(Reviewed(planned, "moving", "moving", "moving", "moving", "moving", "moving").TextOf("going")).Length);
    }

    [Fact]
    public void By_typing_each_agreement_is_asked_about_and_then_all_of_them_again()
    {
        var step = Followed.FollowUp!.Review!;
        var first = Question.First(Planned, step)!;
        Assert.Equal((Ann, ""), (first.Agreement, first.Read("")));

        var second = first.Next(Planned, step, skipped: true)!;
        Assert.Equal((Bob, 1), (second.Agreement, second.Row));
        Assert.Equal(first, second.Previous(Planned, step));
        Assert.Null(second.Next(Planned, step, skipped: false));

        var text = second.Put(first.Put("", "1"), "on its way");
        Assert.Equal($"done\t{Ann}\nmoving\t{Bob}", text);
        Assert.Equal($"stuck\t{Ann}\nmoving\t{Bob}", first.Put(text, "Stuck"));
        Assert.Equal("On its way", second.Read(text));
        Assert.Equal(second, Question.First(Reviewed(Planned, "done", null), step));
        Assert.Equal(first, Question.First(Reviewed(Planned, "done", "done"), step));
    }

    [Fact]
    public void Without_agreements_there_is_nothing_to_ask() => Assert.Null(Question.First(Begun, Followed.FollowUp!.Review!));

    private static Preparation Reviewed(Preparation preparation, params string?[] choices) =>
        Saved(preparation, "review", ("going", Progress.Say(preparation.TextOf("going"), preparation.Agreed(Going), place => choices.ElementAtOrDefault(place))));

    private static Preparation Saved(Preparation preparation, string step, params (string Prompt, string Text)[] texts) => Saved(preparation, step, NextMove.Stay, texts);

    private static Preparation Saved(Preparation preparation, string step, NextMove next, params (string Prompt, string Text)[] texts) =>
        Assert.IsType<AnswerOutcome.Saved>(preparation.Answer(Followed, Card(preparation, step, next, texts), Tuesday)).Preparation;

    private static StepAnswers Card(Preparation shown, string step, NextMove next, params (string Prompt, string Text)[] texts) =>
        new(step, texts.ToImmutableDictionary(text => text.Prompt, text => text.Text), shown.Version, next);
}
