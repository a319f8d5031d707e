using System.Collections.Concurrent;
using System.Globalization;
using ConversationCoach.Core.Reframing;

namespace ConversationCoach.Core.Tests.Reframing;

/// <summary>Random and mutated texts, each made from a seed of its own, so that a failure names the text.</summary>
public class AHundredThousandTexts
{
    private const int Texts = 100_000;

    private static readonly Reframer Reframer = Reframer.Load(Path.Combine(AppContext.BaseDirectory, "Content"), "en-GB");

    [Fact]
    public void Are_read_without_an_error_and_marked_on_character_boundaries()
    {
        var faults = new ConcurrentBag<string>();
        Parallel.For(0, Texts, seed =>
        {
            var text = AnyMessage.Of(seed);
            try
            {
                var reframed = Reframer.Reframe(text);
                foreach (var suggestion in reframed.Suggestions) CheckPlace(text, suggestion);
            }
            catch (Exception error)
            {
                faults.Add($"seed {seed}: {error.GetType().Name}: {error.Message} in {Escaped(text)}");
            }
        });

        Assert.True(faults.IsEmpty, $"{faults.Count} of {Texts} failed:\n{string.Join('\n', faults.OrderBy(fault => fault.Length).Take(10))}");
    }

    [Theory]
    [InlineData("\u00A0non-negotiable or you people\u200F")]
    [InlineData("it's jobs or trees \u200B my budget \t' \u200F\u00A0 \t ")]
    [InlineData("\u00A0Either we merge the two schools or we lose both. \u8AFFe couldn't manage a tea trolley.")]
    public void That_once_were_not_read_are_read(string text) => Assert.All(Reframer.Reframe(text).Suggestions, suggestion => CheckPlace(text, suggestion));

    private static void CheckPlace(string text, Suggestion suggestion)
    {
        var (start, end) = (suggestion.Span.Start, suggestion.Span.End);
        Assert.True(0 <= start && start < end && end <= text.Length, $"{suggestion.Span} is not in the text");
        Assert.Equal(text[start..end], suggestion.Quote);
        var boundaries = StringInfo.ParseCombiningCharacters(text);
        Assert.True(Array.BinarySearch(boundaries, start) >= 0, $"{suggestion.Span} begins within a character");
        Assert.True(end == text.Length || Array.BinarySearch(boundaries, end) >= 0, $"{suggestion.Span} ends within a character");
    }

    private static string Escaped(string text) => string.Concat(text.Select(sign => sign is >= ' ' and <= '~' ? sign.ToString() : $"\\u{(int)sign:X4}"));
}
