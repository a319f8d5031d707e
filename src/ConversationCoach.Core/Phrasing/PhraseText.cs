using System.Globalization;

namespace ConversationCoach.Core.Phrasing;

public static class PhraseText
{
    /// <summary>Fills the {gaps} of a phrase.</summary>
    /// <param name="gaps">Values for Markdown: what a person typed must be escaped already.</param>
    public static string Fill(this string phrase, params ReadOnlySpan<(string Gap, object Value)> gaps)
    {
        foreach (var (gap, value) in gaps)
            phrase = phrase.Replace("{" + gap + "}", Convert.ToString(value, CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return phrase;
    }
}
