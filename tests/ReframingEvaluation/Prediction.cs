using System.Text.Encodings.Web;
using System.Text.Json;
using ConversationCoach.Core.Reframing;

namespace ReframingEvaluation;

/// <summary>One line of what <c>score.py</c> reads.</summary>
internal static class Prediction
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(string id, Reframed reframed) => JsonSerializer.Serialize(
        new
        {
            id,
            spans = reframed.Suggestions.Select(one => new
            {
                pattern = one.Pattern.Id(),
                start = CodePoints(reframed.Text, one.Span.Start),
                end = CodePoints(reframed.Text, one.Span.End),
                suggestion = one.Rewordings.FirstOrDefault() ?? one.Question,
            }),
            suggestions = reframed.Suggestions.Select(one => new
            {
                pattern = one.Pattern.Id(),
                quote = one.Quote,
                why = one.Why,
                rewordings = one.Rewordings,
                question = one.Question,
            }),
            combined = reframed.Combined,
        },
        Readable);

    /// <summary>The scorer counts code points; half a surrogate pair counts as one.</summary>
    private static int CodePoints(string text, int before)
    {
        var count = before;
        for (var at = 1; at < before; at++)
            if (char.IsSurrogatePair(text[at - 1], text[at])) count--;
        return count;
    }
}
