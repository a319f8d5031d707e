using System.Net;
using System.Text.RegularExpressions;

namespace ConversationCoach.Bot.Teams;

/// <summary>The body of a message that was picked in Teams: HTML, of which only the words matter here.</summary>
internal static partial class MessageBody
{
    public static string ToText(string html) => WebUtility.HtmlDecode(Tag().Replace(LineEnd().Replace(html, "\n"), "")).Replace('\u00A0', ' ').Trim();

    [GeneratedRegex(@"<br\s*/?>|</(p|div|li)>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LineEnd();

    [GeneratedRegex("<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
