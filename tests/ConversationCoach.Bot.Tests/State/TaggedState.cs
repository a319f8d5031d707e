using Microsoft.Bot.Builder;

namespace ConversationCoach.Bot.State;

/// <summary>State with an eTag. It stands in the bot's own namespace of state, because types of any other are not read back.</summary>
internal sealed class TaggedState : IStoreItem
{
    public string Text { get; set; } = "";

    public string? ETag { get; set; }
}
