using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Pages;

/// <summary>Who offers the bot, as its pages say it. All may be left out; then they say it in general words.</summary>
internal sealed class OrganisationOptions
{
    public const string Section = "Organisation";

    /// <summary>At most 100 characters; at most 32 where the app package shall show it too.</summary>
    public string? Name { get; set => field = Given(value); }

    /// <summary>Where people get help: an e-mail address, or an address that begins with https.</summary>
    public string? Contact { get; set => field = Given(value); }

    /// <summary>The same for questions about data; <see cref="Contact"/> unless told.</summary>
    public string? DataProtectionContact { get; set => field = Given(value); }

    /// <summary>Where the organisation's own privacy notice is; begins with https.</summary>
    public string? PrivacyNotice { get; set => field = Given(value); }

    // A template that fills in nothing has said nothing.
    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

internal sealed class OrganisationOptionsCheck : IValidateOptions<OrganisationOptions>
{
    private const int LongestName = 100;

    public ValidateOptionsResult Validate(string? name, OrganisationOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(OrganisationOptions options)
    {
        if (options.Name is { Length: > LongestName }) yield return $"Organisation:Name is longer than {LongestName} characters.";
        if (options.Contact is { } contact && ContactLink.Of(contact) is null) yield return "Organisation:Contact is neither an e-mail address nor an address that begins with https://.";
        if (options.DataProtectionContact is { } data && ContactLink.Of(data) is null) yield return "Organisation:DataProtectionContact is neither an e-mail address nor an address that begins with https://.";
        if (options.PrivacyNotice is { } notice && ContactLink.Of(notice) is not { Scheme: "https" }) yield return "Organisation:PrivacyNotice does not begin with https://.";
    }
}
