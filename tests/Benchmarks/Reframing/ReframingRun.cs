using System.Globalization;
using ConversationCoach.Core.Reframing;

namespace Benchmarks.Reframing;

/// <summary>How soon a message is read, beside two checkers of wording that people know, and whether time grows as the text does.</summary>
internal static class ReframingRun
{
    private static readonly Dictionary<int, int> CountByWords = new() { [25] = 400, [200] = 100, [4_000] = 5 };

    private static readonly int[] Lengths = [3_750, 7_500, 15_000, 30_000];

    private static readonly (string Title, Func<int, string> Text)[] Kinds =
    [
        ("normal", Messages.Normal),
        ("without a full stop", length => Messages.Normal(length * 2).Replace(".", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal)[..length]),
        ("nested quotes", length => Messages.Repeated("“he said 'she said \"yes, but (", length)),
        ("only “but”", length => Messages.Repeated("but ", length)),
        ("“yes, but” again", length => Messages.Repeated("yes, but ", length)),
        ("one word", length => Messages.Repeated("conversation ", length)),
        ("one letter", length => Messages.Repeated("a", length)),
    ];

    public static async Task RunAsync()
    {
        var reframer = Reframer.Load(Path.Combine(AppContext.BaseDirectory, "Content"), "en-GB");
        var messages = CountByWords.ToDictionary(length => length.Key, length => Messages.Of(length.Key, length.Value));
        PrintGrowth(text => reframer.Reframe(text));
        PrintMessages(reframer, messages, await OtherCheckers.MeasureAsync(messages));
    }

    private static void PrintMessages(Reframer reframer, Dictionary<int, IReadOnlyList<string>> messages, Dictionary<string, Dictionary<int, Timing>>? others)
    {
        Print($"\nOne message at a time, in milliseconds; {Environment.ProcessorCount} cores, shared with whatever else runs.");
        Print($"| words | texts | with a tip | who        |   median |      p99 | messages/s, 1 core | all cores | theirs/ours |");
        Print($"|------:|------:|-----------:|------------|---------:|---------:|-------------------:|----------:|------------:|");
        foreach (var (words, texts) in messages)
        {
            void Read(string text) => reframer.Reframe(text);
            var ours = Timing.Of(texts, Read);
            var withTip = texts.Count(text => !reframer.Reframe(text).Suggestions.IsEmpty) / (double)texts.Count;
            Print($"| {words,5} | {texts.Count,5} | {withTip,10:P0} | ours       | {ours.Median,8:F3} | {ours.P99,8:F3} | {Timing.PerSecond(texts, Read, 1),18:N0} | {Timing.PerSecond(texts, Read, Environment.ProcessorCount),9:N0} | {1,11:F1} |");
            foreach (var (name, measured) in others ?? [])
                Print($"| {words,5} | {texts.Count,5} |            | {name,-10} | {measured[words].Median,8:F3} | {measured[words].P99,8:F3} | {1000 / measured[words].Sorted.Average(),18:N0} |           | {measured[words].Median / ours.Median,11:F1} |");
        }
    }

    private static void PrintGrowth(Action<string> read)
    {
        Print($"Microseconds a character (best of seven) of texts of so many characters; the last column is how much of it grew.");
        Print($"| text                | {string.Join(" | ", Lengths.Select(length => $"{length,8}"))} | last/first |");
        Print($"|---------------------|{string.Concat(Lengths.Select(_ => "---------:|"))}-----------:|");
        foreach (var (title, text) in Kinds)
        {
            Timing.WarmUp([.. Lengths.Select(text)], read);
            var perCharacter = Lengths.Select(length => Timing.Best(text(length), read) * 1000 / length).ToList();
            Print($"| {title,-19} | {string.Join(" | ", perCharacter.Select(one => one.ToString("F3", CultureInfo.InvariantCulture).PadLeft(8)))} | {perCharacter[^1] / perCharacter[0],10:F2} |");
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
