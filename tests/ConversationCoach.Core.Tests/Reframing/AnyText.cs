using System.Globalization;
using System.Text;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Tests.Reframing;

public class AnyText
{
    private static readonly string[] Pieces =
    [
        "yes", "Yes, but", "you people", "always", "block", "I need", "my budget", "either", "or", "why", "didn't", "who", "lazy", "“", "”", "\"", "'", "’",
        ".", ",", "?!", "…", "\n", "\r\n", " ", "  ", "\u00A0", "😀", "👩‍👩‍👧", "\uD83D", "\uDE00", "\u0301", "\u200F", "שלום", "مرحبا", "\u202E", "e\u0301", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "-", "—",
        "non-negotiable", "we won't accept", "\0", "\uE000", "1,000.5", "/", "(", ")", "it's jobs or trees", "𝐲𝐨𝐮", "Ⅳ", "ﬃ",
    ];

    [Fact]
    public void Is_read_without_an_error_and_marked_on_character_boundaries()
    {
        var chance = new Random(20261121);
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(1, 25)).Select(_ => Pieces[chance.Next(Pieces.Length)] + (chance.Next(3) == 0 ? "" : " ")));
            Assert.All(ShippedRules.Book.Detect(MessageText.Read(text)), finding => AssertOnBoundaries(text, finding.Span));
            AssertCovers(text);
        }
    }

    [Fact]
    public void That_was_mutated_is_read_without_an_error()
    {
        var chance = new Random(7);
        foreach (var said in ShippedRules.Book.Ids.SelectMany(rule => ShippedRules.Book.ExamplesOf(rule.Id).Fires))
        {
            var text = new StringBuilder(said);
            for (var change = 0; change < 3; change++) text.Insert(chance.Next(text.Length), Pieces[chance.Next(Pieces.Length)]);
            var mutated = text.ToString();
            Assert.All(ShippedRules.Book.Detect(MessageText.Read(mutated)), finding => AssertOnBoundaries(mutated, finding.Span));
        }
    }

    private static void AssertOnBoundaries(string text, TextSpan span)
    {
        Assert.InRange(span.Start, 0, text.Length - 1);
        Assert.InRange(span.End, span.Start + 1, text.Length);
        Assert.False(IsInside(text, span.Start), $"{span} begins within a character of {text}");
        Assert.False(IsInside(text, span.End), $"{span} ends within a character of {text}");
    }

    private static bool IsInside(string text, int at) => at > 0 && at < text.Length
        && (char.IsSurrogatePair(text[at - 1], text[at])
            || CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark);

    private static void AssertCovers(string text)
    {
        var message = MessageText.Read(text);
        Assert.Equal(message.Tokens.Length, message.Sentences.Sum(sentence => sentence.Length));
    }
}
