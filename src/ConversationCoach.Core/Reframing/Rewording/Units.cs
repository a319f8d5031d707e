using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Reframing.Rewording;

/// <param name="Place">In the message as written: what a rewording of this stands for.</param>
/// <param name="Words">Made even, without what opens, closes and ends it.</param>
internal sealed record Unit(TextSpan Place, string Words, bool Asks);

/// <summary>Finds how much of a sentence around a finding can be said otherwise in one piece.</summary>
internal static partial class Units
{
    /// <summary>In UTF-16 characters: nobody rereads a longer sentence as a suggestion.</summary>
    public const int Longest = 400;

    /// <returns>Narrower ones first; empty when the sentence is too long to be reworded.</returns>
    public static ImmutableArray<Unit> Around(MessageText message, TextSpan span, Lexicon words)
    {
        var first = message.SentenceSpan(message.SentenceAt(span.Start));
        var last = message.SentenceSpan(message.SentenceAt(span.End - 1));
        var (start, end) = (Math.Min(first.Start, span.Start), Math.Max(last.End, span.End));
        if (end - start > Longest) return [];

        var (clauseStart, clauseEnd) = Clause(message.Original, start, end, span);
        return
        [
            .. new[]
            {
                TextSpan.Between(span.Start, clauseEnd), TextSpan.Between(span.Start, end),
                TextSpan.Between(clauseStart, clauseEnd), TextSpan.Between(clauseStart, end),
                TextSpan.Between(start, clauseEnd), TextSpan.Between(start, end),
                TextSpan.Between(span.Start, ConjunctionAfter(message.Original, span.End, end)),
            }.Distinct().Select(place => Read(message.Original, place, words)).Where(unit => unit.Words.Length > 0).DistinctBy(unit => (unit.Words, unit.Asks)),
        ];
    }

    /// <returns>No more than the clause that holds the finding; <see langword="null"/> where <see cref="Around"/> has nothing.</returns>
    public static Unit? Clause(MessageText message, TextSpan span, Lexicon words)
    {
        var around = Around(message, span, words);
        if (around.IsEmpty) return null;

        var (start, end) = Clause(message.Original, around.Min(unit => unit.Place.Start), around.Max(unit => unit.Place.End), span);
        return around.FirstOrDefault(unit => unit.Place == TextSpan.Between(start, end));
    }

    public static Unit Read(string text, TextSpan place, Lexicon words)
    {
        var (said, asks) = Tidy.WithoutEnd(Tidy.Even(place.In(text)));
        return new Unit(place, Tidy.LowerFirst(Tidy.WithoutTrimmings(said, words), words), asks);
    }

    private static (int Start, int End) Clause(string text, int start, int end, TextSpan span)
    {
        var clauseStart = start;
        foreach (Match boundary in Boundary().Matches(text[start..span.Start]))
            clauseStart = start + boundary.Index + boundary.Length;
        var after = Boundary().Match(text[span.End..end]);
        return (clauseStart, after.Success ? span.End + after.Index : end);
    }

    private static int ConjunctionAfter(string text, int from, int end) =>
        text.AsSpan(from, end - from).IndexOf(" and ", StringComparison.OrdinalIgnoreCase) is > 0 and var at ? from + at : end;

    [GeneratedRegex(@",? and then |,? (?:and|but|so|yet) (?=(?:I|I'm|I’m|we|you|they|he|she|it|it's|it’s|its|that|that's|that’s|there|nobody|no one|yes|yeah|fair enough)\b)|, (?:and|but|so|yet|because|which|since|whereas|what|where|who) |; | [-–—] |: |, (?=(?:I|we|you|they|he|she|it|it's|it’s|that|that's|that’s|those|this|yes|fair enough|granted|okay)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Boundary();
}
