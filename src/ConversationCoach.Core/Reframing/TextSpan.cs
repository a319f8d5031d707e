using System.Runtime.InteropServices;

namespace ConversationCoach.Core.Reframing;

/// <param name="Start">Zero-based, in UTF-16 characters.</param>
/// <param name="Length">In UTF-16 characters.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first character after it.</summary>
    public int End => Start + Length;

    public static TextSpan Between(int start, int end) => new(start, end - start);

    public bool Contains(int position) => position >= Start && position < End;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <exception cref="ArgumentOutOfRangeException">It reaches beyond the text.</exception>
    public string In(string text) => text.Substring(Start, Length);
}
