using System.Security.Cryptography;
using System.Text.Json;
using ConversationCoach.Core.Preparations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ConversationCoach.Bot.Export;

/// <summary>
/// Links to a file where the channel itself takes none. A link says sealed whose file it is and which; it is good for ten
/// minutes, for whoever has it.
/// </summary>
internal sealed class ExportLinks(IDataProtectionProvider protection, IConfiguration settings, IServer server, TimeProvider clock)
{
    public const string Path = "/exports";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("exports");

    /// <returns><see langword="null"/> when the bot does not know under which address people reach it: see <c>PublicUrl</c>.</returns>
    public Uri? Create(ExportRequest wanted, UserId owner, string locale)
    {
        if (Address() is not { } address) return null;
        var token = _protector.Protect(JsonSerializer.Serialize(new Pass(wanted, owner, locale, clock.GetUtcNow() + Life)));
        return new Uri(address, $"{Path}/{token}");
    }

    /// <returns><see langword="null"/> when it is none of ours, or has run out.</returns>
    public Pass? Read(string token)
    {
        try
        {
            return JsonSerializer.Deserialize<Pass>(_protector.Unprotect(token)) is { } pass && pass.Until > clock.GetUtcNow() ? pass : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private Uri? Address()
    {
        var given = settings["PublicUrl"] ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => new Uri(address).IsLoopback);
        return Uri.TryCreate(given, UriKind.Absolute, out var address) ? address : null;
    }

    /// <param name="Until">UTC.</param>
    internal sealed record Pass(ExportRequest Wanted, UserId Owner, string Locale, DateTimeOffset Until);
}
