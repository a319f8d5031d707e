using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using static ConversationCoach.Bot.Tests.Host.Gate.TokenIssuer;

namespace ConversationCoach.Bot.Tests.Host.Gate;

/// <summary>Who comes to the gate, by name: the headers they bring, and what they say in the activity. Tokens are made when they are asked for: some hold for minutes only.</summary>
internal static class Callers
{
    public static Dictionary<string, Caller> Welcome => new(StringComparer.Ordinal)
    {
        ["the channel"] = With(Token()),
        ["the channel, scheme in small letters"] = new([$"bearer {Token()}"]),
        ["the channel, with RS384"] = With(Token(header: head => head["alg"] = "RS384", sign: text => Own(text, HashAlgorithmName.SHA384))),
        ["the channel, with RS512"] = With(Token(header: head => head["alg"] = "RS512", sign: text => Own(text, HashAlgorithmName.SHA512))),
        ["expired for four minutes"] = With(Token(claims => (claims["nbf"], claims["exp"]) = (From(-60), From(-4)))),
        ["valid in four minutes"] = With(Token(claims => claims["nbf"] = From(4))),
        ["without a beginning"] = With(Token(claims => claims.Remove("nbf"))),
        ["service URL without the last slash"] = With(Token(claims => claims["serviceurl"] = ServiceUrl.TrimEnd('/'))),
        ["app id in capitals"] = With(Token(claims => claims["aud"] = AppId.ToUpperInvariant())),
        ["the tenant in capitals"] = With(Token(), activity => TenantOf(activity)["id"] = Tenant.ToUpperInvariant()),
        ["no tenant beside that of the channel's data"] = With(Token(), activity => activity["conversation"]!.AsObject().Remove("tenantId")),

        // One token serves all conversations under a service URL: the channel does it so.
        ["another conversation under the same service URL"] = With(Token(), activity => activity["conversation"]!["id"] = "another"),
    };

