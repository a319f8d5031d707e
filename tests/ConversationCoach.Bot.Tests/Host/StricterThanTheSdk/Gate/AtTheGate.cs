namespace ConversationCoach.Bot.Tests.Host.Gate;

/// <summary>Everybody who may not come in, through the whole bot: the status they get, and that no turn is run for them.</summary>
public sealed class AtTheGate(GuardedBot gate) : IClassFixture<GuardedBot>
{
    public static TheoryData<string> Welcome => [.. Callers.Welcome.Keys];

    public static TheoryData<string> Unknown => [.. Callers.Unknown.Keys];

    public static TheoryData<string> Foreign => [.. Callers.Foreign.Keys];

    [Theory, MemberData(nameof(Welcome))]
    public async Task Comes_in(string who) => Assert.Equal((200, true), await CallAsync(Callers.Welcome[who]));

    [Theory, MemberData(nameof(Unknown))]
    public async Task Is_not_known_as_the_channel(string who)
    {
        Assert.Equal((401, false), await CallAsync(Callers.Unknown[who]));
        Assert.Contains("A caller was refused: ", gate.Log, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Foreign))]
    public async Task Is_the_channel_but_of_a_tenant_that_is_not_served(string who) => Assert.Equal((403, false), await CallAsync(Callers.Foreign[who]));

    private Task<(int Status, bool HadATurn)> CallAsync(Caller caller)
    {
        if (gate.Issuer.TimesAsked == 0)
        {
            gate.Issuer.Publish("webchat", TokenIssuer.Another, "webchat");
            gate.Issuer.Publish("nothing", TokenIssuer.Another, []);
            gate.Issuer.Publish("silent", TokenIssuer.Another, null);
        }

        return gate.CallAsync(caller.Authorization, caller.Change);
    }
}
