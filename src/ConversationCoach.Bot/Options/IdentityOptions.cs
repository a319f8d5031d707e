using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Options;

/// <summary>Who the bot is for the channel; named as the Bot Framework names it.</summary>
internal sealed class IdentityOptions
{
    /// <summary>The Entra application id of the bot. Without it nobody who calls can be checked, so only development runs without.</summary>
    public string? MicrosoftAppId { get; set; }
}

internal sealed class IdentityOptionsCheck(IHostEnvironment environment) : IValidateOptions<IdentityOptions>
{
    public ValidateOptionsResult Validate(string? name, IdentityOptions options) => environment.IsDevelopment() || Guid.TryParse(options.MicrosoftAppId, out _)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("MicrosoftAppId is missing or no GUID. Without it anybody could speak for anybody, so the bot runs without it in Development only.");
}
