using System.Text.RegularExpressions;
using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>A sentence, or two, as the expressions see it; made when the first of them asks.</summary>
/// <param name="span">In the normalised text.</param>
internal sealed class TaggedText(Tagger tagger, WordNumbers numbers, MessageText message, TextSpan span)
{
    private readonly List<int> _positions = [];
    private string? _text;

    public TextSpan Span => span;

    public string Text => _text ??= tagger.Tag(message.Normalised.AsSpan(span.Start, span.Length), _positions);

    public HeldWords Words => field ??= new HeldWords(numbers, Text);

    /// <returns>Where that is in the normalised text; <see langword="null"/> when the group took no part.</returns>
    public TextSpan? Of(Group group) => group.Success ? Of(group.Index, group.Length) : null;

    public TextSpan Of(int start, int length) => TextSpan.Between(span.Start + _positions[start], span.Start + _positions[start + length]);
}
