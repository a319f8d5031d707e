using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests.Preparing;

[Collection(InTheClient.Name)]
public class ByTypingAlone(World world)
{
    [Fact]
    public Task Answers_are_kept_whatever_is_typed_between() => world.AsAsync(Person.Adele, async adele =>
    {
        await adele.AskAsync("start", "A new preparation");
        await adele.AskAsync("The winter rota", "Who is it with? Initials are enough. Type skip");
        await adele.AskAsync("R.P.", "Which day is it? For example");
        await adele.AskAsync("skip", "Step 1 of 5");

        await adele.AskAsync("We stopped talking in May.", "What has happened between you?");
        await adele.AskAsync("Two swaps were refused.", "What is happening now");

        await adele.AskAsync("help", "What I can do");
        await adele.AskAsync("list", "My preparations");
        await adele.AskAsync("People are tired.", "Kept under “What is happening now");

        await adele.AskAsync("back", "You wrote: “People are tired.”");
        await adele.AskAsync("People are *very* tired.", "Kept under “What is happening now");
        await adele.AskAsync("skip", "What have you contributed");
        await adele.AskAsync("pause", "Come back whenever you like");
        await adele.CardTitled("Paused").PictureAsync("paused");

        await adele.AskAsync("continue", "Step 1 of 5");
        var first = adele.CardTitled("Prepare by thinking through the situation");
        Assert.Equal("People are *very* tired.", await first.ValueAsync("What is happening now, for you, for them and for the people you both serve?"));
        await first.PictureAsync("step-1-filled-by-typing");

        await adele.AskAsync("next", "Step 2 of 5");
        await adele.AskAsync("1, 4", "Kept under “Honestly, what do you want");
        await adele.AskAsync("To be asked before it is decided.", "If this goes well");
        await adele.PictureAsync("typing");

        await adele.AskAsync("plan", "Your plan: The winter rota");
        var plan = adele.CardTitled("Your plan: The winter rota");
        await plan.SaysAsync("To be asked before it is decided.");
        await plan.SaysAsync("People are *very* tired.");
        await plan.PictureAsync("plan-so-far");
    });
}
