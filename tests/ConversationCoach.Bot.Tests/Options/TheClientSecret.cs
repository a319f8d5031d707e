using ConversationCoach.Bot.Options;
using ConversationCoach.Bot.Preflight;
using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Storage.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Moq;

namespace ConversationCoach.Bot.Tests.Options;

public sealed class TheClientSecret
{
    // The clock of the tests shows the 4th of March 2025.
    [Theory]
    [InlineData("2025-04-04", false)]
    [InlineData("2025-04-03", true)]
    [InlineData("2025-03-01", true)]
    [InlineData(" 2025-03-05 ", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Is_said_to_end_from_thirty_days_before(string? ends, bool isSaid)
    {
        var log = new CapturedLog();
        using var loggers = new LoggerFactory([log]);
        using var reminder = new SecretReminder(Microsoft.Extensions.Options.Options.Create(new IdentityOptions { MicrosoftAppPassword = "secret", MicrosoftAppPasswordEnds = ends }), new ManualClock(), loggers.CreateLogger<SecretReminder>());
        reminder.Look();
        if (isSaid) Assert.Contains($"MicrosoftAppPassword ends on {ends!.Trim()}. Put a new client secret there", log.Text, StringComparison.Ordinal);
        else Assert.Empty(log.Lines);
    }

    [Theory, InlineData("31.05.2027", 1), InlineData("soon", 1), InlineData("2027-05-31", 0), InlineData("", 0)]
    public void Ends_on_a_day_or_the_setting_is_named(string ends, int faults)
    {
        var production = Mock.Of<IHostEnvironment>(environment => environment.EnvironmentName == Environments.Production);
        var options = new IdentityOptions { MicrosoftAppId = "22222222-2222-4222-8222-222222222222", MicrosoftAppPassword = "secret", MicrosoftAppPasswordEnds = ends };
        var result = new IdentityOptionsCheck(production, new ConfigurationBuilder().Build()).Validate(null, options);
        Assert.Equal(faults, result.Failures?.Count(fault => fault.StartsWith("MicrosoftAppPasswordEnds is ", StringComparison.Ordinal)) ?? 0);
    }
}
