using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Dialogs;

public class LookingAfterPreparations
{
    private readonly Coach _coach = new();

    [Fact]
    public async Task Lists_them_newest_first_with_where_each_is()
    {
        var ann = _coach.Person();
        await ann.StartsAsync("The rota");
        _coach.Clock.Advance(TimeSpan.FromMinutes(1));
        await ann.StartsAsync("The budget");

        await ann.SaysAsync("list");

        var lines = ann.Latest.Lines.ToList();
        Assert.Contains("1\\. The budget with R.P.", lines);
        Assert.Contains("2\\. The rota with R.P.", lines);
        Assert.Contains("Step 1 of 5 · last changed 4 March", lines);
    }

    [Fact]
    public async Task Takes_the_words_of_one_that_is_deleted_off_every_card_also_off_lists()
    {
        var ann = _coach.Person();
        await ann.StartsAsync("The rota");
        await ann.SaysEachAsync("list", "delete", "1", "delete it");

        Assert.Contains(ann.Screen, shown => shown.Title == Coach.English.Phrases.MyData.BlankedTitle);
        Assert.All(ann.Screen, shown => Assert.DoesNotContain("The rota", shown.Json, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Renames_by_card()
    {
        var ann = _coach.Person();
        await ann.StartsAsync("The rota");
        await ann.SaysAsync("rename");

        await ann.PressesAsync("Save", ("about", "The spring rota"), ("with", "Q."));

        Assert.Contains(ann.Card.Lines, line => line.Contains("The spring rota", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Renames_by_typing()
    {
        var ann = _coach.Person();
        await ann.StartsAsync("The rota");

        await ann.SaysEachAsync("rename", "The spring rota", "skip", "tomorrow", "list");

        Assert.Contains("1\\. The spring rota with R.P.", ann.Latest.Lines);
    }

    [Fact]
    public async Task Puts_one_away_and_brings_it_back()
    {
        var ann = _coach.Person();
        await ann.StartsAsync("The rota");

        await ann.SaysEachAsync("archive", "list");
        Assert.Contains(Coach.English.Phrases.List.None, ann.Latest.Lines);

        await ann.PressesAsync("Show those put away");
        await ann.PressesAsync("Open");
        Assert.Equal(Coach.English.Guides.Guides[0].Steps[0].Title, ann.Latest.Title);
        await ann.SaysAsync("list");
        Assert.Contains("1\\. The rota with R.P.", ann.Latest.Lines);
    }

    [Theory]
    [InlineData("yes", 0)]
    [InlineData("no", 1)]
    public async Task Deletes_one_only_after_a_yes(string answer, int left)
    {
        var ann = _coach.Person();
        await ann.StartsAsync("The rota");

        await ann.SaysEachAsync("delete", answer, "list");

        Assert.Equal(left, ann.Latest.Lines.Count(line => line.Contains("The rota", StringComparison.Ordinal) && line.StartsWith("1\\.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Deletes_by_button_the_one_that_was_chosen()
    {
        var ann = _coach.Person();
        await ann.StartsAsync("The rota");
        _coach.Clock.Advance(TimeSpan.FromMinutes(1));
        await ann.StartsAsync("The budget");
        await ann.SaysAsync("list");

        await ann.PressesAsync("Delete…");
        Assert.Equal("Delete “The budget”?", ann.Latest.Title);
        await ann.PressesAsync("Delete it");

        await ann.SaysAsync("list");
        Assert.Contains("1\\. The rota with R.P.", ann.Latest.Lines);
        Assert.DoesNotContain(ann.Latest.Lines, line => line.Contains("budget", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_so_when_there_is_no_such_number()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();

        await ann.SaysAsync("open 7");

        Assert.Contains("no preparation number 7", ann.Latest.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weather?")]
    [InlineData("ok thanks")]
    [InlineData("💬")]
    public async Task Answers_words_it_does_not_know_with_what_can_be_done(string text)
    {
        var ann = _coach.Person();

        await ann.SaysAsync(text);

        Assert.Equal(Coach.English.Phrases.Unknown.Title, ann.Latest.Title);
        Assert.Contains("Start", ann.Latest.Buttons);
    }

    [Fact]
    public void Steers_by_every_word_it_promises()
    {
        var commands = Coach.English.Phrases.Commands;
        foreach (var word in commands.GetType().GetProperties().SelectMany(property => (string[])property.GetValue(commands)!))
            Assert.NotNull(Coach.English.Commands.Find(word.ToUpperInvariant() + " "));

        Assert.Null(Coach.English.Commands.Find("delete the rota and start again"));
    }
}
