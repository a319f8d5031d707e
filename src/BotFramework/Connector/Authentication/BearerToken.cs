using Microsoft.IdentityModel.JsonWebTokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Reads the header of a request; nothing of the token is believed yet.</summary>
internal static class BearerToken
{
    /// <summary>In characters. A channel's is below two thousand; what is longer is not even read.</summary>
    public const int Longest = 16 * 1024;

    private const string Scheme = "Bearer ";

    /// <exception cref="UnauthorizedAccessException">It is no signed token.</exception>
    public static JsonWebToken Read(string authHeader)
    {
        if (string.IsNullOrWhiteSpace(authHeader)) throw new UnauthorizedAccessException("There is no token.");
        if (!authHeader.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) throw new UnauthorizedAccessException("The token is no Bearer token.");

        var text = authHeader[Scheme.Length..].Trim();
        if (text.Length > Longest) throw new UnauthorizedAccessException("The token is too long.");
        return Parsed(text) ?? throw new UnauthorizedAccessException("The token cannot be read.");
    }

    private static JsonWebToken Parsed(string text)
    {
        try
        {
            return new(text);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The library tells in many ways what is wrong with a text that is no token, and quotes it: not even as an inner exception does it go on.
            return null;
        }
    }
}
