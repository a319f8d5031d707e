using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Dialogs;

public class MyData
{
    private readonly Coach _coach = new();
    private readonly Person _ann;

    public MyData() => _ann = _coach.Person();

    [Fact]
    public async Task Tells_what_is_kept_since_when_and_who_sees_it()
    {
        await _ann.StartsAsync();
        await _ann.SaysAsync("my data");

        Assert.Equal("What I keep about you", _ann.Latest.Title);
        Assert.Contains("\"Preparations\"", _ann.Latest.Json, StringComparison.Ordinal);
        Assert.Contains(_ann.Latest.Lines, line => line.Contains("you alone", StringComparison.Ordinal));
        Assert.Equal(["Give me all of it", "My preparations", "Delete everything…"], _ann.Latest.Buttons);
    }

    [Fact]
    public async Task Says_so_when_there_is_nothing()
    {
        await _ann.SaysAsync("what do you keep?");

        Assert.Contains("Nothing at all.", _ann.Latest.Lines);
    }

    [Fact]
    public async Task Is_erased_only_when_the_person_is_sure()
    {
        await _ann.StartsAsync();
        await _ann.SaysAsync("my data");
        await _ann.PressesAsync("Delete everything…");
        await _ann.PressesAsync("Keep it");

        Assert.Equal("Nothing was deleted.", _ann.Latest.Text);
        await _ann.SaysAsync("list");
        Assert.Contains("The winter rota", _ann.Latest.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erased_is_gone_from_the_store_and_from_the_cards_above()
    {
        await _ann.StartsAsync("The winter rota");
        await _ann.SaysAsync("list");
        await _ann.SaysAsync("my data");
        await _ann.PressesAsync("Delete everything…");
        await _ann.PressesAsync("Delete everything");

        Assert.Equal("Everything is deleted", _ann.Latest.Title);
        Assert.Contains("Preparations", _ann.Latest.Json, StringComparison.Ordinal);
        Assert.DoesNotContain(_ann.Screen, shown => shown.Json.Contains("winter rota", StringComparison.Ordinal));
        await _ann.SaysAsync("list");
        Assert.Contains("You have none yet.", _ann.Latest.Lines);
    }

    [Theory]
    [InlineData("yes", "Everything is deleted")]
    [InlineData("no", "")]
    public async Task Can_be_erased_by_typing_alone(string answer, string title)
    {
        await _ann.StartsAsync();
        var shown = _ann.Screen.Count;
        await _ann.SaysAsync("delete everything");
        Assert.Single(_ann.Screen.Skip(shown));

        await _ann.SaysAsync(answer);
        Assert.Equal(title, _ann.Latest.Title);
    }

    [Fact]
    public async Task Of_a_preparation_that_is_deleted_the_cards_are_blanked_and_others_stay()
    {
        await _ann.StartsAsync("The winter rota");
        await _ann.StartsAsync("The summer party");
        await _ann.SaysEachAsync("delete", "yes");

        Assert.DoesNotContain(_ann.Screen, shown => shown.Json.Contains("The summer party", StringComparison.Ordinal));
        Assert.Contains(_ann.Screen, shown => shown.Json.Contains("The winter rota", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Erased_from_a_new_conversation_leaves_alone_what_has_the_same_number_there()
    {
        await _ann.StartsAsync();
        var after = _coach.Person();
        after.ConversationId = "chat-after-installing-anew";
        await after.SaysAsync("help");

        await after.SaysEachAsync("delete everything", "yes");

        Assert.Equal("Everything is deleted", after.Latest.Title);
        Assert.Equal(1, after.Channel.Updates);
    }

    [Fact]
    public async Task Is_nobody_else_s_to_see_or_erase()
    {
        await _ann.StartsAsync();
        var ben = _coach.Person("ben");

        await ben.SaysEachAsync("delete everything", "yes");
        await ben.SaysAsync("my data");

        Assert.Contains("Nothing at all.", ben.Latest.Lines);
        await _ann.SaysAsync("list");
        Assert.Contains("The winter rota", _ann.Latest.Json, StringComparison.Ordinal);
    }
}
