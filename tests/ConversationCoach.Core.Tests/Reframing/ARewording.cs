using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Tests.Reframing;

public class ARewording
{
    private static readonly Reframer Reframer = Reframer.Load(Path.Combine(AppContext.BaseDirectory, "Content"), "en-GB");

    public static TheoryData<string> Rules => [.. ShippedRules.Book.Ids.Select(rule => rule.Id)];

    [Theory, MemberData(nameof(Rules))]
    public void Of_a_rules_own_example_is_not_what_it_was_offered_for(string rule) =>
        Assert.All(ShippedRules.Book.ExamplesOf(rule).Fires, AssertBreaksTheHabit);

    [Theory]
    [InlineData("Yes, we consulted, but nobody came.")]
    [InlineData("That's a good idea, however we haven't got the budget for it this year.")]
    [InlineData("A generous offer, but not one we can take.")]
    [InlineData("Thanks for flagging the fault, but it's really a training matter.")]
    [InlineData("Why hasn't anyone fixed the boiler in the annexe?")]
    [InlineData("Who's to blame for the empty shelves?")]
    [InlineData("Why wasn't the village warned?")]
    [InlineData("How many times do we have to explain the referral criteria?")]
    [InlineData("Either the wall goes up or the village goes under.")]
    [InlineData("We can have night nurses or day nurses, never both.")]
    [InlineData("It's growth at any price or slow death.")]
    [InlineData("I will be setting the opening hours for every library.")]
    [InlineData("For the hospice contract my preference is a single night team.")]
    [InlineData("My budget has carried the youth side for three seasons.")]
    public void Breaks_the_habit(string said) => AssertBreaksTheHabit(said);

    [Theory]
    [InlineData("He is a bully.", "I'd like us to talk about how we speak to each other.")]
    [InlineData("u never reply to anyone's messages", "When you don't reply to anyone's messages, it's harder for us to do our part. What would help?")]
    [InlineData("We won't sign the lease.", "I'd like to work out what would have to be in place before we could sign the lease. What would you need?")]
    [InlineData("Fair enough, but the housing team were told in June.", "Fair enough, and the housing team were told in June. What could we do from here?")]
    public void Can_be_sent_as_it_is(string said, string reworded) =>
        Assert.Equal(reworded, Reframer.Reframe(said).Suggestions[0].Rewordings[0]);

    private static void AssertBreaksTheHabit(string said) =>
        Assert.All(Reframer.Reframe(said).Suggestions, suggestion =>
            Assert.All(suggestion.Rewordings, reworded =>
                Assert.DoesNotContain(ShippedRules.Book.Detect(MessageText.Read(reworded)), finding => finding.Pattern == suggestion.Pattern)));
}
