using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConversationCoach.Bot.State;

/// <summary>Where the talk in one conversation is. Ids only: what people write rests with their preparations.</summary>
internal sealed class Talk
{
    private const int MostRemembered = 20;
    private const int MostShown = 20;
    private const int MostEarlier = 20;

    /// <summary>Stands for several preparations, where a message names more than one.</summary>
    public static readonly Guid Several = Guid.Empty;

    /// <summary>The conversation the ids of messages belong to.</summary>
    public string? Conversation { get; set; }

    /// <summary>The id of the message whose card the person works on; <see langword="null"/> before the first.</summary>
    public string? LiveCard { get; set; }

    /// <summary>The ids of the newest cards the person worked on before that, which are out of date; a card that came by itself is none of them.</summary>
    public List<string> Earlier { get; set; } = [];

    /// <summary>The preparation the person worked on last.</summary>
    public string? Preparation { get; set; }

    /// <summary>The press that draws the card anew that was shown last, where its buttons can be typed.</summary>
    public string? View { get; set; }

    /// <summary>The press that draws the card anew, or opens it, that came by itself; <see langword="null"/> once the person has asked for another.</summary>
    public string? Unasked { get; set; }

    /// <summary>The press that takes back the last change of words.</summary>
    public string? Undo { get; set; }

    /// <summary>What the person asked to assign in a chat or team and has not gone on with here.</summary>
    public Guid? Draft { get; set; }

    /// <summary>Ids of the rules whose tips were shown last, in their order there.</summary>
    public List<string> Rules { get; set; } = [];

    public bool IsWelcomed { get; set; }

    /// <summary>What was learnt last of how the person is reached, so that it is kept only when it has changed.</summary>
    public string? ContactMark { get; set; }

    /// <summary>When it was last looked whether the person has to be told of something; a day of UTC.</summary>
    public DateOnly? LookedForWarnings { get; set; }

    /// <summary>Ids of the activities answered last, so that one that is posted again is answered once.</summary>
    public List<string> Answered { get; set; } = [];

    /// <summary>The newest messages of the bot that may hold what the person wrote, so that they can be blanked.</summary>
    public List<ShownMessage> Shown { get; set; } = [];

    [JsonIgnore]
    public Guid? CurrentPreparation => Guid.TryParse(Preparation, out var id) ? id : null;

    /// <returns>A new one when there is none, or what is kept cannot be read: every card works without it.</returns>
    public static Talk Read(string? kept)
    {
        try
        {
            return string.IsNullOrEmpty(kept) ? new Talk() : JsonSerializer.Deserialize(kept, TalkJson.Default.Talk) ?? new Talk();
        }
        catch (JsonException)
        {
            return new Talk();
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, TalkJson.Default.Talk);

    /// <summary>Somebody who installs the bot anew gets a new conversation: no message of the old one can be replaced from there.</summary>
    public void GoTo(string conversation)
    {
        if (Conversation == conversation) return;
        Conversation = conversation;
        (LiveCard, View) = (null, null);
        Shown.Clear();
        Answered.Clear();
        Earlier.Clear();
        Unasked = null;
    }

    /// <param name="card">Where the person works from now on; <see langword="null"/> where the channel does not tell.</param>
    public void WorkOn(string? card)
    {
        if (LiveCard is { } before && before != card) Earlier.Add(before);
        if (card is not null) Earlier.Remove(card);
        if (Earlier.Count > MostEarlier) Earlier.RemoveAt(0);
        LiveCard = card;
    }

    /// <param name="preparation"><see cref="Several"/> when it names more than one; <see langword="null"/> when none.</param>
    public void Show(string id, Guid? preparation)
    {
        Shown.RemoveAll(shown => shown.Id == id);
        Shown.Add(new ShownMessage(id, preparation));
        if (Shown.Count > MostShown) Shown.RemoveAt(0);
    }

    /// <summary>Everything of the person is gone: what is left only keeps a message from being answered twice.</summary>
    public void Forget()
    {
        (LiveCard, Preparation, View, Undo, Draft, ContactMark) = (null, null, null, null, null, null);
        Shown.Clear();
        Earlier.Clear();
        Unasked = null;
    }

    public void Remember(string? activityId)
    {
        if (string.IsNullOrEmpty(activityId)) return;
        Answered.Add(activityId);
        if (Answered.Count > MostRemembered) Answered.RemoveAt(0);
    }
}

/// <param name="Id">Of the message in the channel.</param>
internal sealed record ShownMessage(string Id, Guid? Preparation);

[JsonSerializable(typeof(Talk))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
internal sealed partial class TalkJson : JsonSerializerContext;
