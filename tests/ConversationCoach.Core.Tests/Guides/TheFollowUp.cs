using System.Collections.Immutable;
using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Tests.Guides;

public sealed class TheFollowUp : IDisposable
{
    private const string Yaml = """
        follow-up:
          opening-line: aim
          common-purpose: aim
          agreements: deeds
          review-day: { prompt: aim, field: day }
          how-did-it-go:
            title: And?
            why: It lasts.
            prompts:
              - id: news
                ask: What happened?
                kind: long-text
          review:
            title: Still?
            why: It lives.
            prompts:
              - id: going
                ask: How is each?
                kind: progress
                choices:
                  - { id: done, text: Done }
                  - { id: stuck, text: Stuck }

        """;

    private const string Sections = """
        summary:
          - title: Afterwards
            from: [news, going]

        """;

    private readonly ContentFolder _content = new();

    [Fact]
    public void Says_which_answers_the_messages_speak_of()
    {
        var guide = Load(Yaml);

        Assert.Equal(("aim", "aim", "deeds", new DayRole("aim", "day")), (guide.FollowUp!.OpeningLine, guide.FollowUp.CommonPurpose, guide.FollowUp.Agreements, guide.FollowUp.ReviewDay));
        Assert.Equal(["how-did-it-go", "review"], guide.FollowUp.Steps.Select(step => step.Id));
        Assert.Equal("deeds", guide.FindPrompt("going")!.Of!.Id);
        Assert.Null(guide.FindStep("review"));
        Assert.True(guide.FollowUp.Fills(guide.Summary[0]));
        Assert.False(guide.FollowUp.Fills(guide.Summary[1]));
    }

    [Fact]
    public void May_be_left_out() => Assert.Null(GuideLibrary.Load(_content.With("a.yaml", SmallGuide.Yaml).Path, "en-GB").Guides[0].FollowUp);

    [Theory]
    [InlineData("opening-line: aim", "opening-line: mood", "prompt 'mood' cannot be the opening-line — name one of kind text, long-text or sentence")]
    [InlineData("opening-line: aim", "opening-line: news", "the steps have no prompt 'news' — name one of theirs")]
    [InlineData("common-purpose: aim", "common-purpose: deeds", "prompt 'deeds' cannot be the common-purpose — name one of kind text, long-text or sentence")]
    [InlineData("agreements: deeds", "agreements: more", "prompt 'more' cannot be the agreements — name one of kind rows or sentence")]
    [InlineData("  agreements: deeds\n", "", "a review has nothing to ask about — add 'agreements:' to the follow-up")]
    [InlineData("{ prompt: aim, field: day }", "{ prompt: aim }", "prompt 'aim' is no day — name one of kind date, or add 'field:'")]
    [InlineData("{ prompt: aim, field: day }", "{ prompt: aim, field: goal }", "prompt 'aim' has no day 'goal' — name a field of kind date, of a prompt of kind sentence")]
    [InlineData("{ prompt: aim, field: day }", "{ prompt: nothing, field: day }", "the steps have no prompt 'nothing' — name one of theirs")]
    [InlineData("kind: long-text", "kind: progress", "prompt 'news' asks for progress outside of a review — put it into 'review:' or make it another kind")]
    [InlineData("kind: long-text", "kind: progress", "prompt 'news' has no choices — add 'choices:'")]
    [InlineData("          - { id: stuck, text: Stuck }\n", "", "prompt 'going' has too few choices — give it 2 to 12")]
    [InlineData("- id: news", "- id: mood", "two prompts are called 'mood' — give each its own id")]
    [InlineData("- id: news", "- id: olds", "prompt 'olds' is not in the summary — add it to the 'from' of a section")]
    [InlineData("    why: It lasts.\n", "", "this step of the follow-up has no why — add 'why:'")]
    [InlineData("  how-did-it-go:", "  how-was-it:", "this follow-up has no use for 'how-was-it' — use opening-line, common-purpose, agreements, review-day, how-did-it-go, review")]
    public void Says_what_is_wrong_with_it(string find, string put, string fault)
    {
        Assert.Contains(find, Yaml, StringComparison.Ordinal);

        Assert.Contains(FaultsOf(Yaml.Replace(find, put, StringComparison.Ordinal)), found => found.EndsWith($": {fault}", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_the_line() =>
        Assert.Contains("a.yaml(45): the steps have no prompt 'gone' — name one of theirs", FaultsOf(Yaml.Replace("opening-line: aim", "opening-line: gone", StringComparison.Ordinal)));

    [Fact]
    public void Has_no_day_without_a_review() =>
        Assert.Contains(FaultsOf(Yaml[..Yaml.IndexOf("  review:\n", StringComparison.Ordinal)]), fault => fault.EndsWith("nothing is asked on the day of the review — add 'review:' or take the day out", StringComparison.Ordinal));

    [Fact]
    public void Has_steps_whose_ids_no_other_step_may_have() =>
        Assert.Contains(FaultsOf(Yaml, SmallGuide.But("- id: look", "- id: review")), fault => fault.EndsWith("two steps are called 'review' — give each its own id", StringComparison.Ordinal));

    public void Dispose() => _content.Dispose();

    private Guide Load(string followUp, string small = SmallGuide.Yaml) =>
        GuideLibrary.Load(_content.With("a.yaml", small.Replace("summary:\n", Sections, StringComparison.Ordinal) + followUp).Path, "en-GB").Guides[0];

    private ImmutableArray<string> FaultsOf(string followUp, string small = SmallGuide.Yaml) => Assert.Throws<ContentException>(() => Load(followUp, small)).Faults;
}
