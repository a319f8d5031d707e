using ConversationCoach.Bot.Coaching;
using Microsoft.Extensions.Configuration;

namespace ConversationCoach.Bot.Tests.Options;

public sealed class WhoMayAssign
{
    private const string Coach = "11111111-1111-4111-8111-111111111111";

    [Theory]
    [InlineData("Coaching:Assigners", "Everyone", null)]
    [InlineData("Coaching:Assigners", Coach + ", 22222222-2222-4222-8222-222222222222", null)]
    [InlineData("Coaching:Assigners", "", "must be Everyone")]
    [InlineData("Coaching:Assigners", "coach@example.org", "must be Everyone")]
    [InlineData("Coaching:Assigners:0", Coach, "is a list")]
    public void Is_told_in_a_way_that_cannot_mean_everybody_by_mistake(string setting, string value, string? fault)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build();
        var options = new CoachingOptions();
        settings.GetSection("Coaching").Bind(options);

        var result = new CoachingOptionsCheck(settings).Validate(null, options);

        Assert.Equal(fault is null, result.Succeeded);
        if (fault is not null) Assert.Contains(fault, result.FailureMessage, StringComparison.Ordinal);
    }
}
