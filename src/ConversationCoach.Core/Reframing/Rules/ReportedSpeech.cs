using System.Text.RegularExpressions;
using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>What a message says that somebody else said, thought or wrote; looked for only once something was found.</summary>
internal sealed class ReportedSpeech(MessageText message)
{
    private static readonly Regex Saying = new(
        @"\b(?<who>\w+) (?:(?:has|have|had|also|just|then|often|always|once) )?(?:(?<said>said|says|claims|claimed|argued|argues|insisted|insists|complained|complains|wrote|alleged|alleges|suggested|commented|remarked)|(?:told|tells|called|calls|accused|accuses|informed|warned) (?:me|us|him|her|them|you|the \w+|my \w+|our \w+)|(?:was|were|been) (?:told|accused|called)|(?:say|claim|argue|insist|feel|believe|complain|allege|maintain) that)\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private List<TextSpan>? _spans;

    public bool Holds(TextSpan span)
    {
        _spans ??= Find();
        var (low, high) = (0, _spans.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].Contains(span.Start)) return true;
            if (_spans[middle].Start > span.Start) high = middle - 1;
            else low = middle + 1;
        }

        return false;
    }

    private List<TextSpan> Find()
    {
        var spans = new List<TextSpan>();
        foreach (var index in Enumerable.Range(0, message.Sentences.Length))
        {
            var sentence = message.NormalSentence(index);
            for (var match = Saying.Match(message.Normalised, sentence.Start, sentence.Length); match.Success; match = match.NextMatch())
            {
                if (match.Groups["who"].ValueSpan is "i" or "we" or "who" or "not" or "let" or "is" or "you" or "to" or "would" or "must" or "do") continue;
                var written = message.SentenceSpan(index);
                var start = message.ToOriginal(new TextSpan(match.Index, match.Length)).End;
                if (start < written.End) spans.Add(TextSpan.Between(start, written.End));
                break;
            }
        }

        return spans;
    }
}
