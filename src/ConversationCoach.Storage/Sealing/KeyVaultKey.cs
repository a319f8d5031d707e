using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Core;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Sealing;

/// <summary>A key-encryption key that never leaves Azure Key Vault: it wraps and unwraps there, with RSA-OAEP-256.</summary>
internal sealed class KeyVaultKey(Uri id, HttpClient http, TokenCredential credential)
{
    private const string Api = "?api-version=7.4";
    private const string Algorithm = "RSA-OAEP-256";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Of Key Vault's keys the version is the address with the version in it.</summary>
    public string Version => id.AbsoluteUri;

    /// <summary>As whoever Azure says that this process is: a managed identity where it runs, an administrator at their desk.</summary>
    public static KeyVaultKey Open(Uri id) => new(id, new HttpClient { Timeout = Patience }, new Azure.Identity.DefaultAzureCredential());

    public static bool IsVersion(string version) => version.StartsWith("https://", StringComparison.Ordinal);

    /// <returns><see langword="null"/> unless it is the address of one version of a key.</returns>
    public static Uri? Read(string keyId) => Uri.TryCreate(keyId, UriKind.Absolute, out var uri)
        && uri is { Scheme: "https", Query: "", Fragment: "" } && uri.Segments is ["/", "keys/", _, { Length: > 0 }]
        ? uri
        : null;

    /// <summary>Older versions of the same key unwrap as long as the vault has them.</summary>
    public bool Holds(string version) => Read(version) is { } other && other.Host == id.Host && other.Segments[2] == id.Segments[2];

    public Task<byte[]> WrapAsync(byte[] key, CancellationToken cancellationToken) => AskAsync(id, "wrapkey", key, cancellationToken);

    /// <exception cref="CorruptRecordException">The vault says that it did not wrap it.</exception>
    public Task<byte[]> UnwrapAsync(byte[] wrapped, string version, CancellationToken cancellationToken) =>
        AskAsync(new Uri(version), "unwrapkey", wrapped, cancellationToken);

    private async Task<byte[]> AskAsync(Uri key, string operation, byte[] value, CancellationToken cancellationToken)
    {
        try
        {
            return await Waiting.WithinAsync(Patience, TimeProvider.System, async left =>
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                patience.CancelAfter(left);
                return await PostAsync(key, operation, value, patience.Token);
            });
        }
        catch (Exception error) when (error is HttpRequestException or Azure.RequestFailedException or JsonException or FormatException or TimeoutException || IsSlow(error, cancellationToken))
        {
            throw new StorageUnavailableException($"Key Vault failed with {(error as HttpRequestException)?.StatusCode?.ToString() ?? error.GetType().Name}.", error);
        }
        catch (Azure.Identity.AuthenticationFailedException error)
        {
            throw new StorageUnavailableException("Key Vault could not be asked, because Azure gave no token.", error);
        }
    }

    private async Task<byte[]> PostAsync(Uri key, string operation, byte[] value, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{key.AbsoluteUri.TrimEnd('/')}/{operation}{Api}"))
        {
            Content = JsonContent.Create(new Asked(Algorithm, Base64Url.EncodeToString(value)), VaultJson.Default.Asked),
        };
        var scope = $"https://{key.Host[(key.Host.IndexOf('.', StringComparison.Ordinal) + 1)..]}/.default";
        var token = await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);

        using var response = await http.SendAsync(request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.BadRequest) throw new CorruptRecordException("Key Vault cannot unwrap a data key.", null);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync(VaultJson.Default.Answered, cancellationToken);
        return Base64Url.DecodeFromChars(answer!.Value);
    }

    private static bool IsSlow(Exception error, CancellationToken cancellationToken) => error is OperationCanceledException && !cancellationToken.IsCancellationRequested;
}

internal sealed record Asked([property: JsonPropertyName("alg")] string Algorithm, [property: JsonPropertyName("value")] string Value);

internal sealed record Answered([property: JsonPropertyName("value")] string Value);

[JsonSerializable(typeof(Asked))]
[JsonSerializable(typeof(Answered))]
internal sealed partial class VaultJson : JsonSerializerContext;
