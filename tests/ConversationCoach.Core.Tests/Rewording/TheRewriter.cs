using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Grammar;
using ConversationCoach.Core.Reframing.Rewording;

namespace ConversationCoach.Core.Tests.Rewording;

public class TheRewriter
{
    private static readonly Rewriter Rewriter = Rewriter.Load(Path.Combine(AppContext.BaseDirectory, "Content"), "en-GB");

    [Fact]
    public void Rewords_a_whole_message_with_two_habits() =>
        Assert.Equal(
            "I'd like us to find the simplest way through this. We need those beds by Tuesday. What would make that possible?",
            Combine("Procurement are jobsworths, and I need those beds by Tuesday.", (Pattern.Personalising, "Procurement are jobsworths"), (Pattern.IndividualFraming, "I need")));

    [Fact]
    public void Keeps_what_nobody_objects_to() =>
        Assert.Equal(
            "Thanks for the call. Okay, and what would make the new bin calendar work better for us? See you on Monday.",
            Combine("Thanks for the call. Okay, but whose bright idea was the new bin calendar? See you on Monday.", (Pattern.YesBut, "Okay, but"), (Pattern.ProblemQuestion, "whose bright idea was")));

    [Fact]
    public void Lets_what_leads_into_a_sentence_lead_into_its_rewording() =>
        Assert.Equal(
            "Hi Gwen, what went well? Before noon, how can we get the van fixed? How could we make room for both jobs and trees?",
            Combine("Hi Gwen, what went well? Before noon, I want the van fixed. It's jobs or trees.", (Pattern.IndividualFraming, "I want"), (Pattern.EitherOr, "It's jobs or trees")));

    [Fact]
    public void Asks_one_question_at_a_time() =>
        Assert.Equal(
            "It would help us if they could hand back the rooms. What would make that easier for you?",
            Combine("They must hand back the rooms. What's so hard about that?", (Pattern.Position, "They must"), (Pattern.ProblemQuestion, "What's so hard about that?")));

    [Fact]
    public void Leaves_a_message_alone_that_would_have_two_gaps() =>
        Assert.Null(Combine(
            "It's a lovely plan, yet I can't support it in its present form. I hear you, but our position is that the unit closes at nine.",
            (Pattern.YesBut, "It's a lovely plan, yet"), (Pattern.YesBut, "I hear you, but")));

    [Fact]
    public void Never_repeats_an_insult() =>
        Assert.DoesNotContain("idiot", Rewords("The idiots at head office are idiots.", Pattern.Personalising, "The idiots at head office are idiots"), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Lowers_a_raised_voice() =>
        Assert.StartsWith("We need a solution to the parking.", Rewords("I NEED A SOLUTION TO THE PARKING", Pattern.IndividualFraming, "I NEED"), StringComparison.Ordinal);

    [Fact]
    public void Keeps_names_and_initials_as_they_are_written() =>
        Assert.Equal("What would help the NHS and Anwen answer?", Rewords("Why can't the NHS and Anwen answer?", Pattern.ProblemQuestion, "Why can't"));

    [Fact]
    public void Has_only_a_question_for_a_sentence_that_nobody_would_reread()
    {
        var text = "I need " + string.Join(" and ", Enumerable.Repeat("the beds", 100));

        var wording = Rewriter.Reword(MessageText.Read(text), [new Finding(Pattern.IndividualFraming, "need", new TextSpan(0, 6))]).Each[0];

        Assert.Empty(wording.Rewordings);
        Assert.NotEmpty(wording.Question);
    }

    private static string Rewords(string text, Pattern pattern, string words) =>
        Rewriter.Reword(MessageText.Read(text), [Find(text, pattern, words)]).Each[0].Rewordings.FirstOrDefault() ?? "";

    private static string? Combine(string text, params (Pattern Pattern, string Words)[] found) =>
        Rewriter.Reword(MessageText.Read(text), [.. found.Select(finding => Find(text, finding.Pattern, finding.Words))]).Combined;

    private static Finding Find(string text, Pattern pattern, string words) =>
        new(pattern, "any", new TextSpan(text.IndexOf(words, StringComparison.Ordinal), words.Length));
}
