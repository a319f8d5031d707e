using System.Globalization;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>Is kept as it was typed if it fits; else it is refused, with by how much, and is still there to be shortened.</summary>
public sealed class TextOfEveryKind : WithTheWholeBot
{
    /// <summary>What is typed, and what is kept of it.</summary>
    public static TheoryData<string, string> Fits => new()
    {
        { "plain", "plain" },
        { "  space around  ", "space around" },
        { "a\0b\u0007c\u001bd", "a b c d" },
        { "one\r\ntwo\rthree\u0085four\u2028five", "one\ntwo\nthree\nfour\nfive" },
        { "\u202Eright to left\u202C שלום \u200Fمرحبا", "\u202Eright to left\u202C שלום \u200Fمرحبا" },
        { "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ŵ ŷ é", "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ŵ ŷ é" },
        { "*_[x](https://example.org)_* `~{{code}} ${x} <b>&amp; \\n \"", "*_[x](https://example.org)_* `~{{code}} ${x} <b>&amp; \\n \"" },
        { "'); DROP TABLE answer; --", "'); DROP TABLE answer; --" },
        { "2026-12-03T00:00:00Z", "2026-12-03T00:00:00Z" },
        { "{\"action\":\"help\"}", "{\"action\":\"help\"}" },
    };

    [Theory, MemberData(nameof(Fits))]
    public async Task Is_kept_from_a_card(string typed, string kept)
    {
        var ann = Bot.Visitor();
        await ann.StartsAsync();

        await ann.PressesAsync("Save and continue", ("answer.my-part", typed));

        await AssertKeptAsync(ann, kept);
        await ann.SaysAsync("edit 1");
        Assert.Equal(kept, ann.Card.Inputs["answer.my-part"]);
    }

    [Theory, MemberData(nameof(Fits))]
    public async Task Is_kept_from_typing(string typed, string kept)
    {
        var ann = Bot.Visitor();
        await ann.StartsAsync();
        foreach (var _ in new int[4]) await ann.SaysAsync("skip");

        await ann.SaysAsync(typed);

        await AssertKeptAsync(ann, kept);
    }

    [Theory, InlineData("x"), InlineData("💬"), InlineData("\n\""), InlineData("ŵ")]
    public async Task Is_kept_whole_at_the_longest_even_where_the_card_shows_its_beginning_only(string sign)
    {
        var ann = Bot.Visitor();
        await ann.StartsAsync();
        var longest = Filled(sign, Preparation.LongestAnswer);

        await ann.PressesAsync("Save and continue", ("answer.my-part", longest), ("answer.their-part", longest));
        await AssertKeptAsync(ann, longest);
        await ann.SaysAsync("edit 1");
        await ann.PressesAsync("Save and continue");

        await AssertKeptAsync(ann, longest);
    }

    [Theory, InlineData(""), InlineData("   "), InlineData("\n\t\n"), InlineData("\u200F\u200E\u2060"), InlineData("\0\u0001"), InlineData("\u2800\u3164")]
    public async Task Is_no_answer_when_nobody_can_see_it(string invisible)
    {
        var ann = Bot.Visitor();
        await ann.StartsAsync();

        await ann.PressesAsync("Save and continue", ("answer.my-part", invisible), ("answer.their-part", "seen"));

        Assert.Equal(Coach.English.Guides.Guides[0].Steps[1].Title, ann.Card.Title);
        await AssertKeptAsync(ann, "");
    }

    [Theory, InlineData(""), InlineData("   "), InlineData("\u200F")]
    public async Task Is_asked_for_again_where_something_must_be_said(string invisible)
    {
        var ann = Bot.Visitor();
        await ann.SaysAsync("start");

        await ann.PressesAsync("Start", ("about", invisible), ("with", "R.P."), ("day", "2026-12-03"));

        AssertBeside(ann.Card, "about", Coach.English.Phrases.Fault.AboutMissing);
        Assert.Equal(("R.P.", "2026-12-03"), (ann.Card.Inputs["with"], ann.Card.Inputs["day"]));
        Assert.Empty(await Bot.Preparations.ListAsync(ann.User, CancellationToken.None));
    }

    [Theory, InlineData(4001), InlineData(4700)]
    public async Task Is_refused_with_by_how_much_and_stays_on_the_card(int length)
    {
        var ann = Bot.Visitor();
        await ann.StartsAsync();
        var words = Filled("x", length);

        await ann.PressesAsync("Save and continue", ("answer.my-part", words), ("answer.their-part", "short"));

        AssertBeside(ann.Card, "answer.my-part", Words(length - Preparation.LongestAnswer));
        Assert.Equal((words, "short"), (ann.Card.Inputs["answer.my-part"], ann.Card.Inputs["answer.their-part"]));
        await AssertNothingKeptAsync(ann);
        await ann.PressesAsync("Save and continue", ("answer.my-part", words[..4000]));
        await AssertKeptAsync(ann, words[..4000]);
    }

