using ConversationCoach.Bot.State;
using ConversationCoach.Core.Preparations;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>What every part of the bot needs to know of the turn at hand.</summary>
/// <param name="User">From the checked turn.</param>
internal sealed record Turn(ITurnContext Context, UserId User, Language Language, Talk Talk)
{
    /// <summary>The person's calendar day, as the client tells it; the last of all where it tells none.</summary>
    public DateOnly Today => (Context.Activity.LocalTimestamp ?? Context.Activity.Timestamp) is { } now ? DateOnly.FromDateTime(now.DateTime) : DateOnly.MaxValue;

    public static UserId UserOf(IActivity activity) => new(activity.Conversation?.TenantId ?? "", activity.From?.AadObjectId is { Length: > 0 } person ? person : activity.From?.Id ?? "");

    /// <summary>Whether only the person and the bot are there.</summary>
    public static bool IsPrivate(IActivity activity) => activity.Conversation is { IsGroup: not true, ConversationType: null or "" or "personal" };
}
