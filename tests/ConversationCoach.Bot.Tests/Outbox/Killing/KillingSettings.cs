using System.Globalization;
using ConversationCoach.Core.Outbox;

namespace ConversationCoach.Bot.Tests.Outbox.Killing;

/// <summary>How a run goes in which dispatchers are killed.</summary>
internal sealed class KillingSettings
{
    public int People { get; set; } = 150;

    public int Kills { get; set; } = 4;

    public int Dispatchers { get; set; } = 3;

    /// <summary>Requests a second of all dispatchers together; what the channel allows grows with it.</summary>
    public int Pace { get; set; } = new OutboxOptions().RequestsPerSecond;

    /// <summary>In seconds. Short, so that nobody waits long for what a killed one had claimed.</summary>
    public int Lease { get; set; } = 12;

    public int Seed { get; set; } = 7;

    /// <summary>In seconds; by then all people have their outcome.</summary>
    public int Limit { get; set; } = 120;

    /// <summary>Where the logs of the dispatchers go.</summary>
    public string Folder { get; set; } = Directory.CreateTempSubdirectory("coach-outbox-").FullName;

    /// <summary>Requests the channel allows in any second.</summary>
    public int MostInASecond => 30 * Pace / new OutboxOptions().RequestsPerSecond;

    /// <summary>SQLite is for one dispatcher.</summary>
    public string Provider { get; set; } = "PostgreSql";

    /// <param name="connectionString">Of a database of that provider.</param>
    public Dictionary<string, string?> Of(string connectionString) => new(StringComparer.Ordinal)
    {
        ["Storage:Provider"] = Provider,
        ["Storage:ConnectionString"] = connectionString,
        ["Encryption:Keys:1"] = Convert.ToBase64String(new byte[32]),
        ["Outbox:RequestsPerSecond"] = Pace.ToString(CultureInfo.InvariantCulture),
        ["Outbox:Lease"] = TimeSpan.FromSeconds(Lease).ToString("c"),
        ["Outbox:FirstBackoff"] = "00:00:01",
    };
}
