using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

public class AuthenticationConfiguration
{
    /// <summary>What the signing key must be endorsed for besides the channel of the activity.</summary>
    public string[] RequiredEndorsements { get; set; } = [];

    /// <summary>The last word on a token that is otherwise good; null when there is none.</summary>
    public virtual ClaimsValidator ClaimsValidator { get; set; }
}

public abstract class ClaimsValidator
{
    /// <exception cref="UnauthorizedAccessException">The caller may not come in.</exception>
    public abstract Task ValidateClaimsAsync(IList<Claim> claims);
}

public static class EndorsementsValidator
{
    public static bool Validate(string expectedEndorsement, HashSet<string> endorsements) =>
        string.IsNullOrWhiteSpace(expectedEndorsement) || endorsements?.Contains(expectedEndorsement) == true;
}
