using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Options;

/// <summary>All that is wrong at once, each with its setting and what to do.</summary>
internal sealed class IdentityOptionsCheck(IHostEnvironment environment, IConfiguration settings) : IValidateOptions<IdentityOptions>
{
    public ValidateOptionsResult Validate(string? name, IdentityOptions options) =>
        Faults(options).ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;

    private IEnumerable<string> Faults(IdentityOptions options)
    {
        if (!environment.IsDevelopment() && !Guid.TryParse(options.MicrosoftAppId, out _))
            yield return "MicrosoftAppId is missing or no GUID. Without it anybody could speak for anybody, so the bot runs without it in Development only.";

        if (!options.IsMultiTenant && !options.IsSingleTenant && !options.IsManagedIdentity)
            yield return $"MicrosoftAppType is '{options.MicrosoftAppType}'. It may be SingleTenant, UserAssignedMSI or MultiTenant.";

        if (!string.IsNullOrEmpty(options.MicrosoftAppId))
        {
            if (!options.IsMultiTenant && string.IsNullOrWhiteSpace(options.MicrosoftAppTenantId))
                yield return $"MicrosoftAppTenantId is missing. A bot of the type {options.MicrosoftAppType} needs the id of its tenant.";

            if (FaultOfProof(options) is { } fault) yield return fault;
        }

        if (!string.IsNullOrWhiteSpace(options.MicrosoftAppPasswordEnds) && options.SecretEnds() is null)
            yield return $"MicrosoftAppPasswordEnds is '{options.MicrosoftAppPasswordEnds}'. It must be a day, as in 2027-05-31.";

        // A list would bind to nothing, and nothing can mean everybody.
        if (settings.GetSection(nameof(IdentityOptions.AllowedTenants)).GetChildren().Any())
            yield return "AllowedTenants is a list. Write it as one text, with commas between the ids.";

        foreach (var tenant in options.Tenants().Where(tenant => !Guid.TryParse(tenant, out _)))
            yield return $"AllowedTenants, or MicrosoftAppTenantId where it is not told, holds '{tenant}', which is no tenant id. Give the ids as GUIDs, or * for any tenant.";

        if (!string.IsNullOrWhiteSpace(options.AllowEmulatorTokens) && !bool.TryParse(options.AllowEmulatorTokens, out _))
            yield return $"AllowEmulatorTokens is '{options.AllowEmulatorTokens}'. It may be true or false.";

        if (options.IsEmulatorWelcome && !Guid.TryParse(options.MicrosoftAppTenantId, out _))
            yield return "AllowEmulatorTokens needs MicrosoftAppTenantId: it says whose tokens are taken.";
    }

    private static string? FaultOfProof(IdentityOptions options) => (string.IsNullOrWhiteSpace(options.MicrosoftAppPassword), options.MicrosoftAppCertificate.IsTold) switch
    {
        _ when options.IsManagedIdentity => null,
        (true, false) => "MicrosoftAppPassword is missing: the bot could hear, but not answer. Give a client secret of the app, or a certificate in MicrosoftAppCertificate.",
        (false, true) => "MicrosoftAppPassword and MicrosoftAppCertificate are both told. Take one out.",
        _ => null,
    };
}
