using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests;

[Collection(InTheClient.Name)]
public class AFirstMeeting(World world)
{
    [Fact]
    public Task Begins_with_a_welcome_and_answers_help() => world.AsAsync(Person.Alex, async alex =>
    {
        var welcome = alex.CardTitled("Hello, I am Conversation Coach");
        await welcome.HasButtonAsync("Start");
        await welcome.IsAccessibleAsync();

        await alex.SayAsync("help");

        var help = alex.CardTitled("What I can do");
        await help.HasButtonAsync("Start");
        await help.IsAccessibleAsync();
        await alex.PictureAsync("first-meeting");
    });
}
