using System.Diagnostics;
using System.Diagnostics.Metrics;
using ConversationCoach.Core.Reframing;

namespace ConversationCoach.Bot.Telemetry;

/// <summary>Everything that is counted and timed of the bot; another count is another line here.</summary>
/// <remarks>A tag is a kind, a status or the id of a rule: never what a person wrote, and of nobody an id.</remarks>
internal static class Measures
{
    /// <summary>Of the meter and of the source of spans.</summary>
    public const string Name = "ConversationCoach";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    // An answer is due within a second; after 10 to 15 Teams has given up.
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15] };

    private static readonly Histogram<double> Turns = Meter.CreateHistogram("coach.turn.duration", "s", "From the checked request to the end of the turn, by kind of activity and outcome.", null, Seconds);
    private static readonly UpDownCounter<int> TurnsUnderWay = Meter.CreateUpDownCounter<int>("coach.turns.active", "{turn}", "Turns that were begun and are not done.");
    private static readonly Counter<long> Sends = Meter.CreateCounter<long>("coach.sends", "{message}", "What was sent, replaced or deleted in a chat, by how the channel took it.");
    private static readonly Counter<long> Suggestions = Meter.CreateCounter<long>("coach.suggestions", "{suggestion}", "Tips on wording that were found to show, by rule, and whether on a sentence or on a step.");

    public static void TurnBegan() => TurnsUnderWay.Add(1);

    public static void TurnEnded(string kind, string outcome, TimeSpan taken)
    {
        TurnsUnderWay.Add(-1);
        Turns.Record(taken.TotalSeconds, Tag("kind", kind), Tag("outcome", outcome));
    }

    /// <param name="outcome">"ok", or the status or the kind of error that kept it from arriving.</param>
    public static void Sent(string kind, string outcome, int count) => Sends.Add(count, Tag("kind", kind), Tag("outcome", outcome));

    public static void Suggested(string where, IEnumerable<Suggestion> suggestions)
    {
        if (!Suggestions.Enabled) return;
        foreach (var suggestion in suggestions) Suggestions.Add(1, Tag("rule", suggestion.RuleId), Tag("where", where));
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
