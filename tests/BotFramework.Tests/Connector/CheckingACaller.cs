using System.Security.Claims;
using System.Text;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace BotFramework.Tests.Connector;

public sealed class CheckingACaller : IDisposable
{
    private readonly LocalIssuer _issuer = new();

    private static Activity FromTeams => new("message") { ChannelId = Channels.Msteams, ServiceUrl = LocalIssuer.ServiceUrl };

    public void Dispose() => _issuer.Dispose();

    [Fact]
    public async Task Lets_the_channel_in()
    {
        var result = await AuthenticateAsync($"Bearer {_issuer.Token()}");

        Assert.Equal(LocalIssuer.AppId, result.ClaimsIdentity.FindFirst(AuthenticationConstants.AudienceClaim)!.Value);
        Assert.Equal((CallerIdConstants.PublicAzureChannel, "https://api.botframework.com"), (result.CallerId, result.Audience));

        using var client = await result.ConnectorFactory.CreateAsync(LocalIssuer.ServiceUrl, result.Audience, default);
        Assert.Equal(LocalIssuer.AppId, Assert.IsAssignableFrom<AppCredentials>(client.Credentials).MicrosoftAppId);
    }

    [Fact]
    public async Task Lets_a_clock_be_five_minutes_wrong()
    {
        await AuthenticateAsync($"Bearer {_issuer.Token(expires: TimeSpan.FromMinutes(-4))}");
        await AuthenticateAsync($"Bearer {_issuer.Token(expires: TimeSpan.FromMinutes(124))}");
    }

    [Fact]
    public async Task Does_not_mind_a_slash_at_the_end_of_the_service_url() =>
        await AuthenticateAsync($"bearer {_issuer.Token(serviceUrl: LocalIssuer.ServiceUrl.TrimEnd('/'))}");

    public static TheoryData<string> Forgeries =>
    [
        "no header", "no Bearer", "nothing after Bearer", "no token", "half a token", "another issuer", "another bot", "another service", "no service", "expired", "not yet",
        "an unpublished key", "another key under a published name", "no signature", "a symmetric key", "an elliptic key", "a key of another channel", "a changed payload",
    ];

    [Theory, MemberData(nameof(Forgeries))]
    public async Task Refuses(string what)
    {
        var header = what switch
        {
            "no header" => "",
            "no Bearer" => $"Basic {_issuer.Token()}",
            "nothing after Bearer" => "Bearer",
            "no token" => "Bearer x",
            "half a token" => $"Bearer {_issuer.Token()[..60]}",
            "another issuer" => $"Bearer {_issuer.Token(issuer: "https://evil.example")}",
            "another bot" => $"Bearer {_issuer.Token(audience: Guid.Empty.ToString())}",
            "another service" => $"Bearer {_issuer.Token(serviceUrl: "https://evil.example/")}",
            "no service" => $"Bearer {_issuer.Token(serviceUrl: null)}",
            "expired" => $"Bearer {_issuer.Token(expires: TimeSpan.FromMinutes(-6))}",
            "not yet" => $"Bearer {_issuer.Token(expires: TimeSpan.FromMinutes(126))}",
            "an unpublished key" => $"Bearer {_issuer.Token(LocalIssuer.NewKey("key-2"))}",
            "another key under a published name" => $"Bearer {_issuer.Token(LocalIssuer.NewKey("key-1"))}",
            "no signature" => $"Bearer {_issuer.Token(algorithm: SecurityAlgorithms.None)}",
            "a symmetric key" => $"Bearer {_issuer.Token(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(new string('k', 64))) { KeyId = "key-1" }, algorithm: SecurityAlgorithms.HmacSha256)}",
            "an elliptic key" => $"Bearer {_issuer.Token(new ECDsaSecurityKey(System.Security.Cryptography.ECDsa.Create()) { KeyId = "key-1" }, algorithm: SecurityAlgorithms.EcdsaSha256)}",
            "a key of another channel" => $"Bearer {_issuer.Token(_issuer.Publish("key-3", "webchat"))}",
            "a changed payload" => $"Bearer {Tampered(_issuer.Token())}",
            _ => throw new ArgumentException("Not a forgery.", nameof(what)),
        };

        var refusal = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => AuthenticateAsync(header));

