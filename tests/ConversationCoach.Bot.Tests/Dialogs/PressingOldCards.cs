using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Dialogs;

public class PressingOldCards
{
    private readonly Coach _coach = new();

    [Fact]
    public async Task Twice_starts_one_preparation()
    {
        var ann = _coach.Person();
        await ann.SaysAsync("start");
        var card = ann.Card;

        await ann.PressesAsync(card, "Start", ("about", "The rota"));
        await ann.PressesAsync(card, "Start", ("about", "The rota"));

        await ann.SaysAsync("list");
        Assert.Contains("1\\. The rota", ann.Latest.Lines);
        Assert.DoesNotContain(ann.Latest.Lines, line => line.StartsWith('2'));
    }

    [Fact]
    public async Task Twice_moves_one_step()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        var card = ann.Card;

        await ann.PressesAsync(card, "Save and continue", ("answer.my-part", "I waited."));
        await ann.PressesAsync(card, "Save and continue", ("answer.my-part", "I waited."));

        Assert.Equal(Coach.English.Guides.Guides[0].Steps[1].Title, ann.Card.Title);
        Assert.Single(ann.Screen);
    }

    [Fact]
    public async Task Says_that_the_card_is_out_of_date_and_shows_the_newest_below()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        var old = ann.Card;
        await ann.SaysAsync("edit 3");

        await ann.PressesAsync(old, "Save and continue");

        Assert.Equal(Coach.English.Phrases.Old.Title, ann.Screen.Single(shown => shown.Id == old.Id).Title);
        Assert.Equal(Coach.English.Guides.Guides[0].Steps[2].Title, ann.Latest.Title);
    }

    [Fact]
    public async Task Keeps_new_words_that_were_typed_on_one()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        var old = ann.Card;
        await ann.SaysAsync("edit 3");

        await ann.PressesAsync(old, "Save and continue", ("answer.my-part", "I waited too long."));
        await ann.SaysAsync("edit 1");

        Assert.Equal("I waited too long.", ann.Card.Inputs["answer.my-part"]);
    }

    [Theory]
    [InlineData("Keep the first", "From the phone.")]
    [InlineData("Keep the second", "From the laptop.")]
    [InlineData("Keep both", "From the phone.\nFrom the laptop.")]
    public async Task Asks_which_words_shall_stand_when_two_devices_wrote_different_ones(string choice, string stands)
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        var card = ann.Card;
        await ann.PressesAsync(card, "Save and continue", ("answer.my-part", "From the phone."));

        await ann.PressesAsync(card, "Save and continue", ("answer.my-part", "From the laptop."));
        Assert.Equal(Coach.English.Phrases.Doubt.Title, ann.Card.Title);
        Assert.Contains("From the phone.", ann.Card.Lines);
        Assert.Contains("From the laptop.", ann.Card.Lines);

        await ann.PressesAsync(choice);
        Assert.Equal(Coach.English.Guides.Guides[0].Steps[1].Title, ann.Card.Title);
        await ann.SaysAsync("edit 1");
        Assert.Equal(stands, ann.Card.Inputs["answer.my-part"]);
    }

    [Theory]
    [InlineData("""{"action":"no-such-button"}""")]
    [InlineData("""{"preparation":"11111111-1111-1111-1111-111111111111"}""")]
    [InlineData("""[1,2]""")]
    [InlineData("42")]
    public async Task Of_no_known_version_shows_the_current_card(string value)
    {
        var ann = _coach.Person();
        await ann.StartsAsync();

        await ann.SubmitsAsync("m0", value);

        Assert.Equal(Coach.English.Guides.Guides[0].Steps[0].Title, ann.Latest.Title);
    }

    [Fact]
    public async Task With_a_forged_or_foreign_id_reveals_nothing()
    {
        var (ann, bob) = (_coach.Person("ann"), _coach.Person("bob"));
        await ann.StartsAsync("The secret quarrel");
        var foreign = ann.Card.DataOf("Save and continue")["preparation"].ToString();

        foreach (var id in new[] { foreign, Guid.NewGuid().ToString() })
        {
            foreach (var value in Presses(id!))
            {
                await bob.SubmitsAsync(null, value);
                Assert.Equal(Coach.English.Phrases.Old.NotFound, bob.Latest.Lines.ElementAt(1));
            }
        }

        Assert.DoesNotContain("secret", string.Concat(bob.Screen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_restart_goes_on_where_it_was()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        await ann.PressesAsync("Save and continue", ("answer.my-part", "I waited."));

        _coach.Restart();
        await ann.PressesAsync("Back");

        Assert.Equal("I waited.", ann.Card.Inputs["answer.my-part"]);
        Assert.Single(ann.Screen);
    }

    [Fact]
    public async Task Is_answered_once_when_the_channel_posts_it_again()
    {
        var ann = _coach.Person();
        for (var post = 0; post < 2; post++)
        {
            await ann.SendAsync(activity =>
            {
                activity.Id = "the-same";
                activity.Text = "help";
            });
        }

        Assert.Single(ann.Screen);
    }

    private static IEnumerable<string> Presses(string id) =>
    [
        $$"""{"action":"open-preparation","preparation":"{{id}}"}""",
        $$"""{"action":"answer-step","preparation":"{{id}}","step":"prepare","version":1,"next":"Continue","rows":1,"answer.my-part":"x"}""",
        $$"""{"action":"edit-step","preparation":"{{id}}","step":"prepare"}""",
        $$"""{"action":"edit-details","preparation":"{{id}}"}""",
        $$"""{"action":"save-details","preparation":"{{id}}","about":"x"}""",
        $$"""{"action":"archive-preparation","preparation":"{{id}}"}""",
        $$"""{"action":"ask-delete","preparation":"{{id}}"}""",
        $$"""{"action":"delete-preparation","preparation":"{{id}}","isSure":true}""",
        $$"""{"action":"settle-words","preparation":"{{id}}","prompt":"my-part","keep":"First"}""",
        $$"""{"action":"choose-from-list","do":"Open","chosen":"{{id}}"}""",
    ];
}
