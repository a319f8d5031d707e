using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Dialogs;

public class PreparingByTyping
{
    private readonly Coach _coach = new();

    [Fact]
    public async Task Needs_no_button_from_the_start_to_the_plan()
    {
        var ann = _coach.Person();
        await ann.SaysEachAsync("start", "The winter rota", "R.P.", "3 December 2026");
        Assert.Equal(Coach.English.Guides.Guides[0].Steps[0].Title, ann.Card.Title);

        await ann.SaysEachAsync("We stopped talking.", "Two swaps were refused.", "People are tired.", "They cancelled twice.", "I waited.");
        await ann.SaysEachAsync("7", "Fewer late calls.", "8", "A rota two weeks ahead.");
        await ann.SaysEachAsync("winter is hard", "patients", "work hard", "safe nights; rested people", "less overtime", "safe nights", "nobody dreads winter", "Thank you for making time.");
        await ann.SaysEachAsync("You held the team together.", "How was May for you?", "What did you change after it?", "One timeline.", "a fixed rota", "swaps are needed");
        await ann.SaysEachAsync("rest", "fairness", "Self-rostering", "Ann", "sends the draft", "next Friday", "skip", "we all sleep", "we meet again", "in 2 weeks", "Over coffee");

        Assert.Equal("Your plan: The winter rota", ann.Card.Title);
        var plan = string.Join('\n', ann.Card.Lines);
        Assert.Contains("Thank you for making time.", plan, StringComparison.Ordinal);
        Assert.Contains("We both want safe nights so that nobody dreads winter.", plan, StringComparison.Ordinal);
        Assert.Contains("Ann – sends the draft –", plan, StringComparison.Ordinal);
        Assert.Contains("rested people", plan, StringComparison.Ordinal);
        Assert.Contains("Thursday 3 December 2026", string.Concat(ann.Card.Json), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_on_after_a_restart_between_any_two_answers()
    {
        var ann = _coach.Person();
        foreach (var text in new[] { "start", "The winter rota", "R.P.", "skip", "We stopped talking.", "Two swaps.", "Tired people.", "They cancelled.", "I waited.", "7", "Fewer calls." })
        {
            await ann.SaysAsync(text);
            _coach.Restart();
        }

        await ann.SaysAsync("edit 1");
        Assert.Equal("I waited.", ann.Card.Inputs["answer.my-part"]);
        await ann.SaysAsync("edit 2");
        Assert.Equal("Fewer calls.", ann.Card.Inputs["answer.good-for-both"]);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("list")]
    [InlineData("hello")]
    public async Task Loses_nothing_when_something_else_is_asked_in_the_middle_of_a_step(string interruption)
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        await ann.SaysAsync("We stopped talking.");
        var question = ann.Latest.Text;

        await ann.SaysAsync(interruption);
        Assert.Contains(ann.Latest.Text, question, StringComparison.Ordinal);
        await ann.SaysAsync("Two swaps were refused.");

        await ann.SaysAsync("edit 1");
        Assert.Equal("We stopped talking.", ann.Card.Inputs["answer.how-we-got-here"]);
        Assert.Equal("Two swaps were refused.", ann.Card.Inputs["answer.what-happened"]);
    }

    [Fact]
    public async Task Can_begin_another_preparation_in_the_middle_and_come_back()
    {
        var ann = _coach.Person();
        await ann.StartsAsync("The rota");
        await ann.SaysAsync("We stopped talking.");
        _coach.Clock.Advance(TimeSpan.FromMinutes(1));
        await ann.SaysEachAsync("start", "The budget", "skip", "skip", "Money is short.");

        await ann.SaysAsync("open 2");

        Assert.Equal("We stopped talking.", ann.Card.Inputs["answer.how-we-got-here"]);
        await ann.SaysAsync("open 1");
        Assert.Equal("Money is short.", ann.Card.Inputs["answer.how-we-got-here"]);
    }

    [Fact]
    public async Task Goes_back_to_the_question_before_and_replaces_its_words()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();

        await ann.SaysEachAsync("Frist", "back", "First");

        await ann.SaysAsync("edit 1");
        Assert.Equal("First", ann.Card.Inputs["answer.how-we-got-here"]);
    }

    [Theory]
    [InlineData("perhaps", "numbers")]
    [InlineData("99", "numbers")]
    public async Task Is_asked_again_when_the_answer_is_not_one_of_the_choices(string typed, string told)
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        await ann.SaysAsync("edit 2");

        await ann.SaysAsync(typed);

        Assert.Contains(told, string.Concat(ann.Screen.Select(shown => shown.Text)), StringComparison.Ordinal);
        await ann.SaysAsync("7");
        await ann.SaysAsync("edit 2");
        Assert.Equal("mutual", ann.Card.Inputs["answer.motives"]);
    }

    [Fact]
    public async Task Is_told_by_how_much_an_answer_is_too_long()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();

        await ann.SaysAsync(new string('b', 30_000));

        Assert.Contains(ann.Screen, shown => shown.Text.Contains("26000 characters longer", StringComparison.Ordinal));
        await ann.SaysAsync("Short.");
        await ann.SaysAsync("edit 1");
        Assert.Equal("Short.", ann.Card.Inputs["answer.how-we-got-here"]);
    }

    [Fact]
    public async Task Takes_another_way_of_preparing_by_its_number()
    {
        var ann = _coach.Person();

        await ann.SaysEachAsync("start 2", "The rota", "skip", "skip");

        Assert.Equal(Coach.English.Guides.Guides[1].Steps[0].Title, ann.Card.Title);
    }

    [Fact]
    public async Task Pauses_and_continues()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        await ann.SaysEachAsync("We stopped talking.", "pause");
        Assert.Equal(Coach.English.Phrases.Paused.Title, ann.Latest.Title);

        await ann.SaysAsync("okay then");
        Assert.Equal(Coach.English.Phrases.Unknown.Title, ann.Latest.Title);

        await ann.SaysAsync("continue");
        Assert.Equal("We stopped talking.", ann.Card.Inputs["answer.how-we-got-here"]);
        Assert.Equal("", ann.Card.Inputs["answer.what-happened"]);
    }

    [Fact]
    public async Task Settles_two_different_answers_by_a_word()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        var card = ann.Card;
        await ann.PressesAsync(card, "Save and continue", ("answer.my-part", "From the phone."));
        await ann.PressesAsync(card, "Save and continue", ("answer.my-part", "From the laptop."));

        await ann.SaysEachAsync("second", "edit 1");

        Assert.Equal("From the laptop.", ann.Card.Inputs["answer.my-part"]);
    }
}
