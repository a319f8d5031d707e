using System.Runtime.InteropServices;

namespace ConversationCoach.Core.Reframing.Grammar;

/// <param name="Span">In the normalised text; empty when there is none before the verb.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Subject(SubjectKind Kind, TextSpan Span);

internal enum SubjectKind
{
    None,

    /// <summary>I, we, me, us.</summary>
    Self,

    You,

    /// <summary>He, she, they.</summary>
    Third,

    /// <summary>Nobody, everyone, who.</summary>
    Anyone,

    /// <summary>A role, a group or an organisation that the word lists know, or a name.</summary>
    Named,

    /// <summary>It, this, that, there.</summary>
    Thing,

    /// <summary>Another noun.</summary>
    Unknown,
}
