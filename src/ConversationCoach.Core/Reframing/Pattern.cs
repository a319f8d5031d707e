namespace ConversationCoach.Core.Reframing;

/// <summary>The six habits of wording (McDermott and Hall, <i>The Collaborative Leader</i>, 2016).</summary>
public enum Pattern
{
    IndividualFraming,
    YesBut,
    Personalising,
    EitherOr,
    ProblemQuestion,
    Position,
}

/// <summary>What content, cards and evaluation call the patterns.</summary>
public static class PatternIds
{
    public static string Id(this Pattern pattern) => pattern switch
    {
        Pattern.IndividualFraming => "individual-framing",
        Pattern.YesBut => "yes-but",
        Pattern.Personalising => "personalising",
        Pattern.EitherOr => "either-or",
        Pattern.ProblemQuestion => "problem-question",
        Pattern.Position => "position",
        _ => throw new ArgumentOutOfRangeException(nameof(pattern)),
    };

    /// <returns><see langword="null"/> when no pattern has that id.</returns>
    public static Pattern? Find(string id)
    {
        foreach (var pattern in Enum.GetValues<Pattern>())
            if (pattern.Id() == id) return pattern;
        return null;
    }
}
