using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ConversationCoach.Bot.Options;

/// <summary>The section <c>MicrosoftAppCertificate</c>: one of three places where the certificate with its private key is, instead of a client secret.</summary>
internal sealed class CertificateOptions
{
    public const string Section = "MicrosoftAppCertificate";

    /// <summary>A .pfx or .p12 file, else a PEM file with the certificate and its key.</summary>
    public string? Path { get; set; }

    /// <summary>Of the file, when it has one.</summary>
    public string? Password { get; set; }

    /// <summary>Of a certificate in the store of the process's user, else of the machine.</summary>
    public string? Thumbprint { get; set; }

    /// <summary>The PEM text itself, certificate and key.</summary>
    public string? Pem { get; set; }

    public bool IsTold => Told().Any();

    /// <exception cref="InvalidOperationException">There is none; the message names the setting.</exception>
    public X509Certificate2 Read()
    {
        if (Told().ToList() is not [var setting]) throw new InvalidOperationException($"{Section} must tell one of Path, Thumbprint and Pem.");
        try
        {
            var certificate = (Path, Thumbprint, Pem) switch
            {
                ({ Length: > 0 } path, _, _) => FromFile(path),
                (_, { Length: > 0 } thumbprint, _) => FromStore(thumbprint) ?? throw new InvalidOperationException($"{setting}: no such certificate is in the store of this user or machine."),
                _ => X509Certificate2.CreateFromPem(Pem, Pem),
            };
            return certificate.HasPrivateKey ? certificate : throw new InvalidOperationException($"{setting}: the certificate has no private key.");
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidOperationException($"{setting} cannot be read as a certificate with its private key ({error.GetType().Name}). Check it, and {Section}:Password when the file has one.", error);
        }
    }

    private IEnumerable<string> Told()
    {
        if (!string.IsNullOrWhiteSpace(Path)) yield return $"{Section}:{nameof(Path)}";
        if (!string.IsNullOrWhiteSpace(Thumbprint)) yield return $"{Section}:{nameof(Thumbprint)}";
        if (!string.IsNullOrWhiteSpace(Pem)) yield return $"{Section}:{nameof(Pem)}";
    }

    private X509Certificate2 FromFile(string path)
    {
        if (System.IO.Path.GetExtension(path).ToUpperInvariant() is ".PFX" or ".P12") return X509CertificateLoader.LoadPkcs12FromFile(path, Password);
        return string.IsNullOrEmpty(Password) ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, Password);
    }

    private static X509Certificate2? FromStore(string thumbprint)
    {
        foreach (var location in (StoreLocation[])[StoreLocation.CurrentUser, StoreLocation.LocalMachine])
        {
            using var store = new X509Store(StoreName.My, location);
            try
            {
                store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            }
            catch (CryptographicException)
            {
                // There is no such store here.
                continue;
            }

            if (store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false) is [var found, ..]) return found;
        }

        return null;
    }
}
