using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Tests.Guides;

public class EveryGuide
{
    private static readonly GuideLibrary Library = GuideLibrary.Load(Path.Combine(AppContext.BaseDirectory, "Content"), "en-GB");

    public static TheoryData<string> Ids => [.. Library.Guides.Select(guide => guide.Id)];

    public static TheoryData<string, string> Prompts
    {
        get
        {
            var prompts = new TheoryData<string, string>();
            foreach (var guide in Library.Guides)
                foreach (var prompt in guide.EveryStep.SelectMany(step => step.Prompts)) prompts.Add(guide.Id, prompt.Id);
            return prompts;
        }
    }

    [Fact]
    public void Stands_behind_the_five_steps() =>
        Assert.Equal(["five-steps", "only-collaborate-when-needed", "start-from-what-works", "name-the-difficulty", "four-fears"], Library.Guides.Select(guide => guide.Id));

    [Theory, MemberData(nameof(Prompts))]
    public void Asks_briefly_and_openly_with_a_tip_worth_reading(string guide, string id)
    {
        var prompt = Library[guide].FindPrompt(id)!;

        Assert.InRange(prompt.Ask.Length, 20, 120);
        Assert.InRange(prompt.Tip!.Length, 60, 300);
        Assert.Contains("you", prompt.Ask, StringComparison.OrdinalIgnoreCase);
        if (prompt.Kind is not PromptKind.AnyOf) Assert.Contains('?', prompt.Ask);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Opens_its_plan_with_words_to_say_and_ends_it_with_what_is_for_their_eyes(string guide)
    {
        var summary = Library[guide].Summary;

        Assert.Equal(PromptKind.LongText, Library[guide].FindPrompt(Assert.Single(summary[0].From))!.Kind);
        Assert.StartsWith("For your eyes", summary[^1].Title, StringComparison.Ordinal);
        Assert.Equal(summary[^1], Assert.Single(summary, section => section.IsPrivate));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Asks_no_more_than_seven_things_at_once(string guide) =>
        Assert.All(Library[guide].Steps, step => Assert.InRange(step.Prompts.Length, 2, 7));

    [Theory, MemberData(nameof(Ids))]
    public void Asks_afterwards_what_happened_what_was_learnt_what_comes_next_and_how_confident_they_are(string guide)
    {
        var followUp = Library[guide].FollowUp!;

        Assert.Equal([PromptKind.LongText, PromptKind.LongText, PromptKind.LongText, PromptKind.Scale], followUp.HowDidItGo!.Prompts.Select(prompt => prompt.Kind));
        Assert.Equal(Library[guide].Summary[0].From.Single(), followUp.OpeningLine);
        Assert.DoesNotContain(Library[guide].Summary.Where(section => !followUp.Fills(section)).SelectMany(section => section.From), id => followUp.HowDidItGo.Prompts.Any(prompt => prompt.Id == id));
    }

    [Theory]
    [InlineData("five-steps", "review", "done,moving,stuck")]
    [InlineData("four-fears", "trial", "done,moving,stuck")]
    [InlineData("name-the-difficulty", null, null)]
    [InlineData("only-collaborate-when-needed", null, null)]
    [InlineData("start-from-what-works", null, null)]
    public void Looks_again_at_what_was_agreed_where_a_day_was_set_for_it(string guide, string? day, string? choices)
    {
        var followUp = Library[guide].FollowUp!;

        Assert.Equal(day, followUp.ReviewDay?.Prompt);
        Assert.Equal(choices, followUp.Review is { } review ? AnswerText.Choices(Assert.Single(review.Prompts).Choices.Select(choice => choice.Id)) : null);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Names_a_day_on_which_something_happens(string guide) =>
        Assert.Contains(Library[guide].Steps[^1].Prompts, prompt => prompt.Fields.Any(field => field.IsDate));
}
