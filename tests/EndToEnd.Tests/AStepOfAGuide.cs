using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests;

[Collection(InTheClient.Name)]
public class AStepOfAGuide(World world)
{
    private const string HowWeGotHere = "How did things between you come to this?";

    [Fact]
    public Task Keeps_its_words_though_the_bot_is_killed() => world.AsAsync(Person.Megan, async megan =>
    {
        await megan.CardTitled("Hello, I am Conversation Coach").PressAsync("Start");

        var start = megan.CardTitled("A new preparation");
        await start.IsAccessibleAsync();
        await start.FillAsync("What is the conversation about?", "The winter rota");
        await start.PressAsync("Start");

        var first = megan.CardTitled("Prepare by thinking through the situation");
        await first.IsAccessibleAsync();
        await first.FillAsync(HowWeGotHere, "We agreed in May.\nThen nobody rang.");
        await first.PressAsync("Save and continue");

        var second = megan.CardTitled("Check your purposes");
        await second.TickAsync("Be heard");
        await second.IsAccessibleAsync();
        await world.Bot.KillAndRestartAsync();
        await second.PressAsync("Back");

        await first.IsShownAsync();
        Assert.Equal("We agreed in May.\nThen nobody rang.", await first.ValueAsync(HowWeGotHere));
    });
}
