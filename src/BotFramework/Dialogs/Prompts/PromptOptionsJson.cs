using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// A prompt's options as they rest: what asking again needs, and no more. Of a plain message that is its text and what is spoken. A prompt with
/// a card or buttons rests only when there is no retry prompt to send in its place, and without ids, people and conversation.
/// </summary>
internal static class PromptOptionsJson
{
    private const string Prompt = "prompt";
    private const string Retry = "retry";
    private const string ChoiceList = "choices";
    private const string Style = "style";
    private const string Validations = "validations";
    private const string Language = "language";
    private const string Text = "text";
    private const string Speak = "speak";

    private static readonly JsonSerializer Compact = JsonSerializer.Create(new JsonSerializerSettings
    {
        NullValueHandling = NullValueHandling.Ignore,
        TypeNameHandling = TypeNameHandling.None,
    });

    public static JObject Write(PromptOptions options)
    {
        var json = new JObject();
        if (options.Prompt is { } prompt && (options.RetryPrompt is null || IsPlain(prompt))) json.Add(Prompt, Write(prompt));
        if (options.RetryPrompt is { } retry) json.Add(Retry, Write(retry));
        if (options.Choices is { Count: > 0 } choices) json.Add(ChoiceList, new JArray(choices.Select(Write)));
        if (options.Style is { } style) json.Add(Style, (int)style);
        if (options.Validations is { } validations) json.Add(Validations, StateJson.ToToken(validations));
        if (options.RecognizeLanguage is { } language) json.Add(Language, language);
        return json;
    }

    public static PromptOptions Read(JObject json)
    {
        var options = new PromptOptions();
        foreach (var (name, token) in json)
        {
            switch (name)
            {
                case Prompt: options.Prompt = ReadActivity(token); break;
                case Retry: options.RetryPrompt = ReadActivity(token); break;
                case ChoiceList: options.Choices = [.. token.Select(ReadChoice)]; break;
                case Style: options.Style = (ListStyle)(int)token; break;
                case Validations: options.Validations = StateJson.FromToken(token); break;
                case Language: options.RecognizeLanguage = (string)token; break;
            }
        }

        // The card of the first asking does not rest when there is a retry prompt; asking again then means that.
        options.Prompt ??= options.RetryPrompt;
        return options;
    }

    // A bare string stands for a message as MessageFactory.Text makes it.
    private static JToken Write(Activity prompt)
    {
        if (!IsPlain(prompt)) return JObject.FromObject(PromptState.Unaddressed(prompt), Compact);
        if (prompt.Speak is null && prompt.InputHint == InputHints.AcceptingInput) return new JValue(prompt.Text);

        var json = new JObject { { Text, prompt.Text } };
        if (prompt.Speak is not null) json.Add(Speak, prompt.Speak);
        if (prompt.InputHint is not null) json.Add("inputHint", prompt.InputHint);
        return json;
    }

    private static Activity ReadActivity(JToken token)
    {
        if (token is JValue text) return new Activity(ActivityTypes.Message) { Text = text.Value as string, InputHint = InputHints.AcceptingInput };

        var activity = token.ToObject<Activity>(Compact);
        activity.Type ??= ActivityTypes.Message;
        return activity;
    }

    private static bool IsPlain(Activity activity) =>
        activity.Type is null or ActivityTypes.Message
        && activity is { Attachments: null or { Count: 0 }, SuggestedActions: null, ChannelData: null, Entities: null or { Count: 0 } }
        && activity is { Value: null, TextFormat: null, Summary: null, Importance: null, Locale: null };

    private static JToken Write(Choice choice) =>
        choice is { Action: null, Synonyms: null or { Count: 0 } } ? new JValue(choice.Value) : JObject.FromObject(choice, Compact);

    private static Choice ReadChoice(JToken token) => token is JValue value ? new Choice(value.Value as string) : token.ToObject<Choice>(Compact);
}
