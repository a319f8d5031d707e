using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BotFramework.Tests.Connector;

/// <summary>Publishes keys and signs tokens as the Bot Connector does, without a network.</summary>
internal sealed class LocalIssuer : HttpMessageHandler, IHttpClientFactory
{
    public const string MetadataUrl = "https://issuer.example/openid";
    public const string Issuer = "https://api.botframework.com";
    public const string AppId = "00000000-0000-0000-0000-00000000c0ac";
    public const string ServiceUrl = "https://smba.example/uk/";

    // A key takes long to make.
    private static readonly RSA Own = RSA.Create(2048);
    private static readonly RSA Another = RSA.Create(2048);

    private readonly List<(RsaSecurityKey Key, string[] Endorsements)> _published = [];

    public LocalIssuer()
    {
        Key = new(Own) { KeyId = "key-1" };
        _published.Add((Key, ["msteams", "webchat"]));
    }

    public RsaSecurityKey Key { get; }

    public int TimesAsked { get; private set; }

    public bool IsDown { get; set; }

    public bool TalksNonsense { get; set; }

    public static Dictionary<string, string?> Configuration => new()
    {
        ["MicrosoftAppId"] = AppId,
        ["MicrosoftAppPassword"] = "secret",
        ["ToBotFromChannelOpenIdMetadataUrl"] = MetadataUrl,
    };

    public static RsaSecurityKey NewKey(string id) => new(Another) { KeyId = id };

    public RsaSecurityKey Publish(string id, params string[] endorsements)
    {
        var key = NewKey(id);
        _published.Add((key, endorsements));
        return key;
    }

    public void Withdraw() => _published.Clear();

    public void WithdrawFirst() => _published.RemoveAt(0);

    /// <param name="expires">From now.</param>
    public string Token(
        SecurityKey? key = null, string issuer = Issuer, string audience = AppId, string? serviceUrl = ServiceUrl, TimeSpan? expires = null,
        string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var end = now + (expires ?? TimeSpan.FromHours(1));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = end.AddHours(-2),
            Expires = end,
            Subject = new ClaimsIdentity(serviceUrl is null ? [] : [new Claim("serviceurl", serviceUrl)]),
            SigningCredentials = key is null && algorithm == SecurityAlgorithms.None ? null : new SigningCredentials(key ?? Key, algorithm),
        });
    }

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        TimesAsked++;
        if (IsDown) throw new HttpRequestException("Nobody answers.");
        if (TalksNonsense) return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>Sign in to the wireless network.</html>") });

        object answer = request.RequestUri!.AbsoluteUri == MetadataUrl
            ? new { issuer = Issuer, jwks_uri = "https://issuer.example/keys", id_token_signing_alg_values_supported = new[] { "RS256" } }
            : new { keys = _published.Select(each => Public(each.Key, each.Endorsements)) };
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(answer)) });
    }

    private static object Public(RsaSecurityKey key, string[] endorsements)
    {
        var numbers = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            kid = key.KeyId,
            x5t = key.KeyId,
            endorsements,
            n = Base64UrlEncoder.Encode(numbers.Modulus),
            e = Base64UrlEncoder.Encode(numbers.Exponent),
        };
    }
}
