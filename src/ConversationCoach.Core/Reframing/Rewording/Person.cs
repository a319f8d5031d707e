using System.Text.RegularExpressions;

namespace ConversationCoach.Core.Reframing.Rewording;

/// <summary>Moves words from one person of the grammar to another.</summary>
internal static partial class Person
{
    /// <summary>What somebody said, felt or thought stays theirs: "the uptake I promised".</summary>
    private const string Own = "think|feel|believe|hope|know|mean|guess|suppose|understand|appreciate|promised|said|told|asked|wrote|mentioned|worry|wonder|suggest|propose|doubt|admit|agree|see|hear|value|like";

    /// <summary>I, my and me become we, our and us, with the verbs that follow.</summary>
    public static string ToWe(string sentence)
    {
        var together = DoneAlone().Replace(sentence, "together");
        return First().Replace(together, said => Matching(said.Value, said.Value.ToLowerInvariant() switch
        {
            "i'm" or "i am" => "we're",
            "i was" => "we were",
            "am i" => "are we",
            "was i" => "were we",
            "i've" => "we've",
            "i'd" => "we'd",
            "i'll" => "we'll",
            "i" => "we",
            "me" => "us",
            "my own" or "my" => "our",
            "mine" => "ours",
            _ => "ourselves",
        }));
    }

    /// <summary>What "you" are asked for becomes what "we" do: "ring your families" is "ring our families".</summary>
    public static string Ours(string phrase) => Second().Replace(phrase, said => said.Value.ToLowerInvariant() switch
    {
        "your" or "my" => "our",
        "yours" or "mine" => "ours",
        "yourself" or "yourselves" or "myself" => "ourselves",
        _ => "us",
    });

    public static string? AsObject(string subject) => subject.ToLowerInvariant() switch
    {
        "he" => "him",
        "she" => "her",
        "they" => "them",
        "we" => "us",
        "i" => "me",
        _ => subject,
    };

    /// <returns>"us" for "you", since the question is then for both; others as an object has them.</returns>
    public static string? Us(string subject) =>
        WithoutLabel(subject).ToLowerInvariant() is "you" or "i" or "we" or "you all" ? "us" : AsObject(subject);

    /// <returns>"you" for "you lot", "the managers" for "every single one of the managers".</returns>
    public static string WithoutLabel(string who) => Label().Replace(who, said => said.Groups["who"].Value);

    private static string Matching(string said, string instead) =>
        char.IsUpper(said[0]) && said[0] is not 'I' ? char.ToUpperInvariant(instead[0]) + instead[1..] : instead;

    [GeneratedRegex(@"\b(?:all (?:by|on) )?(?:by )?myself(?=$|[,.;!?]| and\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DoneAlone();

    [GeneratedRegex(@"\b(?:I am|I was|am I|was I|I'm(?! (?:afraid|sorry|glad|grateful|happy|worried))|I've|I'd|I'll|I(?! (?:" + Own + @")\b)|(?<!(?:tell|ring|email|call|let|give|send|show|ask|remind|excuse) )me|my own|my(?! (?:view|opinion|mind|experience|apologies|phone|fault|understanding|knowledge)\b)|mine|myself)(?!')\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex First();

    [GeneratedRegex(@"\b(?:your|yours|yourself|yourselves|you|my|mine|myself|me)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Second();

    [GeneratedRegex(@"^(?:(?<who>you)(?: all)? (?:people|lot|guys|clinicians|managers)|(?<who>you)r lot|every (?:single )?one of (?<who>.+)|(?:those|these|that|this|the|you) (?:so-called |lazy |bloody |useless |stupid |incompetent )?(?:idiots?|fools?|morons?|clowns?|jokers?|muppets?|people|lot) (?:in|at|from|over in|over at|down in|up in) (?<who>.+))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();
}
