using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Tests.Guides;

public class TheShorterGuides
{
    private static readonly GuideLibrary Library = GuideLibrary.Load(Path.Combine(AppContext.BaseDirectory, "Content"), "en-GB");

    /// <summary>Everything each source has a person do, and the prompt (or its field or choice) that asks for it.</summary>
    public static TheoryData<string, string, string, string> Source => new()
    {
        { "only-collaborate-when-needed", "the result wanted", "wanted", "" },
        { "only-collaborate-when-needed", "the status quo", "as-it-is", "" },
        { "only-collaborate-when-needed", "where they stand on the power spectrum", "closeness-now", "" },
        { "only-collaborate-when-needed", "competition", "closeness-needed", "competition" },
        { "only-collaborate-when-needed", "consultation", "closeness-needed", "consultation" },
        { "only-collaborate-when-needed", "co-ordination", "closeness-needed", "co-ordination" },
        { "only-collaborate-when-needed", "co-operation", "closeness-needed", "co-operation" },
        { "only-collaborate-when-needed", "collaboration", "closeness-needed", "collaboration" },
        { "only-collaborate-when-needed", "what fair competition asks", "keep-it-fair", "" },
        { "only-collaborate-when-needed", "why nothing less will do", "nothing-less", "" },
        { "only-collaborate-when-needed", "who holds the power", "last-word", "" },
        { "only-collaborate-when-needed", "pros against the status quo", "gains", "" },
        { "only-collaborate-when-needed", "cons against the status quo", "costs", "" },
        { "only-collaborate-when-needed", "the other's pros and cons", "their-scales", "" },
        { "only-collaborate-when-needed", "collaborative advantage", "advantage", "result" },
        { "only-collaborate-when-needed", "why neither could have it alone", "advantage", "reason" },
        { "only-collaborate-when-needed", "whether it is worth it", "worth-it", "" },
        { "only-collaborate-when-needed", "what to decide alone", "alone", "" },
        { "only-collaborate-when-needed", "who should hear of it", "tell", "" },
        { "only-collaborate-when-needed", "what is left for both", "together", "" },
        { "only-collaborate-when-needed", "asking for it", "ask-them", "" },
        { "only-collaborate-when-needed", "a first move", "first-move", "move" },
        { "start-from-what-works", "what 10 is", "best-day", "" },
        { "start-from-what-works", "a place from 0 to 10", "my-number", "" },
        { "start-from-what-works", "the other's place", "their-number", "" },
        { "start-from-what-works", "ten things that put you there", "first-ten", "" },
        { "start-from-what-works", "your part in them", "my-doing", "" },
        { "start-from-what-works", "their part in them", "their-doing", "" },
        { "start-from-what-works", "ten more", "second-ten", "" },
        { "start-from-what-works", "when it was better", "better-moment", "" },
        { "start-from-what-works", "what the lists show", "surprise", "" },
        { "start-from-what-works", "one point higher", "one-point", "" },
        { "start-from-what-works", "more of what works", "more-of", "" },
        { "start-from-what-works", "the next small step", "small-step", "step" },
        { "start-from-what-works", "the day of it", "small-step", "day" },
        { "start-from-what-works", "whether it is small enough", "sure", "" },
        { "start-from-what-works", "telling them", "tell-them", "" },
        { "name-the-difficulty", "the avoided conversation", "unsaid", "" },
        { "name-the-difficulty", "avoidance activity", "instead", "" },
        { "name-the-difficulty", "what avoiding it costs", "price", "" },
        { "name-the-difficulty", "the difficulty named", "difficulty", "" },
        { "name-the-difficulty", "clarity for now", "clear-for-now", "" },
        { "name-the-difficulty", "what is not clear", "still-open", "" },
        { "name-the-difficulty", "what everyone is probably right about", "right-about", "" },
        { "name-the-difficulty", "what you may have wrong", "might-be-wrong", "" },
        { "name-the-difficulty", "the dance floor", "dance-floor", "" },
        { "name-the-difficulty", "the balcony", "from-above", "" },
        { "name-the-difficulty", "back to the floor", "other-step", "" },
        { "name-the-difficulty", "feeling", "feeling", "" },
        { "name-the-difficulty", "perceiving", "perceiving", "" },
        { "name-the-difficulty", "thinking", "thinking", "" },
        { "name-the-difficulty", "relating", "relating", "" },
        { "name-the-difficulty", "doing", "doing", "" },
        { "name-the-difficulty", "being", "being", "" },
        { "name-the-difficulty", "naming it aloud", "say-it", "" },
        { "name-the-difficulty", "asking for their view", "ask-them", "" },
        { "name-the-difficulty", "where and when to begin", "when-and-who", "who" },
        { "four-fears", "what is to be shared", "asked-of-me", "" },
        { "four-fears", "profession", "fears", "profession" },
        { "four-fears", "promotion", "fears", "promotion" },
        { "four-fears", "production", "fears", "production" },
        { "four-fears", "projection", "fears", "projection" },
        { "four-fears", "losing personal value", "my-worth", "" },
        { "four-fears", "losing control of quality", "quality", "" },
        { "four-fears", "losing momentum", "momentum", "" },
        { "four-fears", "losing direct control", "control", "" },
        { "four-fears", "the other's fears", "their-worries", "" },
        { "four-fears", "answering their fears", "reassure", "" },
        { "four-fears", "what to let go of", "trade", "release" },
        { "four-fears", "what to keep safe", "trade", "safeguard" },
        { "four-fears", "saying it", "say-it", "" },
        { "four-fears", "trying it", "trial", "trial" },
        { "four-fears", "looking at it again", "trial", "day" },
    };

