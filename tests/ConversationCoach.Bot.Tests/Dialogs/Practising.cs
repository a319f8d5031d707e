using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Dialogs;

public class Practising
{
    private readonly Coach _coach = new();

    [Fact]
    public async Task Gives_a_sentence_and_says_what_got_better_and_one_more_way()
    {
        var ann = _coach.Person();
        await ann.SaysAsync("practise");
        Assert.Equal(Coach.English.Phrases.Practice.Title, ann.Card.Title);
        var item = Coach.English.Practice.Sentences[0];

        await ann.SaysAsync(item.Other);

        var feedback = ann.Screen.Last(shown => shown.Text.Length > 0).Text;
        Assert.Contains(Coach.English.Phrases.Patterns.Of(item.Pattern), feedback, StringComparison.Ordinal);
        Assert.Contains(Coach.English.Phrases.Practice.Clear, feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_so_when_nothing_was_changed()
    {
        var ann = _coach.Person();
        await ann.SaysAsync("practise");

        await ann.SaysAsync(Coach.English.Practice.Sentences[0].Said.ToUpperInvariant());

        Assert.Contains("the same sentence", string.Concat(ann.Screen.Select(shown => shown.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_after_a_short_round_with_the_progress_and_goes_on_with_other_sentences_next_time()
    {
        var ann = _coach.Person();
        await ann.SaysAsync("practise");
        var first = ann.Card.Json;
        for (var sentence = 0; sentence < PracticeRound.Length; sentence++)
        {
            await ann.SaysAsync("How could we look at this together?");
            _coach.Restart();
        }

        Assert.Contains("3 sentences", ann.Latest.Text, StringComparison.Ordinal);
        await ann.SaysAsync("practise");
        Assert.NotEqual(first, ann.Card.Json);
    }

    [Fact]
    public async Task Keeps_progress_to_the_person()
    {
        var (ann, bob) = (_coach.Person("ann"), _coach.Person("bob"));
        await ann.SaysEachAsync("practise", "How could we look at this together?");

        Assert.Empty(await _coach.Tips.PracticeOfAsync(new("tenant", "object-bob"), CancellationToken.None));
        Assert.Single(await _coach.Tips.PracticeOfAsync(new("tenant", "object-ann"), CancellationToken.None));
        Assert.Empty(bob.Screen);
    }

    [Fact]
    public async Task Stops_for_a_word_that_steers()
    {
        var ann = _coach.Person();
        await ann.SaysEachAsync("practise", "pause", "hello");

        Assert.Equal(Coach.English.Phrases.Welcome.Title, ann.Card.Title);
    }
}
