using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests;

[Collection(InTheClient.Name)]
public class MyData(World world)
{
    [Fact]
    public Task Is_told_given_as_a_file_and_erased_with_the_cards_above() => world.AsAsync(Person.Nestor, async nestor =>
    {
        await nestor.SayAsync("start");
        await nestor.CardTitled("A new preparation").FillAsync("What is the conversation about?", "The unhappy handover");
        await nestor.CardTitled("A new preparation").PressAsync("Start");
        var first = nestor.CardTitled("Prepare by thinking through the situation");
        await first.FillAsync("What have you contributed, counting what you put off or left unsaid?", "I let it run for a year.");
        await first.PressAsync("Save and continue");
        await nestor.CardTitled("Check your purposes").IsShownAsync();

        await nestor.SayAsync("export");
        await nestor.CardTitled("Your file").IsFitToBeSeenAsync("a-file");
        await nestor.CardTitled("Your file").SaysAsync("Download");

        await nestor.SayAsync("my data");
        var data = nestor.CardTitled("What I keep about you");
        await data.SaysAsync("Preparations");
        await data.IsFitToBeSeenAsync("my-data");
        await data.PressAsync("Delete everything…");
        await nestor.CardTitled("Delete everything I keep about you?").IsFitToBeSeenAsync("sure");
        await nestor.CardTitled("Delete everything I keep about you?").PressAsync("Delete everything");

        await nestor.CardTitled("Everything is deleted").IsFitToBeSeenAsync("erased");
        await nestor.PictureAsync("after-erasing");
        Assert.DoesNotContain("I let it run for a year.", await nestor.EverythingAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("The unhappy handover", (await nestor.EverythingAsync()).Replace("What is the conversation about?", "", StringComparison.Ordinal), StringComparison.Ordinal);
    });
}
