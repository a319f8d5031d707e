using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConversationCoach.Bot.Options;

namespace ConversationCoach.Bot.Tests.Options;

public sealed class TheCertificate : IDisposable
{
    private const string Password = "private-password";

    private static readonly RSA Key = RSA.Create(2048);

    private readonly string _folder = Directory.CreateTempSubdirectory("coach-certificate-").FullName;
    private readonly X509Certificate2 _certificate = new CertificateRequest("CN=coach", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        .CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private string Pem => $"{_certificate.ExportCertificatePem()}\n{Key.ExportPkcs8PrivateKeyPem()}\n";

    [Fact]
    public void Is_read_from_text() => AssertRead(new CertificateOptions { Pem = Pem });

    [Fact]
    public void Is_read_from_a_file_of_that_text() => AssertRead(new CertificateOptions { Path = File("coach.pem", Pem) });

    [Theory, InlineData(".pfx"), InlineData(".P12")]
    public void Is_read_from_a_locked_file(string ending) => AssertRead(new CertificateOptions { Path = Locked(ending), Password = Password });

    [Fact]
    public void Is_found_in_the_store_of_the_user()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.Add(_certificate);
        try
        {
            AssertRead(new CertificateOptions { Thumbprint = _certificate.Thumbprint });
        }
        finally
        {
            store.Remove(_certificate);
        }
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "none", "MicrosoftAppCertificate must tell one of" },
        { "two", "MicrosoftAppCertificate must tell one of" },
        { "no file", "MicrosoftAppCertificate:Path cannot be read" },
        { "nonsense", "MicrosoftAppCertificate:Path cannot be read" },
        { "wrong password", "MicrosoftAppCertificate:Path cannot be read" },
        { "no key", "MicrosoftAppCertificate:Pem cannot be read" },
        { "not in the store", "MicrosoftAppCertificate:Thumbprint: no such certificate" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void Is_told_by_its_setting_when_it_cannot_be_read(string what, string expected)
    {
        var options = what switch
        {
            "none" => new CertificateOptions(),
            "two" => new CertificateOptions { Pem = Pem, Thumbprint = "00" },
            "no file" => new CertificateOptions { Path = Path.Combine(_folder, "nothing.pem") },
            "nonsense" => new CertificateOptions { Path = File("nonsense.pem", "nonsense") },
            "wrong password" => new CertificateOptions { Path = Locked(".pfx"), Password = "wrong" },
            "no key" => new CertificateOptions { Pem = _certificate.ExportCertificatePem() },
            _ => new CertificateOptions { Thumbprint = new string('0', 40) },
        };

        var error = Assert.Throws<InvalidOperationException>(options.Read);

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void AssertRead(CertificateOptions options)
    {
        using var read = options.Read();
        Assert.Equal((_certificate.Thumbprint, true), (read.Thumbprint, read.HasPrivateKey));
    }

    private string Locked(string ending)
    {
        var file = Path.Combine(_folder, "coach" + ending);
        System.IO.File.WriteAllBytes(file, _certificate.Export(X509ContentType.Pfx, Password));
        return file;
    }

    private string File(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(file, text);
        return file;
    }
}
