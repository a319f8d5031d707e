using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace ConversationCoach.Bot.Tests.Host.Gate;

/// <summary>Publishes keys over HTTP and signs tokens as the Bot Connector does, or as somebody does who is not.</summary>
internal sealed class TokenIssuer
{
    public const string Address = "https://issuer.example/";
    public const string Issuer = "https://api.botframework.com";
    public const string AppId = "22222222-2222-4222-8222-222222222222";
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    public const string ServiceUrl = "https://smba.example/uk/";

    // A key takes long to make.
    public static RSA OwnKey { get; } = RSA.Create(2048);

    private readonly List<(string Id, RSA Key, string[]? Endorsements)> _published = [];

    public TokenIssuer() => Publish("key-1", OwnKey, "msteams");

    /// <summary>A key that is published nowhere unless a test does it.</summary>
    public static RSA Another { get; } = RSA.Create(2048);

    public static byte[] PublicKey => OwnKey.ExportSubjectPublicKeyInfo();

    public static string PublicKeyAsText => OwnKey.ExportSubjectPublicKeyInfoPem();

    public bool IsDown { get; set; }

    public int TimesAsked { get; private set; }

    /// <param name="endorsements"><see langword="null"/>: the key says nothing of them.</param>
    public void Publish(string id, RSA key, params string[]? endorsements) => _published.Add((id, key, endorsements));

    public void Withdraw(string id) => _published.RemoveAll(key => key.Id == id);

    public HttpResponseMessage Answer(HttpRequestMessage request)
    {
        TimesAsked++;
        if (IsDown) throw new HttpRequestException("Nobody answers.");
        JsonNode answer = request.RequestUri!.AbsolutePath == "/keys"
            ? new JsonObject { ["keys"] = new JsonArray([.. _published.Select(key => Public(key.Id, key.Key, key.Endorsements))]) }
            : new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = Address + "keys" };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer.ToJsonString()) };
    }

    /// <summary>A good token, but for what is changed in it before it is signed.</summary>
    public static string Token(Action<JsonObject>? payload = null, Action<JsonObject>? header = null, Func<byte[], byte[]>? sign = null)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var head = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = "key-1" };
        var claims = new JsonObject { ["iss"] = Issuer, ["aud"] = AppId, ["nbf"] = now - 60, ["exp"] = now + 3600, ["serviceurl"] = ServiceUrl };
        header?.Invoke(head);
        payload?.Invoke(claims);
        return Sealed(head.ToJsonString(), claims.ToJsonString(), sign ?? By(OwnKey));
    }

    public static string Sealed(string header, string payload, Func<byte[], byte[]> sign)
    {
        var signed = $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(payload)}";
        return $"{signed}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public static Func<byte[], byte[]> By(RSA key) => text => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);


    private static JsonObject Public(string id, RSA key, string[]? endorsements)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        var json = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
        };
        if (endorsements is not null) json["endorsements"] = new JsonArray([.. endorsements.Select(endorsement => JsonValue.Create(endorsement))]);
        return json;
    }
}
