using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests.Preparing;

[Collection(InTheClient.Name)]
public class AfterTheConversation(World world)
{
    private const string Agreement = "Agreement 1: How is it going?";

    [Fact]
    public Task People_tell_how_it_went_and_look_at_their_agreements_again_and_again() => world.AsAsync(Person.Grady, async grady =>
    {
        await grady.BeginsAsync("The late handover");
        await grady.SayAsync("edit 5");
        var agree = grady.CardTitled("Problem solving and agreement to action");
        await agree.FillAsync("Agreement 1: Who", "Ann");
        await agree.FillAsync("Agreement 1: Does what differently", "sends the draft");
        await agree.PressAsync("Save and continue");
        await grady.CardTitled("Your plan: The late handover").HasButtonAsync("How did it go?");

        await grady.SayAsync("how did it go");
        var told = grady.CardTitled("How did it go?");
        await told.FillAsync("What happened, as you saw and heard it?", "They listened, then asked for a week.");
        await told.SelectAsync("From 0 to 10, how confident are you now of having the next such conversation?", "8");
        await told.IsFitToBeSeenAsync("how-did-it-go");
        await told.PressAsync("Save");

        await grady.CardTitled("Kept").IsFitToBeSeenAsync("kept");
        await grady.CardTitled("Kept").PressAsync("Look at the agreements again");
        var review = grady.CardTitled("How are your agreements going?");
        await review.SaysAsync("Ann – sends the draft");
        await review.SaysAsync(Agreement);
        await review.TickAsync("Moving");
        await review.IsFitToBeSeenAsync("review");
        await review.PressAsync("Save");
        await grady.CardTitled("Kept").PressAsync("Open the plan");

        var plan = grady.CardTitled("Your plan: The late handover");
        await plan.SaysAsync("Moving: Ann – sends the draft");
        await plan.SaysAsync("They listened, then asked for a week.");
        await plan.IsFitToBeSeenAsync("the-plan-afterwards");

        await grady.SayAsync("review");
        await grady.CardTitled("How are your agreements going?").IsShownAsync();
        await grady.SayAsync("done");
        await grady.CardTitled("Your plan: The late handover").SaysAsync("Done: Ann – sends the draft");
    });
}
