using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>An app id with a certificate. When that is about to end, the log says so once a day.</summary>
public partial class CertificateAppCredentials : AppCredentials
{
    private const string Setting = "MicrosoftAppCertificate";

    private static readonly TimeSpan SaidBefore = TimeSpan.FromDays(30);

    private readonly X509Certificate2 _certificate;
    private readonly bool _sendX5c;
    private DateTimeOffset _sayAgainAt = DateTimeOffset.MinValue;

    public CertificateAppCredentials(
        X509Certificate2 clientCertificate, string appId, string channelAuthTenant = null, string oAuthScope = null, bool sendX5c = false,
        HttpClient customHttpClient = null, ILogger logger = null)
        : base(channelAuthTenant, customHttpClient, logger, oAuthScope)
    {
        ArgumentNullException.ThrowIfNull(clientCertificate);
        MicrosoftAppId = appId;
        (_certificate, _sendX5c) = (clientCertificate, sendX5c);
    }

    protected override Lazy<IAuthenticator> BuildIAuthenticator() => new(() => HeldOfEntra(Setting, builder => builder.WithCertificate(_certificate, _sendX5c), SayWhenItEnds));

    private void SayWhenItEnds()
    {
        var (now, end) = (Clock.GetUtcNow(), new DateTimeOffset(_certificate.NotAfter.ToUniversalTime()));
        if (end - now > SaidBefore || now < _sayAgainAt) return;
        _sayAgainAt = now.AddDays(1);
        Log.Ends(Logger ?? NullLogger.Instance, Setting, end);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 32, Level = LogLevel.Warning, Message = "{Setting} ends at {End}. Put a new certificate there, and its public part into the app registration, before that.")]
        public static partial void Ends(ILogger logger, string setting, DateTimeOffset end);
    }
}
