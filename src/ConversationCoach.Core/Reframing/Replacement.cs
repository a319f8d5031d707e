using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Reframing;

/// <summary>Puts a rewording into the place of the sentences it rewords.</summary>
public static class Replacement
{
    public static string In(string text, TextSpan span, string rewording)
    {
        var message = MessageText.Read(text);
        var start = message.SentenceSpan(message.SentenceAt(span.Start)).Start;
        var end = message.SentenceSpan(message.SentenceAt(span.End - 1)).End;
        return string.Concat(text.AsSpan(0, start), rewording, text.AsSpan(end));
    }
}
