using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Dialogs;

/// <summary>The name of a button, typed, is a press of it.</summary>
public class PressingByTyping
{
    private readonly Coach _coach = new();
    private readonly Person _ann;

    public PressingByTyping() => _ann = _coach.Person();

    [Fact]
    public async Task Takes_the_other_way_to_say_it_and_takes_it_back()
    {
        await _ann.StartsAsync();
        await _ann.PressesAsync("Save and continue", ("answer.my-part", "Good idea, but we have no staff for it."));

        await _ann.SaysAsync("use this");
        Assert.Contains(Coach.English.Phrases.Tips.Replaced, _ann.Card.Lines);
        await _ann.SaysAsync("Undo");
        Assert.DoesNotContain(Coach.English.Phrases.Tips.Replaced, _ann.Card.Lines);
    }

    [Fact]
    public async Task Asks_which_of_several_is_meant()
    {
        await _ann.StartsAsync("The rota");
        _coach.Clock.Advance(TimeSpan.FromMinutes(1));
        await _ann.StartsAsync("The budget");

        await _ann.SaysEachAsync("list", "Delete…");
        Assert.Contains("1. The budget\n2. The rota", _ann.Latest.Text, StringComparison.Ordinal);
        await _ann.SaysEachAsync("the rota", "keep it", "list", "delete", "the rota", "delete it", "list");

        Assert.DoesNotContain(_ann.Card.Lines, line => line.Contains("The rota", StringComparison.Ordinal));
        Assert.Contains(_ann.Card.Lines, line => line.Contains("The budget", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_about_the_card_that_was_shown_last()
    {
        await _ann.SaysEachAsync("my data", "give me all of it");
        Assert.False(_ann.Latest.IsCard);

        await _ann.SaysEachAsync("help", "give me all of it");
        Assert.True(_ann.Latest.IsCard);
    }

    [Fact]
    public async Task Mutes_the_tip_of_that_number()
    {
        await _ann.SaysEachAsync("Good idea, but we have no staff. You always leave it to us.", "mute 2", "muted tips");
        Assert.Equal([Coach.English.Phrases.Reframe.Unmute], _ann.Latest.Buttons);

        await _ann.SaysEachAsync("give it again", "1", "muted tips");
        Assert.Contains(Coach.English.Phrases.Reframe.MutedNone, _ann.Latest.Lines);
    }
}
