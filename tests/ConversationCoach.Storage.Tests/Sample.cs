using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Tests;

internal static class Sample
{
    public static readonly UserId Ann = new("contoso", "ann");
    public static readonly UserId Bob = new("contoso", "bob");
    private static readonly DateTimeOffset Start = new(2025, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public static Preparation New(UserId? owner = null, string about = "Late reports") => new(
        Guid.NewGuid(), owner ?? Ann, "five-steps", 3, about, "J. S.", new DateOnly(2025, 3, 14), PreparationStatus.Draft, "facts",
        ImmutableDictionary<string, Answer>.Empty, 1, Start.AddTicks(1234567), Start.AddTicks(1234567));

    /// <summary>The next version, one second later.</summary>
    public static Preparation Next(this Preparation preparation) =>
        preparation with { Version = preparation.Version + 1, ChangedAt = preparation.ChangedAt.AddSeconds(1) };

    /// <summary>The next version, with words for a prompt.</summary>
    public static Preparation Says(this Preparation preparation, string prompt, string text, bool isRival = false)
    {
        var next = preparation.Next();
        var wording = new Wording(text, next.Version, next.ChangedAt, isRival);
        var answer = next.Answers.TryGetValue(prompt, out var before) ? before.With(wording) : new Answer([wording]);
        return next with { Answers = next.Answers.SetItem(prompt, answer) };
    }

    public static void AssertSame(Preparation expected, Preparation? found)
    {
        Assert.NotNull(found);
        Assert.Equal(expected with { Answers = ImmutableDictionary<string, Answer>.Empty }, found with { Answers = ImmutableDictionary<string, Answer>.Empty });
        Assert.Equal(expected.Answers.Keys.Order(StringComparer.Ordinal), found.Answers.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected.Answers, answer => Assert.Equal(answer.Value.Wordings.AsEnumerable(), found.Answers[answer.Key].Wordings));
    }
}
