using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using ConversationCoach.Core.Assignments;

namespace ConversationCoach.Bot.Tests.Outbox.Killing;

/// <summary>What became of a run.</summary>
/// <param name="Without">People who have no outcome.</param>
/// <param name="Lost">People who count as written to, and to whom nothing came.</param>
/// <param name="Wrong">People who count as not reached, though something came, or could have come.</param>
/// <param name="Doubles">Messages that came once more than they should.</param>
/// <param name="Unexplained">Those of them that were not on their way when a dispatcher was killed.</param>
/// <param name="TooSoon">How often somebody was written to sooner than the channel had asked.</param>
/// <param name="Window">From when the channel had a message until that was written down, the slower half and the slowest hundredth: killed in it, a dispatcher sends twice.</param>
/// <param name="Conversation">The most requests of any conversation in one, two and thirty seconds.</param>
internal sealed record KillingReport(
    int People, int Sent, int Unreached, int Without, int Lost, int Wrong, int Kills, int Doubles, int Unexplained, int TooSoon, int Requests, int MostInASecond,
    (TimeSpan Middle, TimeSpan P99, TimeSpan Longest) Window, (int One, int Two, int Thirty) Conversation, TimeSpan Duration)
{
    // From when the channel took it until it was written down; an answer may be slow, and a machine busy.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(3);

    public static KillingReport Of(ImmutableArray<Assigned> people, Connector connector, IReadOnlyDictionary<Guid, DateTimeOffset> marks, IReadOnlyList<long> killed, TimeSpan duration)
    {
        var taken = connector.Taken().ToLookup(one => one.Person, one => one.At);
        int Count(AssignedStatus status, Func<int, bool> of) => people.Count(one => one.Progress == status && of(int.Parse(one.Name, CultureInfo.InvariantCulture)));

        var again = taken.SelectMany(times => times.Order().SkipLast(1)).ToList();
        var asked = connector.Asked().OrderBy(one => one.At).ToList();
        var chats = asked.Where(one => one.Conversation.Length > 0).GroupBy(one => one.Conversation).Select(chat => chat.Select(one => one.At).ToList()).ToList();
        int MostOfOne(int seconds) => chats.Max(times => Most(times, TimeSpan.FromSeconds(seconds)));

        var (sent, unreached) = (Count(AssignedStatus.Sent, _ => true), Count(AssignedStatus.Unreached, _ => true));
        return new KillingReport(
            people.Length, sent, unreached, people.Length - sent - unreached, Count(AssignedStatus.Sent, number => !taken.Contains(number)),
            Count(AssignedStatus.Unreached, number => taken.Contains(number) || Mix.IsReachable(number)), killed.Count, again.Count,
            again.Count(at => !killed.Any(kill => kill >= at && Stopwatch.GetElapsedTime(at, kill) <= OnItsWay)), connector.TooSoon, asked.Count,
            Most([.. asked.Select(one => one.At)], TimeSpan.FromSeconds(1)), WindowOf(people, connector, marks), (MostOfOne(1), MostOfOne(2), MostOfOne(30)), duration);
    }

    // Of whoever got it twice the last one was written down.
    private static (TimeSpan, TimeSpan, TimeSpan) WindowOf(ImmutableArray<Assigned> people, Connector connector, IReadOnlyDictionary<Guid, DateTimeOffset> marks)
    {
        var taken = connector.Taken().ToLookup(one => one.Person, one => one.Time);
        var windows = people.Where(one => marks.ContainsKey(one.Id)).Select(one => marks[one.Id] - taken[int.Parse(one.Name, CultureInfo.InvariantCulture)].Max()).Order().ToList();
        return (windows[windows.Count / 2], windows[windows.Count * 99 / 100], windows[^1]);
    }

    // In any window of this length, wherever it begins.
    private static int Most(List<long> times, TimeSpan window)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < times.Count; last++)
        {
            while (Stopwatch.GetElapsedTime(times[first], times[last]) >= window) first++;
            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
