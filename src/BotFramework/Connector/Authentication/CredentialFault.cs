using System.Text.RegularExpressions;
using Azure.Identity;
using Microsoft.Identity.Client;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Why the authority gives no token, with the setting that is wrong and what to do; nothing of a secret is in it.</summary>
internal static partial class CredentialFault
{
    /// <param name="setting">That of the secret or certificate.</param>
    public static string Of(Exception error, AppCredentials credentials, string setting)
    {
        var cause = error is AuthenticationFailedException { InnerException: MsalException inner } ? inner : error;
        var said = cause is MsalException known ? known.Message : "";
        var (app, tenant) = (credentials.MicrosoftAppId, credentials.ChannelAuthTenant);
        return Code().Match(said).Groups["code"].Value switch
        {
            "7000215" => $"{setting} is no secret of the app {app} (AADSTS7000215). Give the value of a client secret, not its id.",
            "7000222" => $"{setting} has ended (AADSTS7000222). Make a new client secret for the app {app} and put it there.",
            "700027" => $"{setting} is not among the certificates of the app {app}, or has ended (AADSTS700027). Upload its public part to the app registration.",
            "700016" => $"MicrosoftAppId {app} is no app of the tenant {tenant} (AADSTS700016). Check MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppType.",
            "7000229" => $"The app {app} has no service principal in the tenant {tenant} (AADSTS7000229). Make one: az ad sp create --id {app}",
            "90002" or "900023" => $"MicrosoftAppTenantId {tenant} is no tenant (AADSTS90002).",
            "" when credentials is ManagedIdentityAppCredentials => $"The machine gives no token for the app {app}: {Kind(cause)}. Check {setting}.",
            "" => $"The authority at {credentials.OAuthEndpoint} gives no token: {Kind(cause)}. Check that the machine reaches it, and {setting}.",
            var code => $"The authority refuses the app {app} with AADSTS{code}. Look the code up, and check MicrosoftAppId, MicrosoftAppTenantId and {setting}.",
        };
    }

    private static string Kind(Exception error) => error switch
    {
        MsalServiceException { StatusCode: > 0 } answered => $"status {answered.StatusCode}, {answered.ErrorCode}",
        MsalException told => told.ErrorCode,
        _ => error.GetType().Name,
    };

    [GeneratedRegex("AADSTS(?<code>[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