    [Theory, InlineData(5100), InlineData(30_000)]
    public async Task Is_refused_in_words_when_no_card_could_hold_it_and_the_card_that_does_stays(int length)
    {
        var ann = Bot.Visitor();
        await ann.StartsAsync();
        var (card, words) = (ann.Card, Filled("x", length));

        await ann.PressesAsync("Save and continue", ("answer.my-part", words));

        Assert.False(ann.Latest.IsCard);
        Assert.Contains(Number(length - Preparation.LongestAnswer), ann.Latest.Text, StringComparison.Ordinal);
        await AssertNothingKeptAsync(ann);
        await ann.PressesAsync(card, "Save and continue", ("answer.my-part", words[..4000]));
        await AssertKeptAsync(ann, words[..4000]);
    }

    [Theory, InlineData(4001), InlineData(30_000)]
    public async Task Is_refused_from_typing_with_by_how_much_and_asked_for_again(int length)
    {
        var ann = Bot.Visitor();
        await ann.StartsAsync();
        foreach (var _ in new int[4]) await ann.SaysAsync("skip");

        var replies = await ann.SaysAsync(Filled("x", length));

        Assert.Contains(Number(length - Preparation.LongestAnswer), replies[0].Text, StringComparison.Ordinal);
        await AssertNothingKeptAsync(ann);
        await ann.SaysAsync("Shorter.");
        await AssertKeptAsync(ann, "Shorter.");
    }

    [Fact]
    public async Task Is_refused_where_it_names_the_conversation_with_by_how_much_and_stays_on_the_card()
    {
        var ann = Bot.Visitor();
        await ann.SaysAsync("start");

        await ann.PressesAsync("Start", ("about", Filled("x", 207)), ("with", Filled("y", 103)));

        AssertBeside(ann.Card, "about", "7 characters");
        AssertBeside(ann.Card, "with", "3 characters");
        Assert.Equal((Filled("x", 207), Filled("y", 103)), (ann.Card.Inputs["about"], ann.Card.Inputs["with"]));
    }

    [Theory, InlineData("31/02/2026"), InlineData("2026-02-30"), InlineData("soon"), InlineData("0000-00-00")]
    public async Task Is_refused_as_a_day_with_the_other_words_kept(string day)
    {
        var ann = Bot.Visitor();
        await ann.SaysAsync("start");

        await ann.PressesAsync("Start", ("about", "The rota"), ("with", "R.P."), ("day", day));

        AssertBeside(ann.Card, "day", Coach.English.Phrases.Fault.NotADay);
        Assert.Equal(("The rota", "R.P."), (ann.Card.Inputs["about"], ann.Card.Inputs["with"]));
        Assert.Empty(await Bot.Preparations.ListAsync(ann.User, CancellationToken.None));
    }

    [Fact]
    public async Task Is_refused_as_the_day_of_an_agreement_with_the_other_words_kept()
    {
        var ann = Bot.Visitor();
        await ann.StartsAsync();
        await ann.SaysAsync("edit 5");

        await ann.PressesAsync("Save and continue", ("answer.agreements.0.who", "Ann"), ("answer.agreements.0.by", "soon"), ("answer.solutions", "Swap"));

        Assert.Contains(ann.Card.Lines, line => line.Contains(Coach.English.Phrases.Fault.NotADay, StringComparison.Ordinal));
        Assert.Equal(("Ann", "Swap"), (ann.Card.Inputs["answer.agreements.0.who"], ann.Card.Inputs["answer.solutions"]));
        Assert.Empty((await FindAsync(ann)).Answers);
    }

    // The error stands right above the input it is about.
    private static void AssertBeside(Shown card, string input, string fault)
    {
        var body = JsonNode.Parse(card.Json)!["body"]!.AsArray();
        var at = body.TakeWhile(element => (string?)element!["id"] != input).Count();
        Assert.True(at < body.Count, $"The card has no {input}: {card}");
        Assert.Contains(fault, (string?)body[at - 1]!["text"] ?? "", StringComparison.Ordinal);
    }

    private async Task AssertKeptAsync(Visitor visitor, string kept) => Assert.Equal(kept, (await FindAsync(visitor)).TextOf("my-part"));

    private async Task AssertNothingKeptAsync(Visitor visitor) => Assert.Empty((await FindAsync(visitor)).Answers);

    private async Task<Preparation> FindAsync(Visitor visitor) =>
        (await Bot.Preparations.FindAsync(visitor.Preparation, visitor.User, CancellationToken.None))!;

    private static string Words(int by) => $"This is {Number(by)} characters longer";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Filled(string sign, int length)
    {
        var middle = string.Concat(Enumerable.Repeat(sign, (length - 2) / sign.Length));
        return "x" + middle + new string('x', length - 1 - middle.Length);
    }
}