    public static TheoryData<string> Ids => [.. Library.Guides.Skip(1).Select(guide => guide.Id)];

    [Theory, MemberData(nameof(Source))]
    public void Ask_for_everything_in_their_source(string guide, string element, string prompt, string part)
    {
        var asked = Library[guide].FindPrompt(prompt);

        Assert.True(asked is not null, $"Nothing asks for: {element}");
        if (part.Length > 0) Assert.Contains(part, asked.Fields.Select(field => field.Id).Concat(asked.Choices.Select(choice => choice.Id)));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Ask_nothing_that_no_source_element_calls_for(string guide) =>
        Assert.Empty(Library[guide].Steps.SelectMany(step => step.Prompts).Select(prompt => prompt.Id)
            .Except(((IEnumerable<object[]>)Source).Where(row => guide.Equals(row[0])).Select(row => row[2])));

    [Theory, MemberData(nameof(Ids))]
    public void Take_five_to_twelve_minutes(string guide) => Assert.InRange(Library[guide].Minutes, 5, 12);

    [Theory]
    [InlineData("only-collaborate-when-needed", "Gobillot", "McDermott and Hall", "Huxham and Vangen", "Academi Wales")]
    [InlineData("start-from-what-works", "solution-focused")]
    [InlineData("name-the-difficulty", "Goss", "Heifetz")]
    [InlineData("four-fears", "Gobillot")]
    public void Credit_their_sources(string guide, params string[] names) =>
        Assert.All(names, name => Assert.Contains(name, Library[guide].Source, StringComparison.Ordinal));

    [Theory]
    [InlineData("only-collaborate-when-needed", "closeness-needed", "competition", "keep-it-fair")]
    [InlineData("only-collaborate-when-needed", "closeness-needed", "collaboration", "nothing-less")]
    [InlineData("four-fears", "fears", "profession", "my-worth")]
    [InlineData("four-fears", "fears", "promotion", "quality")]
    [InlineData("four-fears", "fears", "production", "momentum")]
    [InlineData("four-fears", "fears", "projection", "control")]
    public void Answer_a_choice_with_its_own_question(string guide, string prompt, string choice, string question)
    {
        var when = Library[guide].FindPrompt(question)!.When!;

        Assert.Equal((prompt, choice), (when.Prompt, Assert.Single(when.Is)));
    }

    [Fact]
    public void Offer_the_same_power_spectrum_twice() => Assert.Equal(
        Library["only-collaborate-when-needed"].FindPrompt("closeness-now")!.Choices.AsEnumerable(),
        Library["only-collaborate-when-needed"].FindPrompt("closeness-needed")!.Choices);
}
