using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests.Preparing;

[Collection(InTheClient.Name)]
public class PressingOldCards(World world)
{
    private const string MyPart = "What have you contributed, counting what you put off or left unsaid?";
    private const string First = "Prepare by thinking through the situation";

    [Fact]
    public Task Says_so_and_shows_the_newest_below() => world.AsAsync(Person.Isaac, async isaac =>
    {
        var older = await isaac.BeginsAsync("The clinic");
        await isaac.AskAsync("edit 3", "Start with congruence");

        await older.FillAsync(MyPart, "I waited too long.");
        await older.PressAsync("Save and continue");

        var old = isaac.CardTitled("This card is out of date");
        await old.SaysAsync("The newest card is below.");
        await old.IsFitToBeSeenAsync("an-old-card");
        await isaac.PictureAsync("the-newest-below");

        await isaac.SayAsync("edit 1");
        Assert.Equal("I waited too long.", await isaac.CardTitled(First).ValueAsync(MyPart));
    });

    [Fact]
    public Task Twice_moves_one_step_only() => world.AsAsync(Person.Isaac, async isaac =>
    {
        var first = await isaac.BeginsAsync("The clinic");
        await first.FillAsync(MyPart, "I waited too long.");

        await first.PressTwiceAsync("Save and continue");

        var second = isaac.CardTitled("Check your purposes");
        await second.IsShownAsync();
        await isaac.AskAsync("list", "Step 2 of 5 · last changed");
        await isaac.PictureAsync("pressed-twice");
    });

    [Fact]
    public Task With_other_words_on_a_second_device_keeps_both_and_asks() => world.OnTwoDevicesAsync(Person.Grady, async (laptop, phone) =>
    {
        var onLaptop = await laptop.BeginsAsync("The winter rota");
        var onPhone = phone.CardTitled(First);
        await onPhone.IsShownAsync();

        phone.GoDeaf();
        await onLaptop.FillAsync(MyPart, "From the laptop.");
        await onLaptop.PressAsync("Save and continue");
        await laptop.CardTitled("Check your purposes").IsShownAsync();

        await onPhone.FillAsync(MyPart, "From the phone.");
        phone.HearAgain();
        await onPhone.PressAsync("Save and continue");

        foreach (var device in new[] { laptop, phone })
        {
            var doubt = device.CardTitled("Two different answers");
            await doubt.SaysAsync("From the laptop.");
            await doubt.SaysAsync("From the phone.");
            await doubt.IsFitToBeSeenAsync("two-different-answers");
        }

        await phone.CardTitled("Two different answers").PressAsync("Keep both");
        await phone.CardTitled("Check your purposes").PressAsync("Back");
        var kept = await phone.CardTitled(First).ValueAsync(MyPart);
        Assert.Contains("From the laptop.", kept, StringComparison.Ordinal);
        Assert.Contains("From the phone.", kept, StringComparison.Ordinal);
    });
}
