using System.Collections.Immutable;

namespace ConversationCoach.Core.Reframing.Grammar;

/// <summary>Finds what stands in quotation marks; a mark without its twin is taken for an apostrophe or a slip.</summary>
internal static class QuotationFinder
{
    public static ImmutableArray<TextSpan> Find(MessageText message)
    {
        var found = new List<TextSpan>();
        var (outerDouble, depthDouble, openSingle) = (-1, 0, -1);
        foreach (var token in message.Tokens)
        {
            if (token.Kind != TokenKind.Quote) continue;
            var sign = message.Original[token.Span.Start];
            var opens = Tokeniser.Opens(message.Original, token.Span.Start);
            if (sign is '\'' or '‘' or '’')
            {
                if (opens) openSingle = token.Span.End;
                else if (openSingle >= 0)
                {
                    found.Add(TextSpan.Between(openSingle, token.Span.Start));
                    openSingle = -1;
                }
            }
            else if (depthDouble == 0 || (opens && sign != '"'))
            {
                if (!opens) continue;
                if (depthDouble++ == 0) outerDouble = token.Span.End;
            }
            else if (--depthDouble == 0)
            {
                found.Add(TextSpan.Between(outerDouble, token.Span.Start));
            }
        }

        // Innermost come first as they close first; merged, so that a search among them can be a binary one.
        var merged = new List<TextSpan>();
        foreach (var span in found.OrderBy(span => span.Start))
        {
            if (merged.Count > 0 && span.Start <= merged[^1].End)
                merged[^1] = TextSpan.Between(merged[^1].Start, Math.Max(merged[^1].End, span.End));
            else
                merged.Add(span);
        }

        return [.. merged];
    }
}
