using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>What must hold, beyond the expression, for a rule to fire.</summary>
internal delegate bool Guard(Candidate candidate);

/// <summary>The guards that content may name.</summary>
internal static class Guards
{
    private static readonly Regex Negation = new(@"\b(?:not|never|nobody|hardly|without|nor|no one)\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex Deadline = new(@"\b(?:by (?:monday|tuesday|wednesday|thursday|friday|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|noon|tomorrow|the end|spring|summer|autumn|winter|next|then)|before (?:the|christmas|easter)|halved|doubled)\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex Assertion = new(@"\b(?:must|should|will not|can not|shall not|come first|comes first|being|deserve|deserves|refuse|refuses|is not|are not|never|only|first|lose|losing|cut|pay|paying|spend|spending|wait|waiting|take|taken|took|protect|its own|their own|own|priority|stays|stay|stop|stopped|have to|has to|do not|does not|need|needs|entitled|before|picked|closed|put|full|exhausted|suffer|carry|carrying|bear|told|want|expect|getting|fed up|overworked|sick of|least|deserve better|no more|concerned|at the back of|handles|decides|all the work|the work|last|pick up|clean up|have done|done (?:their|our|more|enough))\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex Denial = new(@"\b(?:not|never|nobody|no one|no-one|none|hardly) (?:\w+ ){0,3}(?:saying|said|say|says|suggesting|suggest|claiming|implying|imply|mean|think|thinks|believe|believes|calling|feel|pretending|because|tell|tells|call|calls)(?: you| them| him| her| us)?(?: that)? $|\b(?:wrong|unfair|untrue|fair|harsh|easy|tempting|unkind) to (?:say|suggest|think|claim|call|imply|assume)(?: that)? $|\bnot that $", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex FiniteVerb = new(@"\b(?:is|are|was|were|am|be|been|has|have|had|will|would|can|could|do|does|did|must|should|may|might|need|needs|want|wants|feel|feels|works?|matters?|makes?|means?|takes?|costs?|looks?|seems?|sounds?|went|got|came|gets?|comes?|likes?|think|thinks|say|says|the \w+ \w{3,}s|\w{3,}ed)\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex Curious = new(@"\b(?:best|together|help|better|going on (?:holiday|leave)|would you like|for next|next steps?|in future|in the end)\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static FrozenDictionary<string, Guard> ByName { get; } = new Dictionary<string, Guard>
    {
        ["clause-start"] = BeginsClause,
        ["person-is-target"] = candidate => candidate.Subject.Kind is SubjectKind.You or SubjectKind.Third or SubjectKind.Named or SubjectKind.Anyone,
        ["party-is-subject"] = candidate => candidate.Subject is var party && (party.Kind == SubjectKind.Self || candidate.Words.Contains("voices", candidate.Text(party.Span)) || candidate.Text(party.Span).StartsWith("our ")),
        ["other-is-subject"] = candidate => candidate.Subject.Kind is SubjectKind.You or SubjectKind.Third or SubjectKind.Named,
        ["not-a-thing-or-self"] = candidate => candidate.Subject.Kind is SubjectKind.You or SubjectKind.Third or SubjectKind.Named or SubjectKind.Anyone or SubjectKind.Unknown,
        ["not-negated"] = IsNotNegated,
        ["not-hypothetical"] = IsNotHypothetical,
        ["shared-matter"] = candidate => HoldsWord(candidate, "shared", 14),
        ["not-personal"] = IsNotPersonal,
        ["not-legal-duty"] = candidate => !HoldsPhrase(candidate, "legal"),
        ["not-a-feeling-or-thanks"] = candidate => !HoldsPhrase(candidate, "warm"),
        ["not-measured"] = candidate => !OffersMeasures(candidate),
        ["main-clause"] = IsMainClause,
        ["repeats-its-verb"] = RepeatsItsVerb,
        ["has-a-verb"] = candidate => FiniteVerb.IsMatch(candidate.Text(candidate.Object)),
        ["asks"] = candidate => candidate.After.Contains('?') || candidate.Text(candidate.Match).Contains('?'),
        ["not-a-question"] = candidate => !candidate.After.EndsWith("?"),
        ["culprit-is-sought"] = candidate => !candidate.Text(candidate.Match).Contains("responsible for", StringComparison.Ordinal) || SaysWhatIsWrong(candidate),
        ["not-homely"] = candidate => !HoldsPhrase(candidate, "homely"),
        ["not-delighted"] = candidate => !HoldsPhrase(candidate, "delight"),
        ["not-a-general-duty"] = candidate => candidate.Subject is not { Kind: SubjectKind.Named } party || !IsOnePlural(candidate.Text(party.Span)),
        ["says-what-is-wrong"] = SaysWhatIsWrong,
        ["not-curious"] = candidate => !Curious.IsMatch(candidate.Text(candidate.Sentence)),
        ["shared-or-dated"] = candidate => HoldsWord(candidate, "shared", 20) || Deadline.IsMatch(candidate.Text(candidate.Object)),
        ["own-words"] = candidate => !candidate.Before.EndsWith("in "),
        ["asserts"] = candidate => Assertion.IsMatch(candidate.Text(candidate.Sentence)),
    }.ToFrozenDictionary();

    private static bool BeginsClause(Candidate candidate)
    {
        var before = candidate.Before.TrimEnd(' ');
        return before.Length == 0 || !char.IsLetterOrDigit(before[^1]) || candidate.Words.Contains("openers", LastWord(before));
    }

    private static bool IsNotNegated(Candidate candidate)
    {
        var before = LastWords(candidate.Before, 6);
        return !Negation.IsMatch(before);
    }

    private static bool IsNotHypothetical(Candidate candidate)
    {
        var subject = candidate.Subject.Span;
        var from = subject.Length > 0 ? subject.Start : candidate.Verb;
        var before = candidate.Message.Normalised.AsSpan(candidate.Sentence.Start, Math.Max(0, from - candidate.Sentence.Start));
        if (Denial.IsMatch(LastWords(before, 7))) return false;
        var word = LastWord(before);
        return word is not ("if" or "whether" or "unless" or "when" or "case" or "suppose" or "until" or "how" or "why" or "where");
    }

    // "if I need", "the form I need", "do I need", "when I want".
    private static bool IsMainClause(Candidate candidate)
    {
        var before = candidate.Before.TrimEnd(' ');
        return before.Length == 0 || !char.IsLetterOrDigit(before[^1]) || !candidate.Words.Contains("subordinators", LastWord(before));
    }

    // "we keep the ferry or we keep the marina": the first two words after "or" stand before it too.
    private static bool RepeatsItsVerb(Candidate candidate)
    {
        var text = candidate.Text(candidate.Match);
        var or = text.IndexOf(" or ");
        if (or < 0) return false;
        var second = text[(or + 4)..];
        var first = second.IndexOf(' ');
        if (first < 0) return false;
        var next = second[(first + 1)..].IndexOf(' ');
        var pair = next < 0 ? second : second[..(first + 1 + next)];
        return text[..or].Contains(pair, StringComparison.Ordinal);
    }

    // "four or five", "Monday or Tuesday": a number or a day stands beside "or"; "a fuse or a switch": an everyday thing on both sides.
    private static bool OffersMeasures(Candidate candidate)
    {
        var text = candidate.Text(candidate.Match);
        var or = text.IndexOf(" or ");
        if (or < 0) return false;
        var second = text[(or + 4)..];
        var first = second.IndexOf(' ');
        var left = LastWord(text[..or]).TrimEnd(',');
        var right = LastWord(second).TrimEnd('?');
        return candidate.Words.Contains("measures", left) || candidate.Words.Contains("measures", right) || (first > 0 && candidate.Words.Contains("measures", second[..first]))
            || (candidate.Words.Contains("everyday", left) && candidate.Words.Contains("everyday", right));
    }

    // "a physio", and "a bigger rucksack for the walk"; but not "the physio waiting list" or "the second violins".
    private static bool IsNotPersonal(Candidate candidate)
    {
        var rest = candidate.Text(candidate.Object);
        if ((rest.StartsWith(" a ") || rest.StartsWith(" an ") || rest.StartsWith(" some ")) && HoldsWord(candidate, "homely", 6)) return false;
        return !HoldsWord(candidate, "personal", 2) || HoldsWord(candidate, "shared", 5) || (rest.StartsWith(" the ") && IsFollowedByNoun(rest));
    }

    private static bool IsFollowedByNoun(ReadOnlySpan<char> thing)
    {
        var rest = thing[" the ".Length..];
        var end = rest.IndexOf(' ');
        if (end < 0) return false;
        var after = rest[(end + 1)..];
        var next = after.IndexOf(' ') is var length and > 0 ? after[..length] : after;
        return next is not ("for" or "to" or "in" or "on" or "at" or "by" or "with" or "from" or "before" or "after" or "and" or "or" or "please" or "now" or "today" or "back" or "off" or "because");
    }

    private static bool SaysWhatIsWrong(Candidate candidate)
    {
        var rest = candidate.Text(candidate.Object);
        return rest.Contains(" not ", StringComparison.Ordinal) || HoldsWordIn(rest, candidate, "trouble");
    }

    private static bool HoldsWord(Candidate candidate, string id, int within)
    {
        var text = candidate.Text(candidate.Object);
        foreach (var range in text.SplitAny(' ', ',', '.', '?', '!'))
        {
            if (text[range].Length == 0) continue;
            if (within-- == 0) return false;
            if (candidate.Words.Contains(id, text[range])) return true;
        }

        return false;
    }

    private static bool HoldsWordIn(ReadOnlySpan<char> text, Candidate candidate, string id)
    {
        foreach (var range in text.SplitAny(' ', ',', '.', '?', '!', ';'))
            if (candidate.Words.Contains(id, text[range])) return true;
        return false;
    }

    // Words and pairs of words of the whole sentence.
    private static bool HoldsPhrase(Candidate candidate, string id)
    {
        var text = candidate.Text(candidate.Sentence);
        var last = -1;
        foreach (var range in text.SplitAny(' ', ',', '.', '?', '!', ';'))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            if (length == 0) continue;
            if (candidate.Words.Contains(id, text[range])) return true;
            if (last >= 0 && candidate.Words.Contains(id, text[last..(start + length)])) return true;
            last = start;
        }

        return false;
    }

    // "Employers must pay" is a rule for all of them; "the employers must pay" may be a demand.
    private static bool IsOnePlural(ReadOnlySpan<char> subject) => subject.EndsWith("s") && !subject.Contains(' ');

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimEnd(' ');
        return trimmed[(trimmed.LastIndexOf(' ') + 1)..];
    }

    private static ReadOnlySpan<char> LastWords(ReadOnlySpan<char> text, int count)
    {
        var start = text.Length;
        while (count-- > 0 && start > 0) start = text[..(start - 1)].LastIndexOf(' ') + 1;
        return text[Math.Max(start, 0)..];
    }
}
