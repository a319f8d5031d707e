using ConversationCoach.Bot.Options;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Teams;

/// <summary>How the bot proves who it is: with a certificate where the settings name one, else as the Bot Framework reads it.</summary>
internal static class CoachCredentials
{
    public static ServiceClientCredentialsFactory From(IServiceProvider services)
    {
        var identity = services.GetRequiredService<IOptions<IdentityOptions>>().Value;
        var http = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(CoachCredentials));
        return identity is { MicrosoftAppCertificate.IsTold: true, MicrosoftAppId: { } app }
            ? new CertificateServiceClientCredentialsFactory(
                identity.MicrosoftAppCertificate.Read(), app, identity.IsSingleTenant ? identity.MicrosoftAppTenantId : null, http, logger)
            : new ConfigurationServiceClientCredentialFactory(services.GetRequiredService<IConfiguration>(), http, logger);
    }
}
