using Microsoft.Extensions.Configuration;

namespace Benchmarks.Soak;

internal sealed class SoakSettings
{
    /// <summary>Turns a second.</summary>
    public int Rate { get; set; } = 200;

    public double Minutes { get; set; } = 5;

    /// <summary>Sqlite or PostgreSql.</summary>
    public string Provider { get; set; } = "Sqlite";

    public int People { get; set; } = 500;

    /// <summary>Seconds at the same rate that are shown and not counted: the bot has just started.</summary>
    public int Warm { get; set; } = 20;

    public static SoakSettings Read(string[] args) => new ConfigurationBuilder().AddCommandLine(args).Build().Get<SoakSettings>() ?? new SoakSettings();
}
