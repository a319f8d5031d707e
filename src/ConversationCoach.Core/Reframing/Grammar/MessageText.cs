using System.Collections.Immutable;

namespace ConversationCoach.Core.Reframing.Grammar;

/// <summary>A message taken apart. Made once a message, in time linear in its length; nothing in it changes.</summary>
public sealed class MessageText
{
    private MessageText(string original, NormalForm form)
    {
        Original = original;
        Normalised = form.Text;
        Tokens = form.Tokens;
        Sentences = SentenceSplitter.Split(this);
        Quotations = QuotationFinder.Find(this);
    }

    /// <summary>As written.</summary>
    public string Original { get; }

    /// <summary>
    /// Lower case, straight quotes, contractions written out ("Whats" and "what’s" are "what is"), one space between
    /// words, none before and one after a comma. Positions differ from the original's: see <see cref="ToOriginal"/>.
    /// </summary>
    public string Normalised { get; }

    public ImmutableArray<Token> Tokens { get; }

    /// <summary>As spans of token indexes; they cover all tokens, in order.</summary>
    public ImmutableArray<TextSpan> Sentences { get; }

    /// <summary>What stands in quotation marks, without the marks, in the original.</summary>
    public ImmutableArray<TextSpan> Quotations { get; }

    public static MessageText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new MessageText(text, NormalForm.Of(text));
    }

    /// <summary>The normalised form of one token: "do not" for "Don’t".</summary>
    public ReadOnlySpan<char> WordAt(int token)
    {
        var normal = Tokens[token].Normal;
        return Normalised.AsSpan(normal.Start, normal.Length);
    }

    /// <param name="normal">In <see cref="Normalised"/>; not empty.</param>
    /// <returns>The same in the original, widened to whole tokens.</returns>
    public TextSpan ToOriginal(TextSpan normal) =>
        TextSpan.Between(Tokens[TokenAt(normal.Start)].Span.Start, Tokens[TokenAt(Math.Max(normal.Start, normal.End - 1))].Span.End);

    /// <returns>The last token that begins at or before that place of <see cref="Normalised"/>.</returns>
    public int TokenAt(int normalPosition)
    {
        var (low, high) = (0, Tokens.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Tokens[middle].Normal.Start <= normalPosition) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>Whether a span begins in quotation marks.</summary>
    public bool IsQuoted(TextSpan span)
    {
        var (low, high) = (0, Quotations.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Quotations[middle].Contains(span.Start)) return true;
            if (Quotations[middle].Start > span.Start) high = middle - 1;
            else low = middle + 1;
        }

        return false;
    }

    /// <returns>The index of the sentence that holds that place of the original.</returns>
    public int SentenceAt(int originalPosition)
    {
        var (low, high) = (0, Sentences.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Tokens[Sentences[middle].Start].Span.Start <= originalPosition) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <returns>A sentence in the original, its closing mark included, spaces around it left out.</returns>
    public TextSpan SentenceSpan(int sentence)
    {
        var tokens = Sentences[sentence];
        return TextSpan.Between(Tokens[tokens.Start].Span.Start, Tokens[tokens.End - 1].Span.End);
    }

    /// <returns>A sentence in <see cref="Normalised"/>.</returns>
    public TextSpan NormalSentence(int sentence)
    {
        var tokens = Sentences[sentence];
        return TextSpan.Between(Tokens[tokens.Start].Normal.Start, Tokens[tokens.End - 1].Normal.End);
    }
}
