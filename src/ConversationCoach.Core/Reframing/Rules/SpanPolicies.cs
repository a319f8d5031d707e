namespace ConversationCoach.Core.Reframing.Rules;

internal static class SpanPolicies
{
    /// <summary>A question of so many words or fewer is marked whole.</summary>
    private const int ShortQuestion = 7;

    public static TextSpan Apply(SpanPolicy policy, Candidate candidate, TextSpan marked)
    {
        var text = candidate.Message.Normalised;
        var end = policy is SpanPolicy.ToClauseEnd or SpanPolicy.Clause ? ClauseEnd(text, marked.End, candidate.Sentence.End) : marked.End;
        var start = policy is SpanPolicy.FromSubject or SpanPolicy.Clause && candidate.Subject is { Span.Length: > 0 } subject
            ? Math.Min(subject.Span.Start, marked.Start) : marked.Start;
        if (policy == SpanPolicy.Question) end = QuestionEnd(text, marked, candidate.Sentence.End);
        return TextSpan.Between(start, end);
    }

    /// <returns>The place of the next comma, dash, colon, bracket or closing mark; the sentence's end when there is none.</returns>
    public static int ClauseEnd(string text, int from, int sentenceEnd)
    {
        for (var at = from; at < sentenceEnd; at++)
        {
            if (text[at] is ',' or ';' or ':' or '(' or ')' or '?' or '!' or '…' || (text[at] == '.' && (at + 1 == sentenceEnd || text[at + 1] == ' '))) return at;
            if (text[at] == '-' && text[at - 1] == ' ') return at - 1;
        }

        return sentenceEnd;
    }

    private static int QuestionEnd(string text, TextSpan marked, int sentenceEnd)
    {
        var end = ClauseEnd(text, marked.End, sentenceEnd);
        if (text.AsSpan(marked.Start, end - marked.Start).Count(' ') >= ShortQuestion) return marked.End;
        return end < sentenceEnd && text[end] == '?' ? end + 1 : end;
    }
}
