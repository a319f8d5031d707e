using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Tests.Reframing;

public class LongMessages
{
    [Theory]
    [InlineData("We met on Monday and the clinic was busy, but everyone was seen by five. ")]
    [InlineData("yes but ")]
    [InlineData("I know you are right but ")]
    [InlineData("“\"'(")]
    [InlineData("either or ")]
    [InlineData("but-")]
    [InlineData("why who what never you people ")]
    [InlineData("aaaaaaaaaa")]
    public void Take_work_in_proportion_to_their_length(string piece)
    {
        var shorter = string.Concat(Enumerable.Repeat(piece, 3_000 / piece.Length));
        var longer = string.Concat(Enumerable.Repeat(piece, 30_000 / piece.Length));
        Detect(longer);

        // Work is counted in bytes allocated, which no other process can disturb: ten times the text, and not a hundred times the work.
        Assert.InRange(Work(longer), 0, (Work(shorter) * 15) + 100_000);
    }

    [Theory]
    [InlineData("but ")]
    [InlineData("aaaaaaaaaa")]
    [InlineData("but-")]
    public void Are_cut_into_sentences_and_words_of_bounded_length(string piece)
    {
        var message = MessageText.Read(string.Concat(Enumerable.Repeat(piece, 30_000 / piece.Length)));

        Assert.All(message.Sentences, sentence => Assert.InRange(sentence.Length, 1, 121));
        Assert.All(message.Tokens, token => Assert.InRange(token.Span.Length, 1, 65));
    }

    private static long Work(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Detect(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Detect(string text) => ShippedRules.Book.Detect(MessageText.Read(text));
}
