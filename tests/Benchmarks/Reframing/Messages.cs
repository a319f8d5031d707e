using System.Text.Json;

namespace Benchmarks.Reframing;

/// <summary>Messages of a length, made of sentences of our own: of three stretches of 25 words one has something to find.</summary>
internal static class Messages
{
    private const int Seed = 11;
    private const int Stretch = 25;

    private static readonly ILookup<bool, string[]> Sentences = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "own.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToLookup(item => item.GetProperty("labels").GetArrayLength() > 0, item => Words(item.GetProperty("text").GetString()!));

    public static IReadOnlyList<string> Of(int words, int count)
    {
        var chance = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(_ => string.Join(' ', Any(chance).Take(words)))];
    }

    /// <summary>What somebody would write, again and again, up to so many characters.</summary>
    public static string Normal(int characters) => string.Join(' ', Any(new Random(Seed)).Take(characters))[..characters];

    public static string Repeated(string piece, int characters) => string.Concat(Enumerable.Repeat(piece, (characters / piece.Length) + 1))[..characters];

    private static IEnumerable<string> Any(Random chance)
    {
        for (var number = chance.Next(3); ; number++)
        {
            var words = Pick(chance, hasTip: number % 3 == 0);
            while (words.Count < Stretch) words.AddRange(Pick(chance, hasTip: false));
            foreach (var word in words.Take(Stretch - 1)) yield return word;
            yield return words[Stretch - 1].TrimEnd('.', ',', ';') + ".";
        }
    }

    private static List<string> Pick(Random chance, bool hasTip) => [.. Sentences[hasTip].ElementAt(chance.Next(Sentences[hasTip].Count()))];

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
