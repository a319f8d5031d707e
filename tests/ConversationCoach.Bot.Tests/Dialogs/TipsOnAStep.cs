using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Dialogs;

public class TipsOnAStep
{
    private const string Input = "answer.my-part";
    private const string Blunt = "Good idea, but we have no staff for it.";

    private readonly Coach _coach = new();

    [Fact]
    public async Task Stand_on_the_next_card_with_the_words_and_one_other_way()
    {
        var ann = await SavedAsync(Blunt);

        Assert.Contains(Coach.English.Phrases.Tips.Title, ann.Card.Lines);
        Assert.Contains(ann.Card.Lines, line => line.Contains("Good idea, but", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replace_the_words_when_wanted_and_can_be_undone()
    {
        var ann = await SavedAsync(Blunt);

        await ann.PressesAsync(Coach.English.Phrases.Tips.Use);
        Assert.Contains(Coach.English.Phrases.Tips.Replaced, ann.Card.Lines);
        var undo = ann.Card;
        Assert.NotEqual(Blunt, await AnswerAsync(ann));

        await ann.PressesAsync(undo, Coach.English.Phrases.Tips.Undo);
        Assert.Equal(Blunt, await AnswerAsync(ann));
    }

    [Fact]
    public async Task Are_not_given_again_for_words_the_person_keeps()
    {
        var ann = await SavedAsync(Blunt);

        await ann.PressesAsync(Coach.English.Phrases.Tips.Keep);
        Assert.DoesNotContain(Coach.English.Phrases.Tips.Title, ann.Card.Lines);

        _coach.Restart();
        await ann.PressesAsync("Back");
        await ann.PressesAsync("Save and continue");
        Assert.DoesNotContain(Coach.English.Phrases.Tips.Title, ann.Card.Lines);
    }

    [Fact]
    public async Task Are_not_given_again_once_the_person_has_gone_on()
    {
        var ann = await SavedAsync(Blunt);

        await ann.PressesAsync("Save and continue");
        await ann.PressesAsync("Back");

        Assert.DoesNotContain(Coach.English.Phrases.Tips.Title, ann.Card.Lines);
    }

    [Fact]
    public async Task Are_at_most_three()
    {
        var ann = await SavedAsync(string.Join(" ", Enumerable.Repeat("Good idea, but we have no staff. Great plan, but there is no money. Nice thought, but nobody will come. Fair point, but it is late.", 2)));

        Assert.Equal(3, ann.Card.Lines.Count(line => line.StartsWith("You wrote: ", StringComparison.Ordinal)));
        Assert.Single(ann.Card.Lines, line => line == Coach.English.Phrases.Tips.Title);
    }

    private async Task<Person> SavedAsync(string text)
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        await ann.PressesAsync("Save and continue", (Input, text));
        return ann;
    }

    private static async Task<string> AnswerAsync(Person ann)
    {
        await ann.SaysAsync("edit 1");
        return ann.Card.Inputs[Input];
    }
}
