using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Azure.Core;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Sealing;

namespace ConversationCoach.Storage.Tests.Sealing;

public sealed class AKeyInAVault : IDisposable
{
    private const string Address = "https://coach.vault.azure.net/keys/coach/0123";

    private readonly FakeVault _vault = new();
    private readonly HttpClient _http;
    private readonly KeyVaultKey _key;

    public AKeyInAVault()
    {
        _http = new HttpClient(_vault);
        _key = new KeyVaultKey(new Uri(Address), _http, new FakeCredential());
    }

    [Fact]
    public async Task Wraps_and_unwraps_there()
    {
        byte[] dataKey = [.. Enumerable.Range(0, DataKey.Size).Select(number => (byte)number)];

        var wrapped = await _key.WrapAsync(dataKey, default);

        Assert.Equal(dataKey, _vault.Unwrap(wrapped));
        Assert.Equal(dataKey, await _key.UnwrapAsync(wrapped, _key.Version, default));
        Assert.Equal(
            [$"POST {Address}/wrapkey?api-version=7.4 Bearer token-for-https://vault.azure.net/.default", $"POST {Address}/unwrapkey?api-version=7.4 Bearer token-for-https://vault.azure.net/.default"],
            _vault.Asked);
    }

    [Fact]
    public async Task Unwraps_with_the_version_that_wrapped()
    {
        var wrapped = await _key.WrapAsync(new byte[DataKey.Size], default);
        await _key.UnwrapAsync(wrapped, "https://coach.vault.azure.net/keys/coach/0122", default);
        Assert.Contains("/coach/0122/unwrapkey", _vault.Asked[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_when_it_did_not_wrap_something() =>
        await Assert.ThrowsAsync<CorruptRecordException>(() => _key.UnwrapAsync(new byte[256], _key.Version, default));

    [Theory, InlineData(HttpStatusCode.Forbidden), InlineData(HttpStatusCode.TooManyRequests), InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Fails_typed_when_the_vault_does(HttpStatusCode status)
    {
        _vault.Fails = status;
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => _key.WrapAsync(new byte[DataKey.Size], default));
        Assert.Contains(status.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holds_a_whole_storage()
    {
        await using var temporary = new TemporaryDatabase();
        var saved = Sample.New();
        KeyEncryption Encryption() => new(new Dictionary<string, DataKey>(StringComparer.Ordinal), Address, _key);

        Assert.True(await temporary.OpenStores(Encryption()).Preparations.SaveAsync(saved, default));

        Sample.AssertSame(saved, await temporary.OpenStores(Encryption()).Preparations.FindAsync(saved.Id, saved.Owner, default));
        Assert.Equal(Address, temporary.AskKeys("SELECT wrapped_with FROM data_key"));
    }

    public void Dispose()
    {
        _http.Dispose();
        _vault.Dispose();
    }

    private sealed class FakeCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"token-for-{requestContext.Scopes.Single()}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    /// <summary>Answers as the REST API of Key Vault is documented.</summary>
    private sealed class FakeVault : HttpMessageHandler
    {
        private readonly RSA _rsa = RSA.Create(2048);

        public List<string> Asked { get; } = [];

        public HttpStatusCode? Fails { get; set; }

        public byte[] Unwrap(byte[] wrapped) => _rsa.Decrypt(wrapped, RSAEncryptionPadding.OaepSHA256);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add($"{request.Method} {request.RequestUri} {request.Headers.Authorization}");
            if (Fails is { } status) return new HttpResponseMessage(status);

            var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
            Assert.Equal("RSA-OAEP-256", (string?)body["alg"]);
            var value = Base64Url.DecodeFromChars((string?)body["value"]);
            try
            {
                var answer = request.RequestUri!.AbsolutePath.EndsWith("/wrapkey", StringComparison.Ordinal)
                    ? _rsa.Encrypt(value, RSAEncryptionPadding.OaepSHA256)
                    : Unwrap(value);
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($$"""{"kid":"{{Address}}","value":"{{Base64Url.EncodeToString(answer)}}"}""") };
            }
            catch (CryptographicException)
            {
                return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("""{"error":{"code":"BadParameter"}}""") };
            }
        }

        protected override void Dispose(bool disposing)
        {
            _rsa.Dispose();
            base.Dispose(disposing);
        }
    }
}
