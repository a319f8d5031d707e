using System.Globalization;

namespace ConversationCoach.Bot.Options;

/// <summary>Who the bot is for the channel, named as the Bot Framework names it, and whom it serves.</summary>
internal sealed class IdentityOptions
{
    public const string AnyTenant = "*";

    /// <summary>The Entra application id of the bot. Without it nobody who calls can be checked, so only development runs without.</summary>
    public string? MicrosoftAppId { get; set; }

    /// <summary>SingleTenant, UserAssignedMSI or MultiTenant; MultiTenant unless told, as for the Bot Framework.</summary>
    public string? MicrosoftAppType { get; set; }

    public string? MicrosoftAppTenantId { get; set; }

    /// <summary>A client secret.</summary>
    public string? MicrosoftAppPassword { get; set; }

    /// <summary>The day on which that secret ends, yyyy-MM-dd: whoever made it knows, and the authority tells nobody before.</summary>
    public string? MicrosoftAppPasswordEnds { get; set; }

    /// <summary>Instead of a client secret.</summary>
    public CertificateOptions MicrosoftAppCertificate { get; set; } = new();

    /// <summary>The tenants whose people are served: ids with commas between them, or <c>*</c>. Unless told, that of the bot; of a bot without one, any.</summary>
    public string? AllowedTenants { get; set; }

    /// <summary>With <c>true</c> a testing client that has the bot's own credentials may call it, and speak as anybody.</summary>
    public string? AllowEmulatorTokens { get; set; }

    public bool IsEmulatorWelcome => string.Equals(AllowEmulatorTokens?.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    public bool IsMultiTenant => string.IsNullOrWhiteSpace(MicrosoftAppType) || Is("MultiTenant");

    public bool IsSingleTenant => Is("SingleTenant");

    public bool IsManagedIdentity => Is("UserAssignedMSI");

    /// <returns><see langword="null"/> when it is not told, or no day.</returns>
    public DateOnly? SecretEnds() => DateOnly.TryParseExact(MicrosoftAppPasswordEnds?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Empty when any tenant is served.</summary>
    public IReadOnlySet<string> Tenants()
    {
        var told = Split(AllowedTenants);
        if (told.Length == 0) told = Split(MicrosoftAppTenantId);
        return told.Contains(AnyTenant) ? new HashSet<string>() : told.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static string[] Split(string? ids) => (ids ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private bool Is(string type) => string.Equals(MicrosoftAppType?.Trim(), type, StringComparison.OrdinalIgnoreCase);
}
