using System.Text.Json;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Rules;
using Microsoft.Bot.Schema;

namespace ConversationCoach.Bot.Tests.Dialogs;

public class RewordingInChat
{
    private const string Blunt = "Yes, but you people always block us. What's your problem?";

    private readonly Coach _coach = new();

    [Theory]
    [InlineData(Blunt)]
    [InlineData("reframe " + Blunt)]
    [InlineData("Reframe: " + Blunt)]
    public async Task Shows_what_was_noticed_and_words_to_send_instead(string typed)
    {
        var ann = _coach.Person();

        await ann.SaysAsync(typed);

        Assert.Equal(Coach.English.Phrases.Reframe.Title, ann.Latest.Title);
        Assert.Contains(ann.Latest.Lines, line => line.Contains("Yes, but", StringComparison.Ordinal));
        Assert.Contains(Coach.English.Phrases.Reframe.Why, ann.Latest.AllButtons);
    }

    [Fact]
    public async Task Repeats_no_words_about_a_person_in_what_it_gives_to_send()
    {
        var ann = _coach.Person();

        await ann.SaysAsync(Blunt);

        Assert.All(Coach.English.Reframer.Reframe(Blunt).Suggestions.SelectMany(suggestion => suggestion.Rewordings),
            words => Assert.DoesNotContain("you people", words, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Coach.English.Phrases.Reframe.Together, ann.Latest.Lines);
    }

    [Fact]
    public async Task Says_honestly_when_nothing_was_noticed_and_asks_what_it_is_for()
    {
        var ann = _coach.Person();

        await ann.SaysAsync("Thank you for sending the draft on Tuesday.");

        Assert.Equal(Coach.English.Phrases.Reframe.NothingTitle, ann.Latest.Title);
        Assert.Contains(Coach.English.Phrases.Reframe.NothingQuestion, ann.Latest.Lines);
    }

    [Fact]
    public async Task Leads_whoever_tells_of_a_worry_to_a_preparation()
    {
        var ann = _coach.Person();

        await ann.SaysAsync("I have to talk to Rhys about the rota and I am dreading it");
        await ann.PressesAsync(ann.Latest, Coach.English.Phrases.Common.Start);

        Assert.Equal(Coach.English.Phrases.Start.Title, ann.Card.Title);
    }

    [Fact]
    public async Task Says_nothing_twice_when_several_findings_have_one_answer()
    {
        var ann = _coach.Person();

        await ann.SaysAsync("My team needs my clinic room back by Monday or I'm cancelling your list.");

        Assert.Contains(ann.Latest.Lines, line => line.StartsWith('3'));
        Assert.Contains(Coach.English.Phrases.Reframe.AsAbove, ann.Latest.Lines);
        Assert.Single(ann.Latest.Lines, line => line == Coach.English.Phrases.Towards.Of(Pattern.IndividualFraming));
        // Once to read, and once in the button that copies it.
        Assert.Equal(2, ann.Latest.Lines.Count(line => line == "Our team needs our clinic room back by Monday or we're cancelling your list."));
    }

    [Fact]
    public async Task Asks_for_the_sentence_when_only_the_word_was_typed()
    {
        var ann = _coach.Person();

        await ann.SaysAsync("reframe");

        Assert.Equal(Coach.English.Phrases.Reframe.Ask, ann.Latest.Text);
    }

    [Fact]
    public async Task Gives_words_to_copy_in_a_message_of_their_own()
    {
        var ann = _coach.Person();
        await ann.SaysAsync("Good idea, but we have no staff for it.");
        var words = ann.Card.DataOf(ann.Card.AllButtons.First(button => button.StartsWith("Copy", StringComparison.Ordinal)))["text"].ToString();

        await ann.PressesAsync(ann.Card.AllButtons.First(button => button.StartsWith("Copy", StringComparison.Ordinal)));

        Assert.Equal(words, ann.Latest.Text);
        Assert.Equal(TextFormatTypes.Plain, ann.Channel.Screen[^1].TextFormat);
    }

    [Fact]
    public async Task Is_silent_about_a_muted_tip_until_it_is_wanted_again()
    {
        var ann = _coach.Person();
        const string sentence = "Good idea, but we have no staff for it.";
        await ann.SaysAsync(sentence);

        await ann.PressesAsync(Coach.English.Phrases.Reframe.Mute);
        await ann.SaysAsync(sentence);
        Assert.Equal(Coach.English.Phrases.Reframe.NothingTitle, ann.Latest.Title);

        await ann.SaysAsync("muted tips");
        await ann.PressesAsync(Coach.English.Phrases.Reframe.Unmute);
        await ann.SaysAsync(sentence);
        Assert.Equal(Coach.English.Phrases.Reframe.Title, ann.Latest.Title);
    }

    [Fact]
    public async Task Tells_muted_tips_of_one_habit_apart()
    {
        var ann = _coach.Person();
        foreach (var (rule, _) in RuleBook.Load(Coach.Content, "en-GB").Ids) await _coach.Tips.MuteAsync(new UserId("tenant", "object-ann"), rule, CancellationToken.None);

        await ann.SaysAsync("muted tips");

        var titles = JsonDocument.Parse(ann.Latest.Json).RootElement.GetProperty("body").EnumerateArray()
            .Where(element => element.TryGetProperty("choices", out _)).SelectMany(element => element.GetProperty("choices").EnumerateArray())
            .Select(choice => choice.GetProperty("title").GetString()).ToList();
        Assert.NotEmpty(titles);
        Assert.Equal(titles.Distinct(), titles);
    }

    [Fact]
    public async Task Mutes_for_the_person_who_asked_and_for_nobody_else()
    {
        var (ann, bob) = (_coach.Person("ann"), _coach.Person("bob"));
        const string sentence = "Good idea, but we have no staff for it.";
        await ann.SaysAsync(sentence);
        await ann.PressesAsync(Coach.English.Phrases.Reframe.Mute);

        await bob.SaysAsync(sentence);

        Assert.Equal(Coach.English.Phrases.Reframe.Title, bob.Latest.Title);
    }

    [Fact]
    public async Task Counts_by_rule_that_a_tip_was_of_no_help()
    {
        var ann = _coach.Person();
        await ann.SaysAsync("Good idea, but we have no staff for it.");

        await ann.PressesAsync(Coach.English.Phrases.Reframe.NotHelpful);

        var counts = await _coach.Tips.NotHelpfulAsync(CancellationToken.None);
        Assert.Equal(1, Assert.Single(counts).Value);
        Assert.NotNull(Coach.English.Reframer.FindRule(counts.Keys.Single()));
    }

    [Fact]
    public async Task Answers_a_sentence_in_a_group_there_and_without_buttons_about_the_person()
    {
        var ann = _coach.Person();

        await ann.SendAsync(activity =>
        {
            activity.Text = "<at>Coach</at> Good idea, but we have no staff for it.";
            activity.Entities = [new Mention { Mentioned = activity.Recipient, Text = "<at>Coach</at>", Type = "mention" }];
            activity.Conversation.ConversationType = "groupChat";
            activity.Conversation.IsGroup = true;
        });

        Assert.Equal(Coach.English.Phrases.Reframe.Title, ann.Latest.Title);
        Assert.DoesNotContain(Coach.English.Phrases.Reframe.Mute, ann.Latest.AllButtons);
    }

    [Fact]
    public async Task Leaves_a_step_where_it_was_when_a_sentence_is_looked_at_in_the_middle()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();
        await ann.SaysEachAsync("We stopped talking.", "reframe Good idea, but we have no staff.", "Two swaps were refused.", "edit 1");

        Assert.Equal("We stopped talking.", ann.Card.Inputs["answer.how-we-got-here"]);
        Assert.Equal("Two swaps were refused.", ann.Card.Inputs["answer.what-happened"]);
    }
}
