using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests;

[Collection(InTheClient.Name)]
public class MyData(World world)
{
    [Fact]
    public Task Is_told_given_as_a_file_and_erased_with_the_cards_above() => world.AsAsync(Person.Isaac, async isaac =>
    {
        await isaac.SayAsync("start");
        await isaac.CardTitled("A new preparation").FillAsync("What is the conversation about?", "The unhappy handover");
        await isaac.CardTitled("A new preparation").PressAsync("Start");
        var first = isaac.CardTitled("Prepare by thinking through the situation");
        await first.FillAsync("What have you contributed, counting what you put off or left unsaid?", "I let it run for a year.");
        await first.PressAsync("Save and continue");
        await isaac.CardTitled("Check your purposes").IsShownAsync();

        await isaac.SayAsync("export");
        await isaac.CardTitled("Your file").IsFitToBeSeenAsync("a-file");
        await isaac.CardTitled("Your file").SaysAsync("Download");

        await isaac.SayAsync("my data");
        var data = isaac.CardTitled("What I keep of you");
        await data.SaysAsync("Preparations");
        await data.IsFitToBeSeenAsync("my-data");
        await data.PressAsync("Delete everything…");
        await isaac.CardTitled("Delete everything I keep of you?").IsFitToBeSeenAsync("sure");
        await isaac.CardTitled("Delete everything I keep of you?").PressAsync("Delete everything");

        await isaac.CardTitled("Everything is deleted").IsFitToBeSeenAsync("erased");
        await isaac.PictureAsync("after-erasing");
        Assert.DoesNotContain("I let it run for a year.", await isaac.EverythingAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("The unhappy handover", (await isaac.EverythingAsync()).Replace("What is the conversation about?", "", StringComparison.Ordinal), StringComparison.Ordinal);
    });
}
