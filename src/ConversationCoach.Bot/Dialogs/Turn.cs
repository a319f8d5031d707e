using ConversationCoach.Bot.State;
using ConversationCoach.Core.Preparations;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>What every part of the bot needs to know of the turn at hand.</summary>
/// <param name="User">From the checked turn.</param>
internal sealed record Turn(ITurnContext Context, UserId User, Language Language, Talk Talk)
{
    /// <summary>The person's calendar day, as the client tells it; the last of all where it tells none.</summary>
    public DateOnly Today => (Context.Activity.LocalTimestamp ?? Context.Activity.Timestamp) is { } now ? DateOnly.FromDateTime(now.DateTime) : DateOnly.MaxValue;

    public static UserId UserOf(IActivity activity) => new(activity.Conversation?.TenantId ?? "", activity.From?.AadObjectId is { Length: > 0 } person ? person : activity.From?.Id ?? "");

    /// <summary>Whether only the person and the bot are there. Teams says so of each such chat, and of some where others are, such as those of meetings, it says nothing.</summary>
    public static bool IsPrivate(IActivity activity) => activity.Conversation is { IsGroup: not true } place
        && (place.ConversationType is "personal" || (string.IsNullOrEmpty(place.ConversationType) && activity.ChannelId != Channels.Msteams));

    /// <summary>
    /// Whether it may come from a chat the bot is not in, as the message extension does, even where that is said to be a personal one. Of all that is
    /// invoked only presses and the answers to the question for a file belong to the bot's own.
    /// </summary>
    public static bool MayBeElsewhere(IActivity activity) => activity is Activity { Type: ActivityTypes.Invoke, Name: not (null or "" or "adaptiveCard/action" or "fileConsent/invoke") };
}
