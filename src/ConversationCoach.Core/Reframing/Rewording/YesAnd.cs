using System.Text.RegularExpressions;
using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Reframing.Rewording;

/// <summary>
/// Rewords "yes, but": keeps what was acknowledged and joins the rest to it. The rules see "good idea &lt;but&gt; it costs
/// too much"; where the rest is itself a blaming question or a choice of two, its own rewording follows the acknowledgement.
/// </summary>
internal sealed partial class YesAnd(WordingBook book)
{
    private const string Turn = " <but> ";

    public Reworded Reword(MessageText message, TextSpan span)
    {
        var last = message.SentenceSpan(message.SentenceAt(span.End - 1));
        if (last.End <= span.End && message.SentenceAt(span.End - 1) + 1 < message.Sentences.Length)
            last = message.SentenceSpan(message.SentenceAt(span.End - 1) + 1);
        var place = TextSpan.Between(span.Start, Math.Max(span.End, last.End));
        if (place.End == span.End || place.Length > Units.Longest) return new Reworded(place, null, [], book.Wordings[Pattern.YesBut].Ask);

        var acknowledged = Acknowledgement(Tidy.Even(span.In(message.Original)));
        if (acknowledged.Length == 0) return new Reworded(place, null, [], book.Wordings[Pattern.YesBut].Ask);

        var rest = Units.Read(message.Original, TextSpan.Between(span.End, place.End), book.Words);
        if (Other(message, rest) is { } other)
            return new Reworded(place, other.Rule, [.. other.Rewordings.Select(reworded => Join(acknowledged, reworded))], book.Wordings[Pattern.YesBut].Ask);

        return Rewriter.Apply(book, Pattern.YesBut, [new Unit(place, acknowledged + Turn + rest.Words, rest.Asks)]);
    }

    /// <summary>"Sure, and how could we pay for it?", but "You were short staffed. How …" where the acknowledgement is a sentence.</summary>
    public string Join(string acknowledged, string reworded) =>
        Tidy.Sentence(acknowledged.Count(sign => sign == ' ') < 3 ? $"{acknowledged}, and {Tidy.LowerFirst(reworded, book.Words)}" : $"{Tidy.Sentence(acknowledged)} {reworded}");

    /// <returns>What was acknowledged, without the word that turns it.</returns>
    public static string Acknowledgement(string said)
    {
        var words = Contrast().Replace(said, "").Trim(' ', ',', ';', '.', '-', '–', '—', '!');
        words = LeadingAnd().Replace(words, "");
        return Interjection().Replace(words, "${said}, ");
    }

    private Reworded? Other(MessageText message, Unit rest)
    {
        if (rest.Words.Length == 0) return null;

        var units = Units.Around(message, rest.Place, book.Words);
        foreach (var pattern in (ReadOnlySpan<Pattern>)[Pattern.ProblemQuestion, Pattern.EitherOr])
            if ((pattern == Pattern.ProblemQuestion) == rest.Asks
                && Rewriter.Apply(book, pattern, [rest, .. units.Where(unit => unit.Place.Start >= rest.Place.Start)]) is { Rule: { } rule, Rewordings.Length: > 0 } reworded
                && rule != Rewriter.Otherwise) return reworded;
        return null;
    }

    [GeneratedRegex(@"[,;.\s–—-]*\b(?:but(?: then(?: again)?)?|however|although|though|yet|still|except(?: that)?|only)\b[,\s]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Contrast();

    [GeneratedRegex(@"^(?:and|so|well),?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeadingAnd();

    [GeneratedRegex(@"^(?<said>yes|yeah|yep|ok|okay|fair enough|sure|fine|true|right|agreed|granted|fair point|good point)\s+(?=(?:I|we|you|they|he|she|it|it's|that|that's|there|the|this)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Interjection();
}
