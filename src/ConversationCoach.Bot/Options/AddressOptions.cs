using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Options;

internal sealed class AddressOptions
{
    /// <summary>Under which address people reach the bot; <see langword="null"/>: it gives no links outside the own machine.</summary>
    public string? PublicUrl { get; set; }
}

internal sealed class AddressOptionsCheck(IHostEnvironment environment) : IValidateOptions<AddressOptions>
{
    public ValidateOptionsResult Validate(string? name, AddressOptions options) => FaultOf(options.PublicUrl) is { } fault
        ? ValidateOptionsResult.Fail($"PublicUrl {fault} Give it as in 'https://coach.example.org'.")
        : ValidateOptionsResult.Success;

    private string? FaultOf(string? url)
    {
        if (string.IsNullOrEmpty(url)) return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Host.Length == 0) return "is no address.";
        if (environment.IsDevelopment() && address.IsLoopback) return null;
        if (address.Scheme != Uri.UriSchemeHttps) return "is not https, and a link to somebody's words must be.";
        if (address.IsLoopback || Uri.CheckHostName(address.Host) == UriHostNameType.Dns && !address.Host.Contains('.', StringComparison.Ordinal)) return "names no machine that others can find.";
        return address.PathAndQuery == "/" && address.Fragment.Length == 0 ? null : "has more than a machine and a port.";
    }
}
