using System.Text.Json.Nodes;
using static ConversationCoach.Bot.Tests.Host.Gate.TokenIssuer;

namespace ConversationCoach.Bot.Tests.Host.Gate;

public sealed class WhomTheBotServes
{
    private const string Other = "99999999-9999-4999-8999-999999999999";

    [Theory]
    [InlineData("SingleTenant", "", Tenant, true)]
    [InlineData("SingleTenant", "", Other, false)]
    [InlineData("SingleTenant", $"{Tenant}, {Other}", Other, true)]
    [InlineData("SingleTenant", Other, Tenant, false)]
    [InlineData("SingleTenant", "*", Other, true)]
    [InlineData("UserAssignedMSI", "", Tenant, true)]
    [InlineData("UserAssignedMSI", "", Other, false)]
    [InlineData("MultiTenant", Other, Other, true)]
    [InlineData("MultiTenant", Other, Tenant, false)]
    public async Task Is_told_by_the_settings(string type, string allowed, string tenant, bool isServed)
    {
        await using var gate = new GuardedBot(new() { ["MicrosoftAppType"] = type, ["AllowedTenants"] = allowed });

        var call = await gate.CallAsync([$"Bearer {Token()}"], activity => (activity["conversation"]!["tenantId"], activity["channelData"]!["tenant"]!["id"]) = (tenant, tenant));

        Assert.Equal((isServed ? 200 : 403, isServed), call);
    }

    public static TheoryData<string, string, string, int> Emulators => new()
    {
        { "true", "1.0", "appid", 200 },
        { "true", "2.0", "azp", 200 },
        { "true", "2.0", "appid", 401 },
        { "true", "3.0", "appid", 401 },
        { "true", "1.0", "oid", 401 },
        { "false", "1.0", "appid", 401 },
        { "false", "2.0", "azp", 401 },
    };

    [Theory, MemberData(nameof(Emulators))]
    public async Task Counts_an_emulator_only_where_a_setting_says_so(string isAllowed, string version, string holder, int status)
    {
        await using var gate = new GuardedBot(new() { ["AllowEmulatorTokens"] = isAllowed });

        var call = await gate.CallAsync([$"Bearer {Token(claims => Emulator(claims, version, holder, AppId, Tenant))}"]);

        Assert.Equal((status, status == 200), call);
    }

    [Fact]
    public async Task Counts_no_emulator_of_another_app_or_tenant_or_key()
    {
        await using var gate = new GuardedBot(new() { ["AllowEmulatorTokens"] = "true" });

        foreach (var token in (string[])[
            Token(claims => Emulator(claims, "2.0", "azp", Other, Tenant)),
            Token(claims => Emulator(claims, "2.0", "azp", AppId, Other)),
            Token(claims => Emulator(claims, "2.0", "azp", AppId, Tenant), sign: By(Another))])
            Assert.Equal((401, false), await gate.CallAsync([$"Bearer {token}"]));
    }

    private static void Emulator(JsonObject claims, string version, string holder, string app, string tenant)
    {
        claims["iss"] = version == "2.0" ? $"https://login.microsoftonline.com/{tenant}/v2.0" : $"https://sts.windows.net/{tenant}/";
        claims["ver"] = version;
        claims[holder] = app;
        claims.Remove("serviceurl");
    }
}
