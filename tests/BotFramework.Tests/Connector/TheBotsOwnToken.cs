using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BotFramework.Tests.AspNetCore;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using static BotFramework.Tests.Connector.ScriptedChannel;

namespace BotFramework.Tests.Connector;

public sealed class TheBotsOwnToken : IDisposable
{
    private const string Secret = "private-secret";

    private readonly FakeAuthority _authority = new();
    private readonly HurriedClock _clock = new();
    private readonly LogOfTheHost _log = new();
    private readonly MicrosoftAppCredentials _credentials;

    public TheBotsOwnToken() => _credentials = new(LocalIssuer.AppId, Secret, "tenant", _authority.Client(), _log) { Clock = _clock };

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task Is_asked_for_once_by_all_who_need_it_first()
    {
        Assert.All(await BurstAsync(), token => Assert.Equal("token-1", token));
        Assert.Equal(1, _authority.TimesAsked);
        Assert.Equal(("https://login.microsoftonline.com/tenant/oauth2/v2.0/token", "https://api.botframework.com/.default"), (_authority.Said["address"], _authority.Said["scope"]));
    }

    [Fact]
    public async Task Is_asked_for_once_when_it_ends_in_the_middle_of_a_burst()
    {
        await BurstAsync();
        _clock.Advance(TimeSpan.FromMinutes(60));

        Assert.All(await BurstAsync(), token => Assert.Equal("token-2", token));
        Assert.Equal(2, _authority.TimesAsked);
    }

    [Fact]
    public async Task Is_renewed_from_half_of_its_life_on_and_nobody_waits_for_that()
    {
        await _credentials.GetTokenAsync();
        var open = new TaskCompletionSource();
        _authority.Open = open.Task;
        _clock.Advance(TimeSpan.FromMinutes(31));

        Assert.All(await BurstAsync(), token => Assert.Equal("token-1", token));

        // Whoever will have a new one waits for the same answer.
        var forced = _credentials.GetTokenAsync(forceRefresh: true);
        open.SetResult();

        Assert.Equal("token-2", await forced);
        Assert.Equal("token-2", await _credentials.GetTokenAsync());
        Assert.Equal(2, _authority.TimesAsked);
    }