    public static Dictionary<string, Caller> Unknown => new(StringComparer.Ordinal)
    {
        ["nobody"] = new([]),
        ["an empty header"] = new([""]),
        ["white space"] = new(["   "]),
        ["no scheme"] = new([Token()]),
        ["another scheme"] = new([$"Basic {Token()}"]),
        ["a scheme run into the token"] = new([$"Bearer{Token()}"]),
        ["the scheme alone"] = new(["Bearer"]),
        ["the scheme and a space"] = new(["Bearer "]),
        ["the scheme twice"] = new([$"Bearer Bearer {Token()}"]),
        ["two headers, both good"] = new([$"Bearer {Token()}", $"Bearer {Token()}"]),
        ["two headers, the second forged"] = new([$"Bearer {Token()}", "Bearer x"]),
        ["two tokens in a header"] = new([$"Bearer {Token()}, Bearer {Token()}"]),
        ["a word"] = With("x"),
        ["two dots"] = With(".."),
        ["four dots"] = With("...."),
        ["six parts"] = With("a.b.c.d.e.f"),
        ["not base64"] = With("!!!.???.***"),
        ["base64 of no JSON"] = With(Sealed("header", "payload", By(Another))),
        ["JSON that is no object"] = With(Sealed("[1]", "[2]", By(Another))),
        ["claims that are null"] = With(Sealed("""{"alg":"RS256","kid":"key-1"}""", "null", By(Another))),
        ["deeply nested claims"] = With(Sealed("""{"alg":"RS256","kid":"key-1"}""", new string('[', 2000), By(Another))),
        ["letters beyond ASCII"] = With("eyé.eyé.é"),
        ["percent signs"] = With(Token().Replace(".", "%2E", StringComparison.Ordinal)),
        ["an encrypted token"] = With(string.Join('.', Base64UrlEncoder.Encode("""{"alg":"dir","enc":"A128CBC-HS256"}"""), "", "AAAA", "AAAA", "AAAA")),
        ["a token as long as a book"] = With(Token(claims => claims["more"] = new string('x', 100_000))),
        ["half a token"] = With(Token()[..100]),
        ["a token without its signature"] = With(Token()[..(Token().LastIndexOf('.') + 1)]),
        ["another issuer"] = With(Token(claims => claims["iss"] = "https://evil.example")),
        ["an issuer with a slash"] = With(Token(claims => claims["iss"] = Issuer + "/")),
        ["an issuer in capitals"] = With(Token(claims => claims["iss"] = "HTTPS://API.BOTFRAMEWORK.COM")),
        ["no issuer"] = With(Token(claims => claims.Remove("iss"))),
        ["an emulator of our tenant"] = With(Token(claims => (claims["iss"], claims["appid"]) = ($"https://sts.windows.net/{Tenant}/", AppId))),
        ["another bot's token"] = With(Token(claims => claims["aud"] = Guid.Empty.ToString())),
        ["no audience"] = With(Token(claims => claims.Remove("aud"))),
        ["two audiences, ours first"] = With(Token(claims => claims["aud"] = new JsonArray(AppId, Guid.Empty.ToString()))),
        ["two audiences, ours last"] = With(Token(claims => claims["aud"] = new JsonArray(Guid.Empty.ToString(), AppId))),
        ["expired for six minutes"] = With(Token(claims => (claims["nbf"], claims["exp"]) = (From(-60), From(-6)))),
        ["valid in six minutes"] = With(Token(claims => claims["nbf"] = From(6))),
        ["ended before it began"] = With(Token(claims => (claims["nbf"], claims["exp"]) = (From(4), From(2)))),
        ["no end"] = With(Token(claims => claims.Remove("exp"))),
        ["an end that is no number"] = With(Token(claims => claims["exp"] = "soon")),
        ["no algorithm named"] = With(Token(header: head => head.Remove("alg"))),
        ["alg none, no signature"] = With(Token(header: head => head["alg"] = "none", sign: _ => [])),
        ["alg None, our signature"] = With(Token(header: head => head["alg"] = "None")),
        ["HS256 with the public key"] = With(Token(header: head => head["alg"] = "HS256", sign: text => HMACSHA256.HashData(PublicKey, text))),
        ["HS256 with the public key as text"] = With(Token(header: head => head["alg"] = "HS256", sign: text => HMACSHA256.HashData(Encoding.ASCII.GetBytes(PublicKeyAsText), text))),
        ["RS256 in small letters"] = With(Token(header: head => head["alg"] = "rs256")),
        ["PS256"] = With(Token(header: head => head["alg"] = "PS256", sign: text => OwnKey.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))),
        ["ES256"] = With(Token(header: head => head["alg"] = "ES256", sign: text => ECDsa.Create(ECCurve.NamedCurves.nistP256).SignData(text, HashAlgorithmName.SHA256))),
        ["another key under a published name"] = With(Token(sign: By(Another))),
        ["an unpublished key"] = With(Token(header: head => head["kid"] = "key-9", sign: By(Another))),
        ["a published key without its name"] = With(Token(header: head => head.Remove("kid"))),
        ["a published key under another name"] = With(Token(header: head => head["kid"] = "key-9")),
        ["a key it brings itself"] = With(Token(header: head => head["jwk"] = new JsonObject { ["kty"] = "RSA", ["n"] = Base64UrlEncoder.Encode(Another.ExportParameters(false).Modulus), ["e"] = "AQAB" }, sign: By(Another))),
        ["a key at its own address"] = With(Token(header: head => head["jku"] = "https://evil.example/keys", sign: By(Another))),
        ["a changed payload"] = With(Changed(Token())),
        ["a changed signature"] = With(Token(sign: text => [.. By(OwnKey)(text).Reverse()])),
        ["another service URL"] = With(Token(claims => claims["serviceurl"] = "https://evil.example/")),
        ["no service URL"] = With(Token(claims => claims.Remove("serviceurl"))),
        ["an empty service URL"] = With(Token(claims => claims["serviceurl"] = "")),
        ["two service URLs"] = With(Token(claims => claims["serviceurl"] = new JsonArray(ServiceUrl, "https://evil.example/"))),
        ["a service URL that only begins like ours"] = With(Token(claims => claims["serviceurl"] = "https://smba.example/")),
        ["replayed to another service URL"] = With(Token(), activity => activity["serviceUrl"] = "https://evil.example/uk/"),
        ["replayed to a service URL without TLS"] = With(Token(), activity => activity["serviceUrl"] = "http://smba.example/uk/"),
        ["replayed as another channel"] = With(Token(), activity => activity["channelId"] = "webchat"),
        ["replayed as the emulator"] = With(Token(), activity => activity["channelId"] = "emulator"),
        ["a key endorsed for another channel"] = With(Token(header: head => head["kid"] = "webchat", sign: By(Another))),
        ["a key endorsed for nothing"] = With(Token(header: head => head["kid"] = "nothing", sign: By(Another))),
        ["a key without endorsements"] = With(Token(header: head => head["kid"] = "silent", sign: By(Another))),
    };

    public static Dictionary<string, Caller> Foreign => new(StringComparer.Ordinal)
    {
        ["another tenant"] = With(Token(), activity => TenantOf(activity)["id"] = Guid.Empty.ToString()),
        ["another tenant, wholly"] = With(Token(), activity => (activity["conversation"]!["tenantId"], TenantOf(activity)["id"]) = (Guid.Empty.ToString(), Guid.Empty.ToString())),
        ["our tenant in the data, another of the conversation"] = With(Token(), activity => activity["conversation"]!["tenantId"] = Guid.Empty.ToString()),
        ["an empty tenant"] = With(Token(), activity => TenantOf(activity)["id"] = ""),
        ["a tenant that is no text"] = With(Token(), activity => TenantOf(activity)["id"] = 5),
        ["no tenant"] = With(Token(), activity => activity["channelData"] = new JsonObject()),
        ["no channel data"] = With(Token(), activity => activity.Remove("channelData")),
        ["channel data that is text"] = With(Token(), activity => activity["channelData"] = Tenant),
    };

    private static Caller With(string token, Action<JsonObject>? change = null) => new([$"Bearer {token}"], change);

    private static long From(int minutes) => TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();

    private static byte[] Own(byte[] text, HashAlgorithmName hash) => OwnKey.SignData(text, hash, RSASignaturePadding.Pkcs1);

    private static JsonNode TenantOf(JsonObject activity) => activity["channelData"]!["tenant"]!;

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        parts[1] = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("\"nbf\"", "\"iat\"", StringComparison.Ordinal));
        return string.Join('.', parts);
    }
}

/// <param name="Change"><see langword="null"/>: an activity as Teams sends it.</param>
internal sealed record Caller(string[] Authorization, Action<JsonObject>? Change = null);
