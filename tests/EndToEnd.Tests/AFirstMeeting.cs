using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests;

[Collection(InTheClient.Name)]
public class AFirstMeeting(World world)
{
    private const string Private = "Let us talk in private";

    [Fact]
    public Task Begins_with_a_welcome_and_answers_every_word() => world.AsAsync(Person.Alex, async alex =>
    {
        var welcome = alex.CardTitled("Hello, I am Conversation Coach");
        await welcome.IsFitToBeSeenAsync("welcome");

        await alex.SayAsync("help");
        await alex.CardTitled("What I can do").IsFitToBeSeenAsync("help");

        await alex.SayAsync("weather?");
        await alex.CardTitled("I am not sure what to do with that").IsFitToBeSeenAsync("unknown");

        await alex.SayAsync("list");
        await alex.CardTitled("My preparations").IsFitToBeSeenAsync("an-empty-list");

        await welcome.PressAsync("Start");
        await alex.CardTitled("A new preparation").HasButtonAsync("Start");
        await alex.SayAsync("cancel");
        await alex.SeesAsync("No preparation was started.");
        await alex.PictureAsync("the-whole-chat");
    });

    [Fact]
    public Task In_a_group_shows_nothing_personal() => world.AsAsync(Person.Alex, async alex =>
    {
        await alex.GoToAsync("Leadership group");
        await alex.SeesCardsAsync(Private, 1);

        await alex.MentionAsync("list");
        await alex.SeesCardsAsync(Private, 2);
        await alex.MentionAsync("start");
        await alex.SeesCardsAsync(Private, 3);

        await alex.CardTitled(Private).IsFitToBeSeenAsync("in-a-group");
        Assert.DoesNotContain("My preparations", await alex.EverythingAsync(), StringComparison.Ordinal);
    });

    [Fact]
    public Task In_a_channel_shows_nothing_personal() => world.AsAsync(Person.Alex, async alex =>
    {
        await alex.GoToAsync("Access to care");
        await alex.SeesCardsAsync(Private, 1);

        await alex.PostAsync("list");
        await alex.SeesCardsAsync(Private, 2);

        await alex.CardTitled(Private).IsFitToBeSeenAsync("in-a-channel");
        Assert.DoesNotContain("My preparations", await alex.EverythingAsync(), StringComparison.Ordinal);
    });
}