    [Fact]
    public async Task Is_used_to_its_end_while_the_authority_is_down_for_an_hour()
    {
        _authority.Life = TimeSpan.FromMinutes(90);
        await _credentials.GetTokenAsync();
        _authority.IsDown = true;
        for (var minute = 0; minute < 88; minute++)
        {
            Assert.Equal("token-1", await _credentials.GetTokenAsync());
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("token-1", await _credentials.GetTokenAsync(forceRefresh: true));
        Assert.Contains("the one it has is used until", _log.Text, StringComparison.Ordinal);
        Assert.InRange(_authority.TimesAsked, 2, 1 + 46);

        _clock.Advance(TimeSpan.FromMinutes(1));
        var error = await Assert.ThrowsAsync<RestException>(() => _credentials.GetTokenAsync());
        Assert.Contains("Check that the machine reaches it", error.Message, StringComparison.Ordinal);

        _authority.IsDown = false;
        Assert.Equal("token-2", await _credentials.GetTokenAsync());
    }

    [Fact]
    public async Task Is_renewed_once_when_the_channel_refuses_it_and_the_send_is_tried_once_more()
    {
        var channel = new ScriptedChannel(Answers(HttpStatusCode.Unauthorized), Answers(HttpStatusCode.Created, """{"id":"1"}"""));

        await SendAsync(channel);

        Assert.Equal(["Bearer token-1", "Bearer token-2"], channel.Asked.Select(asked => asked.Authorization));
    }

    [Fact]
    public async Task Is_not_renewed_again_and_again_for_a_channel_that_always_refuses()
    {
        var channel = new ScriptedChannel(Answers(HttpStatusCode.Unauthorized));

        for (var send = 0; send < 5; send++)
        {
            var error = await Assert.ThrowsAnyAsync<ErrorResponseException>(() => SendAsync(channel));
            Assert.Equal(HttpStatusCode.Unauthorized, error.Response.StatusCode);
        }

        Assert.Equal((2, 6), (_authority.TimesAsked, channel.Asked.Count));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAnyAsync<ErrorResponseException>(() => SendAsync(channel));
        Assert.Equal(3, _authority.TimesAsked);
    }

    [Fact]
    public async Task Is_renewed_once_when_many_sends_are_refused_at_a_time()
    {
        await _credentials.GetTokenAsync();

        var replaced = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _credentials.ReplaceAsync("token-1"))));

        Assert.DoesNotContain(false, replaced);
        Assert.Equal(2, _authority.TimesAsked);
    }

    [Fact]
    public async Task Leaves_the_channels_refusal_as_it_is_when_no_other_can_be_had()
    {
        await _credentials.GetTokenAsync();
        _authority.IsDown = true;
        var channel = new ScriptedChannel(Answers(HttpStatusCode.Unauthorized));

        await Assert.ThrowsAnyAsync<ErrorResponseException>(() => SendAsync(channel));

        Assert.Single(channel.Asked);
    }

    [Theory]
    [InlineData(7000215, "MicrosoftAppPassword is no secret of the app")]
    [InlineData(7000222, "MicrosoftAppPassword has ended")]
    [InlineData(700016, "Check MicrosoftAppId, MicrosoftAppTenantId")]
    [InlineData(7000229, "no service principal")]
    [InlineData(90002, "MicrosoftAppTenantId tenant is no tenant")]
    [InlineData(65001, "AADSTS65001")]
    public async Task Tells_which_setting_is_wrong_when_it_is_not_given(int code, string expected)
    {
        _authority.Refuses = code;

        var error = await Assert.ThrowsAsync<RestException>(() => _credentials.GetTokenAsync());

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, _log.Text + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29, 1)]
    [InlineData(31, 0)]
    public async Task Is_had_with_a_certificate_too_which_says_when_it_is_about_to_end(int days, int said)
    {
        using var key = RSA.Create(2048);
        var from = _clock.GetUtcNow();
        using var certificate = new CertificateRequest("CN=coach", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from.AddDays(-1), from.AddDays(days));
        var credentials = new CertificateAppCredentials(certificate, LocalIssuer.AppId, "tenant", customHttpClient: _authority.Client(), logger: _log) { Clock = _clock };

        for (var i = 0; i < 3; i++) Assert.Equal($"token-{i + 1}", await credentials.GetTokenAsync(forceRefresh: true));

        Assert.StartsWith("eyJ", _authority.Said["client_assertion"], StringComparison.Ordinal);
        Assert.Equal(said, _log.Text.Split("MicrosoftAppCertificate ends at").Length - 1);
    }

    [Fact]
    public async Task Is_had_from_the_machine_for_a_managed_identity()
    {
        var credentials = new ManagedIdentityAppCredentials(LocalIssuer.AppId, "https://api.botframework.com", _authority.Client(), _log);

        Assert.Equal("token-1", await credentials.GetTokenAsync());
        Assert.Equal((LocalIssuer.AppId, "https://api.botframework.com"), (_authority.Said["client_id"], _authority.Said["resource"]));
        Assert.Equal("169.254.169.254", new Uri(_authority.Said["address"]).Host);
    }

    [Fact]
    public async Task Is_had_anew_from_the_machine_when_the_channel_refuses_it()
    {
        var credentials = new ManagedIdentityAppCredentials(LocalIssuer.AppId, "https://api.botframework.com", _authority.Client(), _log) { Clock = _clock };

        Assert.Equal(["token-1", "token-1"], [await credentials.GetTokenAsync(), await credentials.GetTokenAsync()]);
        Assert.True(await credentials.ReplaceAsync("token-1"));
        Assert.Equal("token-2", await credentials.GetTokenAsync());
        Assert.Equal(2, _authority.TimesAsked);
    }

    [Fact]
    public async Task Is_missed_in_plain_words_when_the_machine_has_no_such_identity()
    {
        _authority.HasNoIdentity = true;
        var credentials = new ManagedIdentityAppCredentials(LocalIssuer.AppId, "https://api.botframework.com", _authority.Client(), _log) { Clock = _clock };

        var error = await Assert.ThrowsAsync<RestException>(() => credentials.GetTokenAsync());

        Assert.Contains("managed_identity_request_failed", error.Message, StringComparison.Ordinal);
        Assert.Contains("this machine has the user-assigned managed identity of MicrosoftAppId", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _authority.TimesAsked);
    }

    [Theory]
    [InlineData("UserAssignedMSI", typeof(ManagedIdentityAppCredentials))]
    [InlineData("SingleTenant", typeof(MicrosoftAppCredentials))]
    [InlineData(" multitenant", typeof(MicrosoftAppCredentials))]
    public async Task Is_had_as_the_type_of_the_app_says(string type, Type expected)
    {
        var settings = LocalIssuer.Configuration;
        (settings["MicrosoftAppType"], settings["MicrosoftAppTenantId"]) = (type, "tenant");
        var factory = new Microsoft.Bot.Builder.Integration.AspNet.Core.ConfigurationServiceClientCredentialFactory(
            new Microsoft.Extensions.Configuration.ConfigurationBuilder().Add(new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = settings }).Build());

        Assert.IsAssignableFrom(expected, await factory.CreateCredentialsAsync(LocalIssuer.AppId, null, null, true, default));
        Assert.False(await factory.IsAuthenticationDisabledAsync(default));
        Assert.True(await factory.IsValidAppIdAsync(LocalIssuer.AppId, default));
        Assert.False(await factory.IsValidAppIdAsync("another", default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => factory.CreateCredentialsAsync("another", null, null, true, default));
    }

    private Task<string[]> BurstAsync() => Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _credentials.GetTokenAsync())));

    private async Task SendAsync(ScriptedChannel channel)
    {
        using var http = new HttpClient(channel, disposeHandler: false);
        using var client = new ConnectorClient(new Uri("https://smba.example/uk/"), _credentials, http, disposeHttpClient: false);
        await client.Conversations.SendToConversationAsync("c", new Activity("message") { Text = "hello" });
    }
}
