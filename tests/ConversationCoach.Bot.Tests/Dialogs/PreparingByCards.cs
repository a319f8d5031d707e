using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Dialogs;

public class PreparingByCards
{
    private readonly Coach _coach = new();

    [Fact]
    public async Task Goes_from_the_first_question_to_the_plan_in_one_place()
    {
        var ann = _coach.Person();
        await ann.StartsAsync("The winter rota");

        var guide = Coach.English.Guides.Guides[0];
        foreach (var step in guide.Steps)
        {
            Assert.Equal(step.Title, ann.Card.Title);
            await ann.PressesAsync("Save and continue");
        }

        Assert.Equal("Your plan: The winter rota", ann.Card.Title);
        Assert.Single(ann.Screen);
    }

    [Fact]
    public async Task Finds_in_the_plan_what_was_typed_on_the_steps()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();

        await ann.PressesAsync("Save and continue", ("answer.how-we-got-here", "We stopped talking in May."));
        await ann.PressesAsync("Save and continue", ("answer.motives", "mutual"));
        await ann.PressesAsync("Save and continue", ("answer.opening-line", "Thank you for making time."),
            ("answer.common-purpose.goal", "safe nights"), ("answer.common-purpose.benefit", "nobody dreads winter"));
        await ann.PressesAsync("Save and continue");
        await ann.PressesAsync("Save and continue", ("answer.agreements.0.who", "Ann"), ("answer.agreements.0.what", "sends the draft rota"), ("answer.agreements.0.by", "2026-12-04"));

        var plan = string.Join('\n', ann.Card.Lines);
        Assert.Contains("Thank you for making time.", plan, StringComparison.Ordinal);
        Assert.Contains("We both want safe nights so that nobody dreads winter.", plan, StringComparison.Ordinal);
        Assert.Contains("Ann – sends the draft rota – Friday 4 December 2026", plan, StringComparison.Ordinal);
        Assert.Contains("We stopped talking in May.", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_what_was_typed_when_going_back_or_pausing()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        await ann.PressesAsync("Save and continue");

        await ann.PressesAsync("Back", ("answer.purpose", "A rota two weeks ahead"));
        await ann.PressesAsync("Save and continue");
        Assert.Equal("A rota two weeks ahead", ann.Card.Inputs["answer.purpose"]);

        await ann.PressesAsync("Pause", ("answer.purpose", "A rota three weeks ahead"));
        await ann.PressesAsync("Continue");
        Assert.Equal("A rota three weeks ahead", ann.Card.Inputs["answer.purpose"]);
    }

    [Fact]
    public async Task Asks_one_kind_question_when_the_motive_is_to_win_or_to_punish_and_then_goes_on()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        await ann.PressesAsync("Save and continue");
        Assert.DoesNotContain("answer.beneath", ann.Card.Inputs.Keys);

        await ann.PressesAsync("Save and continue", ("answer.motives", "get-even"));
        Assert.Contains("answer.beneath", ann.Card.Inputs.Keys);
        Assert.Contains(Coach.English.Phrases.Step.OneMore, ann.Card.Lines);

        await ann.PressesAsync("Save and continue");
        Assert.Equal(Coach.English.Guides.Guides[0].Steps[2].Title, ann.Card.Title);
    }

    [Fact]
    public async Task Adds_rows_of_agreements_without_losing_what_stands_in_the_others()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        await ann.SaysAsync("edit 5");

        await ann.PressesAsync("Add a row", ("answer.agreements.0.who", "Ann"));
        Assert.Equal("Ann", ann.Card.Inputs["answer.agreements.0.who"]);
        Assert.Contains("answer.agreements.1.who", ann.Card.Inputs.Keys);
        Assert.DoesNotContain("answer.agreements.2.who", ann.Card.Inputs.Keys);

        for (var more = 0; more < 6 && ann.Card.Buttons.Contains("Add a row"); more++) await ann.PressesAsync("Add a row");
        Assert.Contains("answer.agreements.5.who", ann.Card.Inputs.Keys);
        Assert.DoesNotContain("answer.agreements.6.who", ann.Card.Inputs.Keys);
    }

    [Fact]
    public async Task Changes_one_step_from_the_plan_and_is_back_at_the_plan()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        foreach (var _ in Coach.English.Guides.Guides[0].Steps) await ann.PressesAsync("Save and continue");

        await ann.PressesAsync("Open this step", ("step", "congruence"));
        await ann.PressesAsync("Save and continue", ("answer.opening-line", "Shall we begin with what works?"));

        Assert.StartsWith("Your plan", ann.Card.Title, StringComparison.Ordinal);
        Assert.Contains("Shall we begin with what works?", ann.Card.Lines);
    }

    [Fact]
    public async Task Says_beside_the_input_what_is_wrong_and_keeps_the_words_of_all()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();

        await ann.PressesAsync("Save and continue", ("answer.how-we-got-here", new string('a', 4003)), ("answer.my-part", "I waited."));

        Assert.Equal(Coach.English.Guides.Guides[0].Steps[0].Title, ann.Card.Title);
        Assert.Contains(ann.Card.Lines, line => line.Contains("3 characters longer", StringComparison.Ordinal));
        Assert.Equal(new string('a', 4003), ann.Card.Inputs["answer.how-we-got-here"]);
        Assert.Equal("I waited.", ann.Card.Inputs["answer.my-part"]);
    }

    [Fact]
    public async Task Leaves_the_card_alone_when_the_refused_words_would_not_fit_on_it()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        var card = ann.Card.Json;

        await ann.PressesAsync("Save and continue", ("answer.how-we-got-here", new string('a', 30_000)));

        Assert.Equal(card, ann.Card.Json);
        Assert.Contains("26000 characters longer", ann.Latest.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "3 December")]
    [InlineData("   ", "2026-12-03")]
    public async Task Is_asked_again_on_the_same_card_when_the_start_says_too_little_or_no_real_day(string about, string day)
    {
        var ann = _coach.Person();
        await ann.SaysAsync("start");

        await ann.PressesAsync("Start", ("about", about), ("with", "R.P."), ("day", day));

        Assert.Equal(Coach.English.Phrases.Start.Title, ann.Card.Title);
        Assert.Equal("R.P.", ann.Card.Inputs["with"]);
        Assert.Contains(ann.Card.Lines, line => line.StartsWith('⚠'));
    }

    [Fact]
    public async Task Gets_the_newest_card_as_a_message_where_the_channel_cannot_replace_one()
    {
        var ann = _coach.Person();
        ann.Channel.CanUpdate = false;
        await ann.StartsAsync();

        await ann.PressesAsync("Save and continue");

        Assert.Equal(Coach.English.Guides.Guides[0].Steps[1].Title, ann.Latest.Title);
    }
}
