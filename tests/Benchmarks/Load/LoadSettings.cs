using Microsoft.Extensions.Configuration;

namespace Benchmarks.Load;

internal sealed class LoadSettings
{
    /// <summary>1 to 99, each with one request under way.</summary>
    public int Connections { get; set; } = 32;

    public int Rounds { get; set; } = 4;

    /// <summary>Length of a round of one server.</summary>
    public double Seconds { get; set; } = 3;

    /// <summary>One of the servers, to look at it closely; all of them unless told.</summary>
    public string? Only { get; set; }

    public static LoadSettings Read(string[] args)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(args).Build().Get<LoadSettings>() ?? new LoadSettings();
        return settings.Connections is >= 1 and <= VirtualUser.Most ? settings : throw new ArgumentException($"--connections may be 1 to {VirtualUser.Most}.", nameof(args));
    }
}