        Assert.DoesNotContain("eyJ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_for_the_keys_once()
    {
        var authentication = Authentication(LocalIssuer.Configuration);
        for (var i = 0; i < 5; i++) await authentication.AuthenticateRequestAsync(FromTeams, $"Bearer {_issuer.Token()}", default);

        Assert.Equal(2, _issuer.TimesAsked);
    }

    [Fact]
    public async Task Leaves_the_last_word_to_a_claims_validator()
    {
        var authentication = Authentication(LocalIssuer.Configuration, new AuthenticationConfiguration { ClaimsValidator = new Nobody() });

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => authentication.AuthenticateRequestAsync(FromTeams, $"Bearer {_issuer.Token()}", default));
    }

    [Fact]
    public async Task Asks_the_key_for_required_endorsements()
    {
        var authentication = Authentication(LocalIssuer.Configuration, new AuthenticationConfiguration { RequiredEndorsements = ["government"] });

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => authentication.AuthenticateRequestAsync(FromTeams, $"Bearer {_issuer.Token()}", default));
    }

    [Fact]
    public async Task Lets_anybody_in_as_anonymous_when_there_is_no_app_id_but_nobody_with_a_token()
    {
        var authentication = Authentication(new Dictionary<string, string?>());

        var anonymous = await authentication.AuthenticateRequestAsync(FromTeams, "", default);

        Assert.Equal(AuthenticationConstants.AnonymousAuthType, anonymous.ClaimsIdentity.AuthenticationType);
        Assert.Null(anonymous.CallerId);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => authentication.AuthenticateRequestAsync(FromTeams, $"Bearer {_issuer.Token()}", default));

        using var client = await anonymous.ConnectorFactory.CreateAsync("https://smba.example/", anonymous.Audience, default);
        using var request = new HttpRequestMessage();
        await client.Credentials.ProcessHttpRequestAsync(request, default);
        Assert.Null(request.Headers.Authorization);
    }

    [Theory]
    [InlineData("UserAssignedMsi")]
    [InlineData("nonsense")]
    public void Does_not_start_with_an_unknown_kind_of_app(string type) =>
        Assert.Throws<ArgumentException>(() => Authentication(new Dictionary<string, string?> { ["MicrosoftAppType"] = type, ["MicrosoftAppId"] = "1" }));

    [Theory]
    [InlineData("MicrosoftAppId")]
    [InlineData("MicrosoftAppPassword")]
    [InlineData("MicrosoftAppTenantId")]
    public void Does_not_start_for_a_single_tenant_without(string key)
    {
        var settings = new Dictionary<string, string?>
        {
            ["MicrosoftAppType"] = "SingleTenant",
            ["MicrosoftAppId"] = "1",
            ["MicrosoftAppPassword"] = "2",
            ["MicrosoftAppTenantId"] = "3",
            [key] = " ",
        };

        Assert.Contains(key, Assert.Throws<ArgumentException>(() => Authentication(settings)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "https://login.microsoftonline.com/tenant")]
    [InlineData("https://login.example/tenant", "https://login.example/tenant")]
    public async Task Gets_the_bots_own_token_from_its_tenant_or_where_it_is_told(string? loginUrl, string expected)
    {
        var settings = LocalIssuer.Configuration;
        (settings["MicrosoftAppType"], settings["MicrosoftAppTenantId"], settings["ToChannelFromBotLoginUrl"]) = ("SingleTenant", "tenant", loginUrl);
        var factory = Authentication(settings).CreateConnectorFactory(new ClaimsIdentity([new Claim(AuthenticationConstants.AudienceClaim, LocalIssuer.AppId)]));

        using var one = await factory.CreateAsync(LocalIssuer.ServiceUrl, null, default);
        using var other = await factory.CreateAsync(LocalIssuer.ServiceUrl, null, default);

        Assert.Equal(expected, Assert.IsAssignableFrom<AppCredentials>(one.Credentials).OAuthEndpoint);
        Assert.Same(one.Credentials, other.Credentials);
    }

    private Task<AuthenticateRequestResult> AuthenticateAsync(string header) =>
        Authentication(LocalIssuer.Configuration).AuthenticateRequestAsync(FromTeams, header, default);

    private ConfigurationBotFrameworkAuthentication Authentication(Dictionary<string, string?> settings, AuthenticationConfiguration? configuration = null) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), authConfiguration: configuration, httpClientFactory: _issuer);

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        parts[1] = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("smba", "evil", StringComparison.Ordinal));
        return string.Join('.', parts);
    }

    private sealed class Nobody : ClaimsValidator
    {
        public override Task ValidateClaimsAsync(IList<Claim> claims) => throw new UnauthorizedAccessException("Nobody.");
    }
}
