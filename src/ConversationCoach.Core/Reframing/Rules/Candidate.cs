using System.Runtime.InteropServices;
using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>A match of a rule that its guards have yet to let pass. All places are in the normalised text.</summary>
/// <param name="Sentence">What the expression was tried on.</param>
/// <param name="Verb">Where the rule's group <c>verb</c> begins; else the match: the subject stands before it.</param>
/// <param name="Object">The rule's group <c>object</c>, or what follows the match in its clause.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Candidate(MessageText Message, WordClasses Words, TextSpan Sentence, TextSpan Match, int Verb, TextSpan Object)
{
    public ReadOnlySpan<char> Text(TextSpan span) => Message.Normalised.AsSpan(span.Start, span.Length);

    /// <summary>The sentence before the match.</summary>
    public ReadOnlySpan<char> Before => Message.Normalised.AsSpan(Sentence.Start, Match.Start - Sentence.Start);

    /// <summary>The sentence after the match, its closing mark included.</summary>
    public ReadOnlySpan<char> After => Message.Normalised.AsSpan(Match.End, Sentence.End - Match.End);

    public Subject Subject => SubjectFinder.Before(Message, Sentence.Start, Verb, Words);
}
