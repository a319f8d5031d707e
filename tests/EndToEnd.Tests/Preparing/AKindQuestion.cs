using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests.Preparing;

[Collection(InTheClient.Name)]
public class AKindQuestion(World world)
{
    private const string Beneath = "Wanting that is human. What is the need underneath it that you would most like met?";

    [Fact]
    public Task Comes_when_somebody_wants_to_coerce_or_punish_and_may_be_left() => world.AsAsync(Person.Lee, async lee =>
    {
        var purposes = await lee.BeginsAsync("The budget", step: 2);
        await purposes.DoesNotAskAsync(Beneath);
        await purposes.TickAsync("Get even, or let them feel what it cost");
        await purposes.PressAsync("Save and continue");

        await purposes.AsksAsync(Beneath);
        await purposes.SaysAsync("One more question before you go on, because of what you ticked.");
        await purposes.IsFitToBeSeenAsync("the-kind-question");

        await purposes.PressAsync("Save and continue");
        await lee.CardTitled("Start with congruence").IsShownAsync();
    });
}
