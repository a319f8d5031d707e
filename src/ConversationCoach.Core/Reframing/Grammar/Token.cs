using System.Runtime.InteropServices;

namespace ConversationCoach.Core.Reframing.Grammar;

public enum TokenKind
{
    /// <summary>Letters and digits, with hyphens, apostrophes, points and commas inside: "so-called", "don't", "1,000".</summary>
    Word,

    /// <summary>One mark, or a run of the same: "," "?!" "…".</summary>
    Punctuation,

    /// <summary>A single or double quotation mark, straight or curly, that opens or closes a quotation.</summary>
    Quote,

    /// <summary>One or more line ends.</summary>
    LineEnd,

    /// <summary>Everything else: emoji, symbols, control characters.</summary>
    Other,
}

/// <param name="Span">In the message as written.</param>
/// <param name="Normal">Where its normalised form is in <see cref="MessageText.Normalised"/>: "Don’t" is "do not" there; may be empty.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Token(TokenKind Kind, TextSpan Span, TextSpan Normal);
