using ConversationCoach.Bot.Options;
using Microsoft.Extensions.Hosting;
using Moq;

namespace ConversationCoach.Bot.Tests.Options;

public class ThePublicUrl
{
    [Theory]
    [InlineData(null, "Production", true)]
    [InlineData("", "Production", true)]
    [InlineData("https://coach.example.org", "Production", true)]
    [InlineData("https://coach.example.org:8443/", "Production", true)]
    [InlineData("https://192.0.2.7", "Production", true)]
    [InlineData("http://localhost:3978", "Development", true)]
    [InlineData("http://coach.example.org", "Development", false)]
    [InlineData("http://coach.example.org", "Production", false)]
    [InlineData("https://localhost", "Production", false)]
    [InlineData("https://coach", "Production", false)]
    [InlineData("https://coach.example.org/bot", "Production", false)]
    [InlineData("https://coach.example.org/?a=b", "Production", false)]
    [InlineData("coach.example.org", "Production", false)]
    [InlineData("file:///etc/passwd", "Production", false)]
    public void Must_be_one_that_others_can_reach_safely(string? url, string stage, bool isGood)
    {
        var result = new AddressOptionsCheck(Mock.Of<IHostEnvironment>(environment => environment.EnvironmentName == stage)).Validate(null, new AddressOptions { PublicUrl = url });

        Assert.Equal(isGood, result.Succeeded);
        if (!isGood) Assert.StartsWith("PublicUrl ", result.FailureMessage, StringComparison.Ordinal);
    }
}
