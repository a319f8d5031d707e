namespace ConversationCoach.Bot.Packaging;

/// <summary>What is an organisation's own in the app package.</summary>
/// <param name="BotId">The Entra application id of the bot: <c>MicrosoftAppId</c>.</param>
/// <param name="TeamsAppId">The id of the app in Teams; a GUID that stays the same from version to version.</param>
/// <param name="PublicUrl">Where people and Teams reach the bot: <c>PublicUrl</c>.</param>
/// <param name="Developer">Who is shown as the maker, at most 32 characters.</param>
/// <param name="Version">As in 1.2.3; Teams takes an update only when it is higher.</param>
internal sealed record PackageAnswers(string? BotId, string? TeamsAppId, string? PublicUrl, string? Developer, string Version)
{
    private const int LongestDeveloper = 32;

    /// <summary>What a person must do, a line each.</summary>
    public IEnumerable<string> Faults()
    {
        if (!Guid.TryParseExact(BotId, "D", out _)) yield return "The bot has no id: set MicrosoftAppId, or give --app-id with the Entra application id.";
        if (TeamsAppId != BotId && !Guid.TryParseExact(TeamsAppId, "D", out _)) yield return "The id of the app in Teams is no GUID: give --teams-app-id, or leave it out.";
        if (Address is null) yield return "The bot has no address that Teams takes: set PublicUrl, or give --url, as in https://coach.example.org.";
        if (Developer is null or { Length: 0 or > LongestDeveloper }) yield return $"Who offers the app? Set Organisation:Name, or give --developer, with at most {LongestDeveloper} characters.";
        if (!IsVersion(Version)) yield return "The version has three numbers, as in 1.2.3.";
    }

    /// <summary>The names are those of the gaps in the manifest.</summary>
    public IEnumerable<(string Name, string Value)> Named() =>
    [
        ("botId", BotId!), ("teamsAppId", TeamsAppId!), ("developer", Developer!), ("version", Version),
        ("publicUrl", Address!.GetLeftPart(UriPartial.Path).TrimEnd('/')), ("host", Address.Host),
    ];

    /// <summary>Whether Teams takes it for the version of an app.</summary>
    public static bool IsVersion(string? version) => System.Version.TryParse(version, out var parts) && parts.Build >= 0 && parts.Revision < 0;

    private Uri? Address => Uri.TryCreate(PublicUrl, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address : null;
}
