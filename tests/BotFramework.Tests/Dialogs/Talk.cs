using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace BotFramework.Tests.Dialogs;

/// <summary>
/// A talk with a bot that is restarted after every single turn: dialogs, state and adapter are new each time, and only JSON text survives.
/// </summary>
internal sealed class Talk(Func<Dialog> dialog, string channel = "test", string? conversationType = null)
{
    private readonly TextStorage _storage = new();

    public string? Locale { get; init; }

    public DateTimeOffset? LocalTime { get; init; }

    /// <summary>All that rests, as text.</summary>
    public string Resting => string.Join('\n', _storage.Items.Values);

    public List<Activity> LastReplies { get; private set; } = [];

    public Task<string> SayAsync(string text) => SendAsync(new Activity(ActivityTypes.Message) { Text = text });

    /// <returns>The texts of all replies, with a bar between.</returns>
    public async Task<string> SendAsync(Activity activity)
    {
        var state = new ConversationState(_storage);
        var stack = state.CreateProperty<DialogState>("DialogState");
        var adapter = new TestAdapter(channel);
        adapter.Conversation.Conversation.ConversationType = conversationType;
        activity.Locale ??= Locale;
        activity.LocalTimestamp ??= LocalTime;

        await adapter.ProcessActivityAsync(activity, async (turn, cancellationToken) =>
        {
            await dialog().RunAsync(turn, stack, cancellationToken);
            await state.SaveChangesAsync(turn, cancellationToken: cancellationToken);
        });

        LastReplies = [.. adapter.ActiveQueue];
        return string.Join(" | ", LastReplies.Select(reply => reply.Text));
    }

    private sealed class TextStorage : IStorage
    {
        public Dictionary<string, string> Items { get; } = new(StringComparer.Ordinal);

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) =>
            Task.FromResult<IDictionary<string, object>>(
                keys.Where(Items.ContainsKey).ToDictionary(key => key, key => (object)JObject.Parse(Items[key]), StringComparer.Ordinal));

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
        {
            // As a careless storage would: had it anything but plain JSON to write, it would write type names.
            foreach (var (key, value) in changes) Items[key] = JsonConvert.SerializeObject(value, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All });
            return Task.CompletedTask;
        }

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
        {
            foreach (var key in keys) Items.Remove(key);
            return Task.CompletedTask;
        }
    }
}

/// <summary>Dialogs put together in a line, and steps in a word.</summary>
internal static class Make
{
    public static ComponentDialog Component(string id, params Dialog[] dialogs)
    {
        var component = new ComponentDialog(id);
        foreach (var dialog in dialogs) component.AddDialog(dialog);
        return component;
    }

    public static WaterfallDialog Waterfall(params WaterfallStep[] steps) => new("waterfall", steps);

    public static WaterfallStep Ask(string prompt, string text, string? retry = null) =>
        (step, cancellationToken) => step.PromptAsync(prompt, Options(text, retry), cancellationToken);

    public static WaterfallStep Begin(string dialog) => (step, cancellationToken) => step.BeginDialogAsync(dialog, null, cancellationToken);

    /// <summary>Says what came of the step before, and ends with it.</summary>
    public static WaterfallStep Tell(string before, Func<object?, string?>? show = null) => async (step, cancellationToken) =>
    {
        var result = show is null ? step.Result?.ToString() : show(step.Result);
        await step.Context.SendActivityAsync($"{before}{result ?? "nothing"}", cancellationToken: cancellationToken);
        return await step.EndDialogAsync(step.Result, cancellationToken);
    };

    public static PromptOptions Options(string text, string? retry = null) => new()
    {
        Prompt = MessageFactory.Text(text),
        RetryPrompt = retry is null ? null : MessageFactory.Text(retry),
    };
}
