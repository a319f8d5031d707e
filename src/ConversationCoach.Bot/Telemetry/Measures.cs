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

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("coach.outbox.deliveries", "{message}", "What became of messages that were due, attempt by attempt: by kind, outcome, and why.");

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

    /// <param name="outcome">"sent", "put-off", "not-yet", "dropped", "given-up" or "left-undone".</param>
    /// <param name="reason">Why it did not arrive: a status, the kind of an error, or the reason for giving up.</param>
    public static void Delivered(string kind, string outcome, string? reason = null)
    {
        if (reason is null) Deliveries.Add(1, Tag("kind", kind), Tag("outcome", outcome));
        else Deliveries.Add(1, Tag("kind", kind), Tag("outcome", outcome), Tag("reason", reason));
    }

    /// <param name="owner">Whose gauges they are: each host of a process has its own.</param>
    /// <param name="depth">How many messages are due; nothing is reported while it does not know.</param>
    /// <param name="age">In seconds.</param>
    /// <returns>Reports until it is disposed.</returns>
    public static Meter OfOutbox(object owner, Func<int?> depth, Func<double?> age)
    {
        var meter = new Meter(new MeterOptions(Name) { Scope = owner });
        meter.CreateObservableGauge("coach.outbox.depth", () => Known(depth()), "{message}", "Messages that are due and wait to be sent, of all instances together.");
        meter.CreateObservableGauge("coach.outbox.age", () => Known(age()), "s", "For how long the oldest of them has been due; 0 when there is none.");
        return meter;
    }

    private static IEnumerable<Measurement<T>> Known<T>(T? value) where T : struct => value is { } known ? [new(known)] : [];

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
