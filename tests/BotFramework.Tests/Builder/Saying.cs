using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace BotFramework.Tests.Builder;

/// <summary>Short ways to have a turn.</summary>
internal static class Saying
{
    public static Activity Message(string text) => new(ActivityTypes.Message) { Text = text };

    /// <summary>One turn in a conversation of its own; what the bot sent stays in the adapter's queue.</summary>
    public static async Task<TestAdapter> ToAsync(BotCallbackHandler bot, Activity activity, TestAdapter? adapter = null)
    {
        adapter ??= new TestAdapter();
        await adapter.ProcessActivityAsync(activity, bot);
        return adapter;
    }

    /// <summary>A bot that answers everything with the same.</summary>
    public static BotCallbackHandler Answer(params Activity[] replies) =>
        (turn, cancellationToken) => turn.SendActivitiesAsync([.. replies], cancellationToken);

    public static string[] Texts(this TestAdapter adapter) => [.. adapter.ActiveQueue.Select(activity => activity.Text ?? "")];
}
