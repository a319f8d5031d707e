using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests;

[Collection(InTheClient.Name)]
public class Rewording(World world)
{
    private const string Blunt = "Good idea, but we have no staff for it.";

    [Fact]
    public Task Shows_other_ways_to_say_a_sentence_and_lets_a_tip_be_muted() => world.AsAsync(Person.Lee, async lee =>
    {
        await lee.SayAsync("reframe Yes, but you people always block us. What's your problem?");
        var card = lee.CardTitled("Another way to say it");
        await card.SaysAsync("What I noticed in your words");
        await card.IsFitToBeSeenAsync("reworded");

        await lee.SayAsync("reframe " + Blunt);
        await lee.SeesCardsAsync("Another way to say it", 2);
        await lee.CardTitled("Another way to say it").PressAsync("Mute this tip");
        await lee.SeesAsync("Muted: I will not mention");

        await lee.SayAsync("muted tips");
        await lee.CardTitled("Muted tips").IsFitToBeSeenAsync("muted");
        await lee.CardTitled("Muted tips").PressAsync("Give it again");
        await lee.SeesAsync("You will get that tip again.");
    });

    [Fact]
    public Task Stands_on_the_next_card_after_a_step_was_saved() => world.AsAsync(Person.Grady, async grady =>
    {
        await grady.SayAsync("start");
        await grady.CardTitled("A new preparation").FillAsync("What is the conversation about?", "The new clinic");
        await grady.CardTitled("A new preparation").PressAsync("Start");
        var first = grady.CardTitled("Prepare by thinking through the situation");
        await first.FillAsync("What have you contributed, counting what you put off or left unsaid?", Blunt);
        await first.PressAsync("Save and continue");

        var second = grady.CardTitled("Check your purposes");
        await second.SaysAsync("A thought on what you just wrote");
        await second.IsFitToBeSeenAsync("a-tip");
        await second.PressAsync("Use this");
        await second.SaysAsync("Your words were replaced.");
        await second.PressAsync("Undo");
        await second.DoesNotSayAsync("A thought on what you just wrote");
    });

    [Fact]
    public Task Can_be_practised_in_a_short_round() => world.AsAsync(Person.Isaac, async isaac =>
    {
        await isaac.SayAsync("practise");
        await isaac.CardTitled("Practise").IsFitToBeSeenAsync("practice");
        foreach (var _ in Enumerable.Range(0, 3)) await isaac.SayAsync("How could we look at this together?");
        await isaac.SeesAsync("That was the round");
        await isaac.PictureAsync("after-the-round");
    });
}
