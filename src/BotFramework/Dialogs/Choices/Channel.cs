using Microsoft.Bot.Connector;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>What the channels this bot is met on can show; of any other, only text is expected.</summary>
public class Channel
{
    public static bool SupportsSuggestedActions(string channelId, int buttonCnt = 100) => SupportsSuggestedActions(channelId, buttonCnt, null);

    /// <param name="conversationType">As the channel calls it; Teams shows suggested actions in a personal chat only.</param>
    public static bool SupportsSuggestedActions(string channelId, int buttonCnt = 100, string conversationType = null) =>
        channelId == Channels.Msteams ? conversationType == "personal" && buttonCnt <= 3 : IsWebChat(channelId) && buttonCnt <= 100;

    public static bool SupportsCardActions(string channelId, int buttonCnt = 100) =>
        channelId == Channels.Msteams ? buttonCnt <= 50 : IsWebChat(channelId) && buttonCnt <= 100;

    public static bool HasMessageFeed(string channelId) => true;

    /// <returns>The longest title of a button, in characters.</returns>
    public static int MaxActionTitleLength(string channelId) => 20;

    public static string GetChannelId(ITurnContext turnContext) => turnContext?.Activity?.ChannelId ?? "";

    private static bool IsWebChat(string channelId) => channelId is Channels.Emulator or Channels.Directline or Channels.Webchat;
}
