using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Reframing.Rewording;

/// <summary>Puts rewordings in their places, so that the whole message can be sent.</summary>
internal sealed partial class Combination(Lexicon words)
{
    private const char Gap = '…';

    /// <summary>In UTF-16 characters: a longer message is a paper, and is revised in its places.</summary>
    private const int Longest = 4000;

    /// <summary>Where two findings share a place the earlier pattern here speaks for both.</summary>
    private static readonly ImmutableArray<Pattern> Precedence =
        [Pattern.YesBut, Pattern.ProblemQuestion, Pattern.EitherOr, Pattern.Position, Pattern.Personalising, Pattern.IndividualFraming];

    private readonly StringBuilder _whole = new();

    /// <returns><see langword="null"/> when a finding has no rewording, when two are entangled, or when more than one has a gap to fill.</returns>
    public static string? Of(MessageText message, ImmutableArray<Finding> findings, ImmutableArray<Reworded> reworded, Lexicon words)
    {
        if (message.Original.Length > Longest) return null;

        var chosen = new List<Reworded>();
        foreach (var (finding, instead) in findings.Zip(reworded).OrderBy(pair => Precedence.IndexOf(pair.First.Pattern)))
        {
            if (chosen.Any(other => other.Place.Start <= finding.Span.Start && finding.Span.End <= other.Place.End)) continue;
            if (instead.Rewordings.IsEmpty || chosen.Any(other => other.Place.Overlaps(instead.Place))) return null;
            chosen.Add(instead);
        }

        if (chosen.Count(instead => instead.Rewordings[0].Contains(Gap, StringComparison.Ordinal)) > 1) return null;

        var whole = new Combination(words).Fill(message.Original, [.. chosen.OrderBy(instead => instead.Place.Start)]);
        return findings.Length == 1 && string.Equals(whole, chosen[0].Rewordings[0], StringComparison.Ordinal) ? null : whole;
    }

    private string Fill(string text, ImmutableArray<Reworded> inOrder)
    {
        var at = 0;
        for (var index = 0; index < inOrder.Length; index++)
        {
            var place = inOrder[index].Place;
            var isLed = AppendBetween(text[at..place.Start], isLast: false);
            var next = index + 1 < inOrder.Length && IsIdle(text[place.End..inOrder[index + 1].Place.Start]) ? inOrder[index + 1].Rewordings[0] : "";
            var instead = WithoutQuestionBefore(next, inOrder[index].Rewordings[0]);

            if (_whole.Length > 0 && !char.IsWhiteSpace(_whole[^1])) _whole.Append(' ');
            _whole.Append(isLed ? Tidy.LowerFirst(instead, words) : instead);
            at = place.End;
        }

        AppendBetween(text[at..], isLast: true);
        return _whole.ToString().Trim();
    }

    /// <summary>What stands between two rewordings, as sentences of its own: "X is late, and" becomes "X is late."</summary>
    /// <returns>Whether it leads into what follows: "Before we speak again,".</returns>
    private bool AppendBetween(string between, bool isLast)
    {
        var lead = between[..^between.TrimStart().Length];
        var isAfterSentence = _whole.Length == 0 || between.TrimStart().Length == 0 || lead.Length > 0 && between.TrimStart()[0] is not (',' or ';') && !Joint().IsMatch(between);
        var kept = isAfterSentence ? between : Joint().Replace(between, "");
        var isLed = !isLast && kept.TrimEnd().EndsWith(',') && !Conjunction().IsMatch(kept);
        if (!isLast && !isLed) kept = Connector().Replace(kept, "");

        if (IsIdle(kept))
        {
            if (kept.Contains('\n', StringComparison.Ordinal) && _whole.Length > 0) _whole.Append(kept.AsSpan(kept.IndexOf('\n', StringComparison.Ordinal)));
            return false;
        }

        kept = kept.TrimStart();
        if (_whole.Length > 0)
        {
            _whole.Append(lead.Length == 0 ? " " : lead);
            kept = char.ToUpperInvariant(kept[0]) + kept[1..];
        }

        _whole.Append(kept);
        if (!isLast && !isLed && !char.IsWhiteSpace(_whole[^1]) && _whole[^1] is not ('.' or '?' or '!' or '…')) _whole.Append('.');
        return isLed;
    }

    /// <summary>Whether nothing is lost without it: marks, "and", "as usual".</summary>
    private bool IsIdle(string between)
    {
        // Space of any kind: what is left would be taken for words.
        var said = string.Join(' ', between.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '.', ',', ';', ':', '!', '?', '-', '–', '—', '"', '”', '’', ')').ToLowerInvariant();
        return said.Length == 0 || said is "and" or "so" or "but" or "yet" or "and now" or "because" || words.Closers.Contains(said) || words.Openers.Contains(said);
    }

    /// <summary>One question at a time: that of a rewording gives way to one that follows at once.</summary>
    private static string WithoutQuestionBefore(string next, string reworded) =>
        next.Contains('?', StringComparison.Ordinal) && LastQuestion().Match(reworded) is { Success: true } last ? reworded[..last.Index].TrimEnd() : reworded;

    [GeneratedRegex(@"^\s*[,;:–—-]+\s*(?:(?:and|so|but|because|which|then)\b\s*)?(?:now\b\s*)?|^\s+(?:and|so|but|because)\b\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Joint();

    [GeneratedRegex(@"[,\s](?:and|so|but|yet|because)[\s,]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"(?:[ \t]*[,;:–—-]+[ \t]*|[ \t]+)(?:(?:and|so|but|yet|because)\b)?[ \t,]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Connector();

    [GeneratedRegex(@"(?<=[.…?!] )[^.…?!]+\?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastQuestion();
}
