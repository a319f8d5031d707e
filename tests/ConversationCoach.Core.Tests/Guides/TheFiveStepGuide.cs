using System.Collections.Immutable;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Tests.Guides;

public class TheFiveStepGuide
{
    private static readonly Guide FiveSteps = GuideLibrary.Load(Path.Combine(AppContext.BaseDirectory, "Content"), "en-GB")["five-steps"];

    /// <summary>Everything the source has a person do, and the prompt (or its field or choice) that asks for it.</summary>
    public static TheoryData<string, string, string, string> Source => new()
    {
        { "prepare", "how you came to be here", "how-we-got-here", "" },
        { "prepare", "what has happened", "what-happened", "" },
        { "prepare", "what is happening now", "happening-now", "" },
        { "prepare", "what the others have contributed", "their-part", "" },
        { "prepare", "what you have contributed", "my-part", "" },
        { "purposes", "the real motive", "motives", "" },
        { "purposes", "to coerce", "motives", "control" },
        { "purposes", "to punish", "motives", "get-even" },
        { "purposes", "the need beneath coercing or punishing", "beneath", "" },
        { "purposes", "to educate", "educate", "" },
        { "purposes", "to protect", "protect", "" },
        { "purposes", "from antagonism to mutual benefit", "motives", "mutual" },
        { "purposes", "mutual benefit", "good-for-both", "" },
        { "purposes", "whether it is truly meant", "wish-them-well", "" },
        { "purposes", "the purpose made concrete", "purpose", "" },
        { "congruence", "views in common", "common-ground", "view" },
        { "congruence", "values in common", "common-ground", "value" },
        { "congruence", "behaviour in common", "common-ground", "behaviour" },
        { "congruence", "outcomes in common", "shared-outcomes", "" },
        { "congruence", "common purposes", "common-purpose", "goal" },
        { "congruence", "congruent goals", "goals-side-by-side", "" },
        { "congruence", "a platform for dialogue", "opening-line", "" },
        { "explore", "value each contribution aloud", "value-aloud", "" },
        { "explore", "listen for the other's view of what happened", "ask-their-view", "" },
        { "explore", "what it did to behaviour", "ask-the-effect", "" },
        { "explore", "unravel together how you got here", "unravel-together", "" },
        { "explore", "hold a flexible position", "open-to", "position" },
        { "explore", "open to new information", "open-to", "news" },
        { "agree", "your most important interests", "interests", "mine" },
        { "agree", "their most important interests", "interests", "theirs" },
        { "agree", "solutions that meet both", "solutions", "" },
        { "agree", "what each will do differently", "agreements", "what" },
        { "agree", "who does what", "agreements", "who" },
        { "agree", "by when", "agreements", "by" },
        { "agree", "the good that follows", "what-follows", "good" },
        { "agree", "what follows if they do not", "what-follows", "otherwise" },
        { "agree", "when progress is reviewed", "review", "day" },
        { "agree", "how progress is reviewed", "review", "how" },
    };

    public static TheoryData<string> Steps => [.. FiveSteps.Steps.Select(step => step.Id)];

    [Theory, MemberData(nameof(Source))]
    public void Asks_for_everything_in_the_source(string step, string element, string prompt, string part)
    {
        var asked = FiveSteps.FindStep(step)!.Prompts.SingleOrDefault(found => found.Id == prompt);

        Assert.True(asked is not null, $"Nothing asks for: {element}");
        if (part.Length > 0) Assert.Contains(part, asked.Fields.Select(field => field.Id).Concat(asked.Choices.Select(choice => choice.Id)));
    }

    [Fact]
    public void Asks_nothing_that_no_source_element_calls_for() =>
        Assert.Empty(FiveSteps.Steps.SelectMany(step => step.Prompts).Select(prompt => prompt.Id)
            .Except(((IEnumerable<object[]>)Source).Select(row => row[2])));

    [Fact]
    public void Names_the_steps_as_the_source_does() => Assert.Equal(
        [
            "Prepare by thinking through the situation",
            "Check your purposes",
            "Start with congruence",
            "Explore the situation and key issues",
            "Problem solving and agreement to action",
        ],
        FiveSteps.Steps.Select(step => step.Title));

    [Fact]
    public void Credits_its_source() => Assert.Contains("Healthskills", FiveSteps.Source, StringComparison.Ordinal);

    [Theory, MemberData(nameof(Steps))]
    public void Always_asks_three_to_five_things_a_step(string step) =>
        Assert.InRange(FiveSteps.FindStep(step)!.Prompts.Count(prompt => prompt.When is null), 3, 5);

    [Theory]
    [InlineData("win", "beneath")]
    [InlineData("get-even", "beneath")]
    [InlineData("control", "beneath")]
    [InlineData("educate", "educate")]
    [InlineData("protect", "protect")]
    [InlineData("mutual", null)]
    [InlineData("be-heard", null)]
    public void Answers_a_motive_with_one_question_at_most(string motive, string? question)
    {
        var step = FiveSteps.FindStep("purposes")!;
        var ticked = Assert.IsType<StartOutcome.Started>(Preparation.Start(Guid.NewGuid(), new UserId("", "ann"), FiveSteps, new Details("Rota", "", null), DateTimeOffset.UnixEpoch)).Preparation;
        var asked = ticked.PromptsOf(step);

        ticked = Assert.IsType<AnswerOutcome.Saved>(ticked.Answer(FiveSteps, new StepAnswers("purposes", ImmutableDictionary<string, string>.Empty.Add("motives", motive), 1, NextMove.Stay), DateTimeOffset.UnixEpoch)).Preparation;

        Assert.Equal(question is null ? [] : [question], ticked.PromptsOf(step).Except(asked).Select(prompt => prompt.Id));
    }

    [Fact]
    public void Opens_the_plan_with_the_line_to_say_and_ends_it_with_what_is_for_their_eyes()
    {
        Assert.Equal("opening-line", Assert.Single(FiveSteps.Summary[0].From));
        Assert.StartsWith("For your eyes", FiveSteps.Summary[^1].Title, StringComparison.Ordinal);
        Assert.Superset(FiveSteps.FindStep("prepare")!.Prompts.Select(prompt => prompt.Id).Append("motives").Append("beneath").ToHashSet(), FiveSteps.Summary[^1].From.ToHashSet());
    }
}
