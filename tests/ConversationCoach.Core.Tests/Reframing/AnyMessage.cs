using System.Text;
using System.Text.Json;

namespace ConversationCoach.Core.Tests.Reframing;

/// <summary>A text that somebody, or some program, might send: made of sentences and of signs, and then spoilt.</summary>
internal static class AnyMessage
{
    private static readonly string[] Sentences =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "own.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!),
    ];

    private static readonly string[] Pieces =
    [
        "yes", "Yes, but", "you people", "always", "block", "I need", "my budget", "either", "or", "why", "didn't", "who", "lazy", "we won't accept", "non-negotiable", "it's jobs or trees",
        "“", "”", "\"", "'", "’", ".", ",", "?!", "…", "-", "—", "/", "(", ")", "1,000.5", "\n", "\r\n", " ", "  ", "\t", "\u00A0", "\0",
        "😀", "👩‍👩‍👧", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🇬🇧", "👍🏽", "1️⃣", "𝐲𝐨𝐮", "Ⅳ", "ﬃ", "e\u0301", "\u0301", "\u0301\u0323\u20DD",
        "שלום", "مرحبا", "नमस्ते", "한국", "\u200F", "\u202E", "\u200D", "\u200B", "\u2060", "\uFEFF", "\uE000", "\uD83D", "\uDE00", "\uDBFF", "\uFFFF",
    ];

    public static string Of(int seed)
    {
        var chance = new Random(seed);
        return chance.Next(8) switch
        {
            0 => OfPieces(chance),
            1 => OfUnits(chance),
            2 => OfRuns(chance),
            _ => OfSentences(chance),
        };
    }

    private static string OfPieces(Random chance) => string.Concat(Enumerable.Range(0, chance.Next(1, 25)).Select(_ => Pick(chance, Pieces) + (chance.Next(3) == 0 ? "" : " ")));

    private static string OfUnits(Random chance) => string.Concat(Enumerable.Range(0, chance.Next(60)).Select(_ => (char)(chance.Next(2) == 0 ? chance.Next(0x80) : chance.Next(0x10000))));

    private static string OfRuns(Random chance) => string.Concat(Enumerable.Range(0, chance.Next(1, 4)).Select(_ => string.Concat(Enumerable.Repeat(Pick(chance, Pieces), chance.Next(1, 60))) + " "));

    private static string OfSentences(Random chance)
    {
        var text = new StringBuilder(Pick(chance, Sentences));
        if (chance.Next(4) == 0) text.Append(' ').Append(Pick(chance, Sentences));
        for (var change = chance.Next(5); change > 0 && text.Length > 1; change--) Spoil(text, chance);
        return text.ToString();
    }

    private static void Spoil(StringBuilder text, Random chance)
    {
        var at = chance.Next(text.Length);
        switch (chance.Next(6))
        {
            case 0: text.Remove(at, chance.Next(1, Math.Min(8, text.Length - at + 1))); break;
            case 1: text.Insert(at, string.Concat(Enumerable.Repeat(Pick(chance, Pieces), chance.Next(20) == 0 ? 40 : 1))); break;
            case 2: text[at] = char.ToUpperInvariant(text[at]); break;
            case 3: text[at] = (char)chance.Next(0x10000); break;
            case 4: text.Length = at + 1; break;
            default: text.Insert(at, text.ToString(at, chance.Next(text.Length - at))); break;
        }
    }

    private static string Pick(Random chance, string[] from) => from[chance.Next(from.Length)];
}
