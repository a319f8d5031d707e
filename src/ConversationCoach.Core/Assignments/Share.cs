using System.Collections.Immutable;

namespace ConversationCoach.Core.Assignments;

/// <summary>A copy a person made for one coach, of the parts of their plan they chose; it does not change when the plan does.</summary>
/// <param name="Name">Whose it is, as the coach knows them; empty in the person's own hands.</param>
public sealed record Share(Guid Id, string Name, string About, ImmutableArray<SharedPart> Parts, DateTimeOffset SharedAt)
{
    /// <summary>Their place among all the coach asked, from 1, by which the coach tells those apart whose name nobody has told; 0 in the person's own hands.</summary>
    public int Number { get; init; }
}

/// <param name="Lines">Plain text, each a paragraph.</param>
public sealed record SharedPart(string Title, ImmutableArray<string> Lines);
