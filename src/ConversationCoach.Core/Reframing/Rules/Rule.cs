using System.Collections.Immutable;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>One way a pattern shows in words.</summary>
/// <param name="Why">One sentence that names its source.</param>
/// <param name="Needs">Words of which a sentence must hold at least one before the expressions are tried.</param>
/// <param name="Find">Over the normalised sentence; a group <c>span</c> marks less than the whole match.</param>
/// <param name="Unless">The rule keeps silent where one of these overlaps its match.</param>
/// <param name="AcrossSentences">Tried on a sentence together with the one before it.</param>
/// <param name="Fires">Messages in which this rule must fire.</param>
/// <param name="Silent">Messages in which its pattern must not be found.</param>
internal sealed record Rule(
    string Id,
    Pattern Pattern,
    string Why,
    ImmutableArray<string> Needs,
    ImmutableArray<Expression> Find,
    ImmutableArray<Expression> Unless,
    ImmutableArray<Guard> Guards,
    SpanPolicy Span,
    bool AcrossSentences,
    bool InCompany,
    ImmutableArray<string> Fires,
    ImmutableArray<string> Silent);

/// <summary>How much of a sentence is marked.</summary>
internal enum SpanPolicy
{
    /// <summary>What the expression matched, or its group <c>span</c>.</summary>
    Match,

    /// <summary>The same from the subject of the verb on.</summary>
    FromSubject,

    /// <summary>To the end of the clause.</summary>
    ToClauseEnd,

    /// <summary>From the subject to the end of the clause.</summary>
    Clause,

    /// <summary>All of the question when it is short, else the match.</summary>
    Question,
}
