using System.Collections.Immutable;

namespace ConversationCoach.Core.Preparations;

/// <summary>What a person says of a conversation before they prepare it.</summary>
public sealed record Details(string About, string With, DateOnly? Day)
{
    internal Details Clean() => this with { About = AnswerText.OneLine(About), With = AnswerText.OneLine(With) };

    internal ImmutableArray<DetailsFault> Faults()
    {
        var faults = ImmutableArray.CreateBuilder<DetailsFault>();
        if (About.Length == 0) faults.Add(new DetailsFault.AboutIsMissing());
        if (About.Length > Preparation.LongestAbout) faults.Add(new DetailsFault.AboutIsTooLong(About.Length - Preparation.LongestAbout));
        if (With.Length > Preparation.LongestWith) faults.Add(new DetailsFault.WithIsTooLong(With.Length - Preparation.LongestWith));
        return faults.ToImmutable();
    }
}

/// <summary>Why details were not taken.</summary>
public abstract record DetailsFault
{
    private DetailsFault() { }

    public sealed record AboutIsMissing : DetailsFault;

    /// <param name="By">In UTF-16 characters.</param>
    public sealed record AboutIsTooLong(int By) : DetailsFault;

    /// <param name="By">In UTF-16 characters.</param>
    public sealed record WithIsTooLong(int By) : DetailsFault;
}

public abstract record StartOutcome
{
    private StartOutcome() { }

    public sealed record Started(Preparation Preparation) : StartOutcome;

    public sealed record Refused(ImmutableArray<DetailsFault> Faults) : StartOutcome;
}
