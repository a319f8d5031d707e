using System.Net;
using ConversationCoach.Bot.Tests.Host.Gate;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>Who the bot lets in, and with which settings it opens at all.</summary>
public sealed class TheDoorman
{
    private const string Words = "private-words";

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer garbage")]
    [InlineData("Bearer private-words.private-words.private-words")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJhdWQiOiIyMjIyMjIyMi0yMjIyLTQyMjItODIyMi0yMjIyMjIyMjIyMjIifQ.")]
    [InlineData("Basic cHJpdmF0ZS13b3Jkcw==")]
    public async Task Sends_away_who_cannot_be_checked_and_says_why_in_the_log_only(string? authorization)
    {
        await using var bot = Registered("Production");
        bot.Channel.Answer = new TokenIssuer().Answer;
        using var content = new StringContent(new Visitor(bot.Door, "ann").Activity(activity => activity["text"] = Words).ToJsonString(), null, "application/json");

        using var response = await bot.PostAsync(content, authorization);

        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (response.StatusCode, response.Headers.WwwAuthenticate.ToString()));
        Assert.Contains("A caller was refused: ", bot.Log!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, bot.Log.Text + await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(bot.Query("SELECT key FROM bot_state"));
    }

    [Theory, InlineData("Production"), InlineData("Staging"), InlineData("Anything")]
    public async Task Opens_to_nobody_outside_development_without_an_app_id(string stage) =>
        Assert.Contains("MicrosoftAppId", await RefusalAsync(stage), StringComparison.Ordinal);

    [Fact]
    public async Task Opens_to_nobody_with_an_app_id_that_is_none() =>
        Assert.Contains("MicrosoftAppId", await RefusalAsync("Production", ("MicrosoftAppId", "coach")), StringComparison.Ordinal);

    [Theory]
    [InlineData("ConversationState:Provider", "Redis")]
    [InlineData("Storage:Provider", "Oracle")]
    [InlineData("Storage:ConnectionString", "Data Source=:memory:")]
    [InlineData("Storage:ConnectionString", "nonsense")]
    [InlineData("Storage:ConnectionString", "Data Source=/dev/null/coach.db")]
    [InlineData("MicrosoftAppType", "Nobody")]
    [InlineData("Encryption:Keys:1", "nonsense")]
    public async Task Names_a_setting_it_cannot_work_with(string setting, string value) =>
        Assert.Contains(setting, await RefusalAsync("Development", (setting, value)), StringComparison.Ordinal);

    [Fact]
    public async Task Opens_to_nobody_outside_development_without_a_key_for_their_words() =>
        Assert.Contains("Encryption:Keys:1", await RefusalAsync("Production", ("MicrosoftAppId", Guid.NewGuid().ToString()), ("MicrosoftAppPassword", "secret")), StringComparison.Ordinal);

    [Fact]
    public async Task Names_what_a_bot_of_one_tenant_lacks() =>
        Assert.Contains("MicrosoftAppPassword", await RefusalAsync("Development", ("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppId", Guid.NewGuid().ToString())), StringComparison.Ordinal);

    [Theory, InlineData("Database"), InlineData("Memory")]
    public async Task Opens_with_either_place_for_the_state(string provider)
    {
        await using var bot = new WholeBot { Settings = { ["ConversationState:Provider"] = provider } };
        var ann = bot.Visitor();

        await ann.StartsAsync();
        await ann.SaysAsync("We stopped talking.");

        Assert.Equal("We stopped talking.", (await bot.Preparations.FindAsync(ann.Preparation, ann.User, CancellationToken.None))!.TextOf("how-we-got-here"));
        Assert.Equal(provider == "Database" ? 1 : 0, bot.Query("SELECT key FROM bot_state").Count);
    }

    [Fact]
    public async Task Tells_whoever_asks_that_the_bot_lives()
    {
        await using var bot = Registered("Production");
        using var response = await bot.Door.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "live"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    private static WholeBot Registered(string stage) => new()
    {
        Stage = stage,
        Log = new CapturedLog(),
        Settings = { ["MicrosoftAppId"] = "22222222-2222-4222-8222-222222222222", ["MicrosoftAppPassword"] = "secret" },
    };

    // The program by its parts, because a factory of hosts loses why a host did not start.
    private static async Task<string> RefusalAsync(string stage, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("coach-host-");
        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = stage });
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            builder.Configuration["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder.FullName, "coach.db")}";
            foreach (var (name, value) in settings) builder.Configuration[name] = value;

            return (await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                builder.AddCoach();
                await using var app = builder.Build();
                app.MapCoach();
                await app.StartAsync();
            })).ToString();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
