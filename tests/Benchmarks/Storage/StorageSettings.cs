using Microsoft.Extensions.Configuration;

namespace Benchmarks.Storage;

internal sealed class StorageSettings
{
    /// <summary>How many preparations of others there are.</summary>
    public int Stored { get; set; } = 1_000_000;

    public int Rounds { get; set; } = 5;

    /// <summary>Length of a round.</summary>
    public double Seconds { get; set; } = 3;

    public static StorageSettings Read(string[] args) => new ConfigurationBuilder().AddCommandLine(args).Build().Get<StorageSettings>() ?? new StorageSettings();
}
