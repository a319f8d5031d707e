namespace ConversationCoach.Core.Tests.Reframing;

public class AMessage
{
    [Fact]
    public void Is_noticed_in_several_places() => Assert.Equal(
        ["yes-but: Yes, but", "personalising: you people always block us", "problem-question: What's your problem?"],
        ShippedRules.FoundIn("Yes, but you people always block us. What's your problem?"));

    [Theory]
    [InlineData("Whats your problem")]
    [InlineData("What’s your problem?")]
    [InlineData("WHAT'S YOUR PROBLEM?")]
    public void Is_understood_however_it_is_typed(string text) => Assert.Equal(["problem-question: " + text], ShippedRules.FoundIn(text));

    [Theory]
    [InlineData("She wrote “you people never listen” and I keep thinking about it.")]
    [InlineData("He said that you are lazy.")]
    [InlineData("They told us the managers are idiots.")]
    public void In_quotation_marks_or_reported_is_not_the_writers(string text) => Assert.Empty(ShippedRules.FoundIn(text));

    [Theory]
    [InlineData("You are not lazy.")]
    [InlineData("Nobody is saying you are stupid.")]
    [InlineData("I don't need the report.")]
    public void That_denies_it_is_left_alone(string text) => Assert.Empty(ShippedRules.FoundIn(text));

    [Fact]
    public void Gets_no_suggestion_when_there_is_nothing_to_notice() => Assert.Empty(ShippedRules.FoundIn("Could we look at this together on Monday?"));
}
